//! Who it is: the session, the reader's language, theme and zone, and the network they come from.

use std::sync::Arc;

use actix_web::HttpRequest;
use actix_web::dev::ServiceRequest;
use actix_web::http::{Method, header};

use super::counts;
use crate::accounts::{self, Session};
use crate::app::App;
use crate::error::{Error, Result};
use crate::notifications;
use crate::platform::clock::Instant;
use crate::platform::net;
use crate::platform::tokens::{Token, TokenHash};
use crate::platform::views::Theme;
use crate::platform::words::Language;
use crate::rights::{self, Admission, Member, Viewer};
use crate::web::accounts::{ASKING, DEVICE, session_cookie};
use crate::web::routes::{Declared, Who};
use crate::web::visit::{Facts, Visit, blocking, notices};

/// Finds out who it is.
pub(super) async fn meet(request: &ServiceRequest, app: &Arc<App>, declared: &Declared, id: String) -> Result<Visit> {
    let mut facts = unknown(request, Arc::clone(app), id);
    let is_machines = declared.who == Who::Machines;
    if !is_machines || request.method() == Method::POST {
        counts::request(&app.limits, &facts.address, facts.now)?;
    }
    if is_machines {
        return Ok(Visit::new(facts));
    }
    let token = request.cookie(cookie_name(app)).and_then(|cookie| Token::parse(cookie.value()));
    let (hash, now, shared) = (token.as_ref().map(Token::hash), facts.now, Arc::clone(app));
    let is_page = request.method() == Method::GET;
    let found = blocking(move || find(&shared, hash.as_ref(), is_page, now)).await?;
    facts.viewer = found.viewer;
    if let Some(member) = found.member {
        facts.theme = theme(&member.theme);
        if let Some(language) = spoken(app, member.language.as_deref()) {
            facts.language = language;
        }
        facts.renewed = found.renewed.as_ref().map(|token| session_cookie(app, token, found.is_kept));
        facts.is_proved = found.is_proved;
        facts.before = token.clone().filter(|_| found.renewed.is_some());
        facts.session = found.renewed.or(token);
        facts.member = Some(member);
        facts.unread = found.unread;
    }
    facts.notices = notices(app, request.request());
    Ok(Visit::new(facts))
}

/// Whom the database knows.
struct Found {
    member: Option<Member>,
    viewer: Viewer,
    /// How much is new to them, where a page is asked for.
    unread: i64,
    /// The session's new token, if it was given one.
    renewed: Option<Token>,
    is_kept: bool,
    is_proved: bool,
}

/// What is read of a request: the session, who it is, what they may see, and how much is new to them.
type Seen = (Option<Session>, Option<Member>, Viewer, i64);

fn see(app: &App, hash: Option<&TokenHash>, is_page: bool, now: Instant) -> Result<Seen> {
    app.db.read(|conn| {
        let session = match hash {
            Some(hash) => accounts::find_session(conn, hash, now)?,
            None => None,
        };
        let member = session.as_ref().map(|session| rights::find_member(conn, session.person_id, now)).transpose()?;
        let viewer = match &member {
            Some(member) => member.viewer().clone(),
            None => rights::guest(conn)?,
        };
        let unread = if is_page { notifications::count_unread(conn, &viewer)? } else { 0 };
        Ok((session, member, viewer, unread))
    })
}

/// Opens the account of somebody who was asked to confirm an address while mail was still sent. Whether it did: an
/// address that is somebody else's by now is not theirs.
fn is_opened(app: &App, member: Option<&Member>) -> bool {
    let is_asked = |member: &&Member| member.admission() == Admission::Unconfirmed && !app.config.sends_mail();
    let Some(person) = member.filter(is_asked).map(|member| member.id) else { return false };
    app.db.write(|tx| accounts::open_without_mail(tx, person)).is_ok()
}

fn find(app: &App, hash: Option<&TokenHash>, is_page: bool, now: Instant) -> Result<Found> {
    let mut seen = see(app, hash, is_page, now)?;
    if is_opened(app, seen.1.as_ref()) {
        seen = see(app, hash, is_page, now)?;
    }
    let (session, member, viewer, unread) = seen;
    let renewed = match (&session, &member) {
        (Some(session), Some(member)) => note_use(app, session, member, now)?,
        _ => None,
    };
    let is_kept = session.as_ref().is_none_or(Session::is_kept);
    let is_proved = session.as_ref().is_some_and(|session| session.is_proved(now));
    Ok(Found { member, viewer, unread, renewed, is_kept, is_proved })
}

