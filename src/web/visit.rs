//! A request as the forum sees it: who looks, in which language and zone, and the doors they may use.

use std::rc::Rc;
use std::sync::Arc;

use actix_web::cookie::{Cookie, SameSite};
use actix_web::http::header;
use actix_web::{FromRequest, HttpMessage, HttpRequest, HttpResponse, dev::Payload, web};
use futures_util::future::{Ready, ready};
use serde::{Serialize, de::DeserializeOwned};

use super::crawlers;
use crate::app::App;
use crate::error::{Error, Result};
use crate::ids::ThreadId;
use crate::platform::assets;
use crate::platform::clock::Instant;
use crate::platform::db::{Conn, Tx};
use crate::platform::tokens::Token;
use crate::platform::views::{Frame, Logo, NavLink, Notice, NoticeKind, Person, Site, Theme};
use crate::platform::words::{Language, Message};
use crate::rights::{Admission, Member, Viewer};
use crate::settings;

/// What a handler answers with.
pub type Response = HttpResponse;

/// The cookie that carries the key of what the next page says.
pub(super) const NOTICE: &str = "notice";

/// A request as the forum sees it.
#[derive(Clone)]
pub struct Visit(Rc<Facts>);

/// What the gate found out about a request.
pub(super) struct Facts {
    pub(super) app: Arc<App>,
    pub(super) now: Instant,
    /// Who looks.
    pub(super) viewer: Viewer,
    /// Who acts, if they are signed in.
    pub(super) member: Option<Member>,
    /// How much is new to them, where a page is asked for.
    pub(super) unread: i64,
    /// The session, if they are signed in.
    pub(super) session: Option<Token>,
    /// The session's token until this request, if it was just given a new one.
    pub(super) before: Option<Token>,
    /// The cookie of a session that was just given a new token.
    pub(super) renewed: Option<Cookie<'static>>,
    /// Whether it was proved lately whose session it is.
    pub(super) is_proved: bool,
    /// By which the browser is known that somebody signed in with before.
    pub(super) device: Option<Token>,
    /// By which the browser is known that asked for a link to sign in with.
    pub(super) asking: Option<Token>,
    /// What the browser keeps while it deals with sign-in providers.
    pub(super) browser: Option<Token>,
    /// By which they have back what they wrote before signing in.
    pub(super) kept: Option<Token>,
    pub(super) language: Language,
    pub(super) theme: Theme,
    /// The path and query; of the page before where a form was sent.
    pub(super) here: String,
    /// Where the form stood that was sent, as path and query of this site.
    pub(super) page: String,
    /// What follows the question mark of the address itself.
    pub(super) query: String,
    /// Whether one of our scripts asks: it reads whole pages, and refusals as plain text.
    pub(super) is_script: bool,
    /// What the page before left to say.
    pub(super) notices: Vec<Notice>,
    /// The client's network, for limits and audits.
    pub(super) address: String,
    /// The browser, as it names itself.
    pub(super) agent: String,
    /// Names this request in the log and on the page of an error of ours.
    pub(super) request_id: String,
}

impl Visit {
    pub(super) fn new(facts: Facts) -> Self {
        Self(Rc::new(facts))
    }

    pub(super) fn facts(&self) -> &Facts {
        &self.0
    }

    /// What every request shares.
    pub fn app(&self) -> &Arc<App> {
        &self.0.app
    }

    /// Who looks.
    pub fn viewer(&self) -> &Viewer {
        &self.0.viewer
    }

    /// Who is signed in.
    pub fn member(&self) -> Option<&Member> {
        self.0.member.as_ref()
    }

    /// How much is new to who is signed in, up to a hundred.
    pub fn unread(&self) -> i64 {
        self.0.unread
    }

    /// The moment of the request.
    pub fn now(&self) -> Instant {
        self.0.now
    }

    /// The reader's language.
    pub fn language(&self) -> &Language {
        &self.0.language
    }

    /// The language in which who chose none is told by mail of what happens here; nothing where no mail is sent.
    pub(super) fn told_in(&self) -> Option<Language> {
        self.app().config.sends_mail().then(|| self.language().clone())
    }

    /// The time zone that pages tell moments in: the reader's, or the site's.
    pub fn zone(&self) -> String {
        let chosen = self.member().and_then(|member| member.time_zone.clone());
        chosen.unwrap_or_else(|| self.app().settings().zone.clone())
    }

    /// The page where the form stood that was sent.
    pub fn page_before(&self) -> &str {
        &self.0.page
    }

    /// What follows the question mark of the address that was asked or sent to, if anything does.
    pub fn sent_query(&self) -> Option<&str> {
        Some(self.0.query.as_str()).filter(|query| !query.is_empty())
    }

