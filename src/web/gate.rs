//! What every request passes: who is it, may they call this address, is the form really theirs.

use std::rc::Rc;
use std::sync::Arc;

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::http::{Method, header};
use actix_web::middleware::Next;
use actix_web::web::{BytesMut, Data};
use actix_web::{HttpMessage, HttpRequest};
use futures_util::StreamExt;
use tracing::Instrument;

use super::errors;
use super::form::Sent;
use super::routes::Who;
use super::visit::{Facts, Visit, blocking, notices};
use crate::accounts;
use crate::app::App;
use crate::error::{Error, Result};
use crate::platform::forms::{self, Fields};
use crate::platform::logs;
use crate::platform::net;
use crate::platform::tokens::{self, Token};
use crate::platform::views::Theme;
use crate::platform::words::{Language, Message};
use crate::rights::{self, Member, Viewer};

/// Lets a request through to its handler, or answers in its place; draws errors as pages.
pub(super) async fn gate(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let id = tokens::random_text::<9>().unwrap_or_default();
    let route = request.match_pattern().unwrap_or_default();
    let span = logs::request_span(&id, request.method().as_str(), &route);
    pass(request, next, id).instrument(span).await
}

async fn pass(
    mut request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
    id: String,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let started = std::time::Instant::now();
    let who = request.app_data::<Who>().copied().unwrap_or(Who::Admins);
    let Some(app) = request.app_data::<Data<App>>().map(|app| Arc::clone(app)) else {
        return Err(Error::Internal(anyhow::anyhow!("no application behind the gate")).into());
    };
    let (visit, admitted) = match meet(&request, &app, who, id.clone()).await {
        Ok(visit) => (visit, Ok(())),
        Err(error) => (Visit::new(unknown(&request, app, id)), Err(error)),
    };
    let admitted = match admitted {
        Ok(()) => admit(&mut request, &visit, who).await,
        refused => refused,
    };
    let is_personal = visit.member().is_some();
    request.extensions_mut().insert(visit.clone());
    let response = match admitted {
        Ok(()) => next.call(request).await?.map_into_boxed_body(),
        Err(error) => {
            let response = actix_web::error::ResponseError::error_response(&error);
            let mut response = request.into_response(response);
            response.response_mut().extensions_mut().insert(errors::Trouble(Rc::new(error)));
            response
        }
    };
    let mut response = errors::draw(response, &visit);
    if is_personal {
        response.headers_mut().insert(header::CACHE_CONTROL, header::HeaderValue::from_static("no-store"));
    } else if !response.headers().contains_key(header::CACHE_CONTROL) {
        response.headers_mut().insert(header::CACHE_CONTROL, header::HeaderValue::from_static("private, no-cache"));
    }
    tracing::info!(status = response.status().as_u16(), micros = started.elapsed().as_micros(), "answered");
    Ok(response)
}

/// Finds out who it is.
async fn meet(request: &ServiceRequest, app: &Arc<App>, who: Who, id: String) -> Result<Visit> {
    let now = app.clock.now();
    let mut facts = unknown(request, Arc::clone(app), id);
    if who == Who::Machines {
        return Ok(Visit::new(facts));
    }
    let token = request.cookie(cookie_name(app)).and_then(|cookie| Token::parse(cookie.value()));
    let hash = token.as_ref().map(Token::hash);
    let lasts = accounts::lifetime(app.config.session_days);
    let shared = Arc::clone(app);
    let found: (Option<Member>, Viewer) = blocking(move || {
        let (session, member, viewer) = shared.db.read(|conn| {
            let session = match &hash {
                Some(hash) => accounts::find_session(conn, hash, now)?,
                None => None,
            };
            let member =
                session.as_ref().map(|session| rights::find_member(conn, session.person_id, now)).transpose()?;
            let viewer = match &member {
                Some(member) => member.viewer().clone(),
                None => rights::guest(conn)?,
            };
            Ok::<_, Error>((session, member, viewer))
        })?;
        if let Some(session) = session.filter(|session| session.is_worth_noting(now)) {
            shared.db.write(|tx| Ok::<_, Error>(accounts::used(tx, &session.token_hash, lasts)?))?;
        }
        Ok((member, viewer))
    })
    .await?;
    (facts.member, facts.viewer) = found;
    if let Some(member) = &facts.member {
        facts.session = token;
        facts.theme = theme(&member.theme);
        if let Some(language) = member.language.as_deref().and_then(Language::parse) {
            facts.language = language;
        }
    }
    facts.notices = notices(app, request.request());
    Ok(Visit::new(facts))
}