/// Writes down now and then that a session is in use, and gives it a new token when what its person may has changed.
fn note_use(app: &App, session: &Session, member: &Member, now: Instant) -> Result<Option<Token>> {
    if session.is_older_than(member.rights_changed_at) {
        let token = Token::random()?;
        let is_new = app.db.write(|tx| Ok::<_, Error>(accounts::renew(tx, session, &token.hash())?))?;
        return Ok(is_new.then_some(token));
    }
    if session.is_worth_noting(now) {
        let lasts = session.lasts(app.config.session_days);
        app.db.write(|tx| Ok::<_, Error>(accounts::used(tx, &session.token_hash, lasts)?))?;
    }
    Ok(None)
}

/// What is known of a request before the database was asked.
pub(super) fn unknown(request: &ServiceRequest, app: Arc<App>, request_id: String) -> Facts {
    let text = |name: header::HeaderName| {
        request.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
    };
    let cookie = |name: &str| request.cookie(name).map(|cookie| cookie.value().to_owned());
    let token = |name: &str| cookie(name).and_then(|text| Token::parse(&text));
    let asked = || app.views.words().best_for(&text(header::ACCEPT_LANGUAGE), &app.language());
    let language = spoken(&app, cookie("language").as_deref()).unwrap_or_else(asked);
    let page = page_before(request.request(), &app);
    let here = request.uri().path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string);
    Facts {
        now: app.clock.now(),
        viewer: Viewer::nobody(),
        member: None,
        unread: 0,
        session: None,
        before: None,
        renewed: None,
        is_proved: false,
        device: token(DEVICE),
        asking: token(ASKING),
        browser: crate::web::providers::browser(&app, cookie),
        kept: token(crate::web::kept::COOKIE),
        language,
        theme: theme(&cookie("theme").unwrap_or_default()),
        // Nobody can come back to where a form was sent to: the page that it stood on is where they are.
        here: if request.method() == Method::POST { page.clone() } else { here },
        page,
        query: request.query_string().to_owned(),
        is_script: request.headers().contains_key("x-fragment"),
        notices: Vec::new(),
        address: network(request, &app),
        agent: text(header::USER_AGENT),
        request_id,
        app,
    }
}

/// A language that somebody chose, if we have words in it.
fn spoken(app: &App, tag: Option<&str>) -> Option<Language> {
    tag.and_then(Language::parse).filter(|language| app.views.words().speaks(language))
}

fn theme(word: &str) -> Theme {
    match word {
        "light" => Theme::Light,
        "dark" => Theme::Dark,
        _ => Theme::Auto,
    }
}

/// The client's network, as limits count it.
fn network(request: &ServiceRequest, app: &App) -> String {
    let config = &app.config;
    let values = request
        .headers()
        .get_all(config.forwarded_header.name())
        .map(|value| value.to_str().unwrap_or("unknown"))
        .collect::<Vec<_>>();
    let peer = request.peer_addr().map_or(std::net::IpAddr::from([127, 0, 0, 1]), |peer| peer.ip());
    let client = net::client_address(peer, config.forwarded_header, values.into_iter(), &config.trusted_proxies);
    net::limits_key(client).to_string()
}

/// Where the form stood, if that was on this site: what follows the site's address in `Referer`.
fn page_before(request: &HttpRequest, app: &App) -> String {
    let referer = request.headers().get(header::REFERER).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let own_host = request.headers().get(header::HOST).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let after_scheme = referer.split_once("://").map(|(_, rest)| rest).unwrap_or_default();
    let (host, path) = after_scheme.split_at(after_scheme.find('/').unwrap_or(after_scheme.len()));
    let is_ours = !host.is_empty() && (referer.starts_with(app.base.origin()) || host == own_host);
    if is_ours && path.starts_with('/') && !path.starts_with("//") { path.to_owned() } else { "/".to_owned() }
}

/// The session's cookie: bound to this host and to TLS where the site has it.
pub(in crate::web) fn cookie_name(app: &App) -> &'static str {
    if app.base.is_https() { "__Host-session" } else { "session" }
}