    /// Counts that somebody reads a thread; nothing is written yet.
    pub fn counts_view(&self, thread: ThreadId) {
        let who = self.viewer().id().map_or_else(|| self.0.address.clone(), |id| format!("#{id}"));
        self.app().view_counter.count(thread, who, self.now());
    }

    /// Runs queries on one snapshot.
    pub async fn read<T: Send + 'static>(
        &self,
        queries: impl FnOnce(&mut Conn, &Viewer) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (app, viewer) = (Arc::clone(self.app()), self.0.viewer.clone());
        blocking(move || app.db.read(|conn| queries(conn, &viewer))).await
    }

    /// Runs a command in a transaction.
    pub async fn write<T: Send + 'static>(
        &self,
        command: impl FnOnce(&mut Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let app = Arc::clone(self.app());
        blocking(move || app.db.write(command)).await
    }

    /// Draws a page.
    pub fn page(&self, template: &str, page: &impl Serialize) -> Result<Response> {
        self.draw(template, page, HttpResponse::Ok(), |frame| frame.canonical = Some(self.canonical()))
    }

    /// Draws a page that search engines leave out.
    pub fn unlisted_page(&self, template: &str, page: &impl Serialize) -> Result<Response> {
        self.draw(template, page, HttpResponse::Ok(), |frame| frame.robots = Some("noindex"))
    }

    /// The full address that search engines shall keep for what is asked here.
    pub(super) fn canonical(&self) -> String {
        self.app().base.join(&crawlers::canonical(&self.0.here))
    }

    /// Draws a form again, with what was typed and what needs another look.
    pub fn form_again(&self, template: &str, page: &impl Serialize) -> Result<Response> {
        self.draw(template, page, HttpResponse::UnprocessableEntity(), |_| {})
    }

    /// Draws a page with a status of its own and a change to what stands round it.
    pub(super) fn draw(
        &self,
        template: &str,
        page: &impl Serialize,
        mut response: actix_web::HttpResponseBuilder,
        change: impl FnOnce(&mut Frame),
    ) -> Result<Response> {
        let mut frame = self.frame();
        change(&mut frame);
        let html = self.app().views.page(template, page, &frame)?;
        if !frame.notices.is_empty() {
            response.cookie(forget(NOTICE));
        }
        Ok(response.content_type("text/html; charset=utf-8").body(html))
    }

    /// Leads elsewhere on this site after something was done.
    pub fn leads_to(&self, url: &str) -> Result<Response> {
        Ok(self.onward(url).finish())
    }

    /// Scripts are told the address instead of being led there: a redirect would lose what follows `#`.
    pub(super) fn onward(&self, url: &str) -> actix_web::HttpResponseBuilder {
        if self.0.is_script {
            let mut told = HttpResponse::Ok();
            told.insert_header(("x-location", url));
            return told;
        }
        let mut led = HttpResponse::SeeOther();
        led.insert_header((header::LOCATION, url));
        led
    }

    /// Says that a page has another address for good.
    pub fn moved_to(&self, url: &str) -> Result<Response> {
        Ok(HttpResponse::PermanentRedirect().insert_header((header::LOCATION, url)).finish())
    }

    /// Leads elsewhere on this site, where the page says what was done: a key without arguments.
    pub fn leads_to_saying(&self, url: &str, key: &'static str) -> Result<Response> {
        let said = Cookie::build(NOTICE, key).path("/").http_only(true).same_site(SameSite::Lax).finish();
        Ok(self.onward(url).cookie(said).finish())
    }

    /// What stands round a page for this reader.
    pub(super) fn frame(&self) -> Frame {
        let (facts, settings) = (&self.0, self.app().settings());
        let accent = settings.own_accent().map(|accent| assets::accent_url(&accent));
        let logo = settings.own_logo.as_ref().map(shown_logo);
        let site = Site { name: settings.name.clone(), logo, accent };
        let mut frame = Frame::new(site, facts.language.clone(), self.zone(), facts.here.clone());
        frame.languages = self.app().views.words().languages();
        frame.csrf = facts.session.as_ref().map(Token::csrf).unwrap_or_default();
        frame.theme = facts.theme;
        frame.unread = facts.unread;
        frame.upload_megabytes = self.app().config.upload_megabytes;
        frame.notices.clone_from(&facts.notices);
        frame.is_suspended = facts.viewer.is_suspended();
        frame.has_shortcuts = facts.member.as_ref().is_none_or(|member| member.has_shortcuts);
        frame.viewer = facts.member.as_ref().map(|member| {
            let person = Person::new(member.id.number(), &member.name, &member.handle);
            let mut person = person.shown_by(member.picture.as_deref());
            person.is_staff = member.is_staff();
            person.is_admin = member.is_admin();
            person
        });
        if is_moderating(&facts.viewer) {
            frame.nav.extend(NavLink::reviewing(&facts.here));
        } else if is_advising(&facts.viewer) {
            frame.nav.push(NavLink::advising(&facts.here));
        }
        frame.is_pending = facts.viewer.admission() != Admission::Admitted;
        frame
    }
}