/// What is known of a request before the database was asked.
fn unknown(request: &ServiceRequest, app: Arc<App>, request_id: String) -> Facts {
    let text = |name: header::HeaderName| {
        request.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
    };
    let cookie = |name: &str| request.cookie(name).map(|cookie| cookie.value().to_owned());
    let words = app.views.words();
    let chosen = cookie("language").and_then(|tag| Language::parse(&tag)).filter(|it| words.languages().contains(it));
    let site_language = Language::parse(&app.settings().language).unwrap_or(Language::ENGLISH);
    let language = chosen.unwrap_or_else(|| words.best_for(&text(header::ACCEPT_LANGUAGE), &site_language));
    Facts {
        now: app.clock.now(),
        viewer: Viewer::nobody(),
        member: None,
        session: None,
        language,
        theme: theme(&cookie("theme").unwrap_or_default()),
        here: request.uri().path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string),
        page: page_before(request.request(), &app),
        is_script: request.headers().contains_key("x-fragment"),
        notices: Vec::new(),
        address: client_address(request, &app),
        agent: text(header::USER_AGENT),
        request_id,
        app,
    }
}

fn theme(word: &str) -> Theme {
    match word {
        "light" => Theme::Light,
        "dark" => Theme::Dark,
        _ => Theme::Auto,
    }
}

fn client_address(request: &ServiceRequest, app: &App) -> String {
    let config = &app.config;
    let values = request
        .headers()
        .get_all(config.forwarded_header.name())
        .map(|value| value.to_str().unwrap_or("unknown"))
        .collect::<Vec<_>>();
    let peer = request.peer_addr().map_or(std::net::IpAddr::from([127, 0, 0, 1]), |peer| peer.ip());
    net::client_address(peer, config.forwarded_header, values.into_iter(), &config.trusted_proxies).to_string()
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

/// Whether they may call this address, and whether what they send is theirs.
async fn admit(request: &mut ServiceRequest, visit: &Visit, who: Who) -> Result<()> {
    if request.method() == Method::POST && who != Who::Machines {
        let mut fields = Fields::parse(&body(request).await?)?;
        let token = fields.take("csrf").unwrap_or_default();
        request.extensions_mut().insert(Sent(fields));
        may_call(visit, who)?;
        check_origin(request, visit)?;
        let is_theirs = visit.facts().session.as_ref().is_none_or(|session| session.accepts_csrf(&token));
        return if is_theirs { Ok(()) } else { Err(Error::Refused(Message::new("errors-refused-token"))) };
    }
    may_call(visit, who)
}

fn may_call(visit: &Visit, who: Who) -> Result<()> {
    let viewer = visit.viewer();
    match (who, visit.member()) {
        (Who::Machines | Who::Everyone | Who::Guests, _) => Ok(()),
        (_, None) => Err(Error::SignInNeeded),
        (Who::Writers, _) if viewer.is_suspended() => Err(Error::Refused(Message::new("errors-refused-suspended"))),
        (Who::Staff, _) if !viewer.is_staff() => Err(Error::NotFound),
        (Who::Admins, _) if !viewer.is_admin() => Err(Error::NotFound),
        _ => Ok(()),
    }
}

/// Forms come from this site's own pages, by what browsers say of them and cannot be made to say otherwise.
fn check_origin(request: &ServiceRequest, visit: &Visit) -> Result<()> {
    let text = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok());
    let expected = visit.app().base.origin();
    match (text("sec-fetch-site"), text("origin")) {
        (Some("same-origin"), _) => Ok(()),
        (_, Some(origin)) if origin == expected => Ok(()),
        _ => {
            tracing::warn!(expected, "a form was refused for where it came from; is PEERDESK_URL right?");
            Err(Error::Refused(Message::new("errors-refused-origin").with("expected", expected)))
        }
    }
}

/// The body of a form, up to what forms may have.
async fn body(request: &mut ServiceRequest) -> Result<BytesMut> {
    let mut payload = request.take_payload();
    let mut body = BytesMut::new();
    while let Some(chunk) = payload.next().await {
        let chunk = chunk.map_err(|_| Error::from(forms::FormProblem::NotText))?;
        if body.len() + chunk.len() > forms::MOST_BYTES {
            return Err(forms::FormProblem::TooLarge.into());
        }
        body.extend_from_slice(&chunk);
    }
    request.set_payload(Payload::None);
    Ok(body)
}

/// The session's cookie: bound to this host and to TLS where the site has it.
pub(super) fn cookie_name(app: &App) -> &'static str {
    if app.base.is_https() { "__Host-session" } else { "session" }
}