/// Whether somebody keeps order anywhere: for them there is a desk.
fn is_moderating(viewer: &Viewer) -> bool {
    viewer.is_staff() && viewer.spaces().iter().any(|space| viewer.is_moderator_of(*space))
}

/// Whether somebody is an expert anywhere.
fn is_advising(viewer: &Viewer) -> bool {
    viewer.is_staff() && viewer.spaces().iter().any(|space| viewer.is_expert_of(*space))
}

fn shown_logo(logo: &settings::Logo) -> Logo {
    let url = format!("{}{}", assets::PREFIX, logo.name);
    Logo { url, width: logo.width, height: logo.height, is_wide: logo.is_wide(), ground: logo.ground.word() }
}

/// Runs what waits for the disk or the processor where it holds up no other request.
pub(super) async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    web::block(work).await.map_err(|_| Error::Unavailable("the server is being stopped".into()))?
}

/// A cookie that takes another away.
pub(super) fn forget(name: &'static str) -> Cookie<'static> {
    // Browsers take no change to a cookie bound to its host that does not say `Secure`.
    let mut cookie = Cookie::build(name, "").path("/").secure(name.starts_with("__Host-")).finish();
    cookie.make_removal();
    cookie
}

/// What the page after says, from the key in the cookie: only keys that exist are said.
pub(super) fn notices(app: &App, request: &HttpRequest) -> Vec<Notice> {
    let Some(key) = request.cookie(NOTICE).map(|cookie| cookie.value().to_owned()) else { return Vec::new() };
    if !app.views.words().has(&Language::ENGLISH, &key) {
        return Vec::new();
    }
    vec![Notice { kind: NoticeKind::Positive, message: Message::new(key) }]
}

impl FromRequest for Visit {
    type Error = Error;
    type Future = Ready<Result<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let visit = request.extensions().get::<Visit>().cloned();
        ready(visit.ok_or_else(|| anyhow::anyhow!("this address takes no visits").into()))
    }
}

impl FromRequest for Member {
    type Error = Error;
    type Future = Ready<Result<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let member = request.extensions().get::<Visit>().and_then(|visit| visit.member().cloned());
        ready(member.ok_or(Error::SignInNeeded))
    }
}

/// The parts of an address's path; what they cannot be does not exist.
pub struct Path<T>(pub T);

impl<T: DeserializeOwned + 'static> FromRequest for Path<T> {
    type Error = Error;
    type Future = Ready<Result<Self>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let parts = web::Path::<T>::from_request(request, payload).into_inner();
        if has_nul(request.path()) {
            return ready(Err(Error::NotFound));
        }
        ready(parts.map(|parts| Path(parts.into_inner())).map_err(|_| Error::NotFound))
    }
}

impl<T> std::ops::Deref for Path<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

/// What an address asks after its question mark; unknown names are passed over, unfit values not found.
pub struct Query<T>(pub T);

impl<T: DeserializeOwned> FromRequest for Query<T> {
    type Error = Error;
    type Future = Ready<Result<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        if has_nul(request.query_string()) {
            return ready(Err(Error::NotFound));
        }
        ready(serde_urlencoded::from_str(request.query_string()).map(Query).map_err(|_| Error::NotFound))
    }
}

/// Whether a part of an address holds a NUL: no name has one, and PostgreSQL takes none as text.
fn has_nul(encoded: &str) -> bool {
    encoded.contains("%00") || encoded.contains('\0')
}

/// An id at the beginning of a path's segment, whatever words follow: `123-how-do-i-restore`.
#[derive(Clone, Debug)]
pub(super) struct Numbered<T> {
    pub(super) id: T,
    segment: String,
}

impl<T> Numbered<T> {
    /// Whether the segment is the last of an address, word for word.
    pub(super) fn is_written_as(&self, url: &str) -> bool {
        url.rsplit('/').next().is_some_and(|last| last == crate::urls::path_segment(&self.segment))
    }
}

impl<'de, T: std::str::FromStr> serde::Deserialize<'de> for Numbered<T> {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let segment = String::deserialize(from)?;
        let digits = segment.split('-').next().unwrap_or_default();
        let id = digits.parse().map_err(|_| serde::de::Error::custom("no number"))?;
        Ok(Self { id, segment })
    }
}
