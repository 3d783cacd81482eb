//! Whether they may call this address, and whether what they send is theirs.

use actix_web::HttpMessage;
use actix_web::dev::{Payload, ServiceRequest};
use actix_web::http::Method;
use actix_web::web::BytesMut;
use futures_util::StreamExt;

use super::{Admitted, counts};
use crate::error::{Error, Result};
use crate::platform::forms::{self, Fields};
use crate::platform::tokens::Token;
use crate::platform::words::Message;
use crate::rights::{Standing, Viewer};
use crate::urls;
use crate::web::form::Sent;
use crate::web::multipart::{self, Received};
use crate::web::routes::{Declared, Who};
use crate::web::visit::{Response, Visit};
use crate::web::{accounts, farewells, kept};

/// Lets a request on, answers it here, or says why not. What was sent stays at hand whatever happens.
pub(super) async fn admit(request: &mut ServiceRequest, visit: &Visit, declared: &Declared) -> Result<Admitted> {
    if let Some(page) = farewells::instead_of(visit, declared) {
        return Ok(Admitted::Answered(visit.leads_to(page)?));
    }
    let is_form = request.method() == Method::POST && declared.who != Who::Machines;
    let mut received = Received::default();
    let read = if is_form { read(request, visit, declared, &mut received).await } else { Ok(()) };
    let Received { fields: mut sent, file, .. } = received;
    let token = sent.take("csrf").unwrap_or_default();
    request.extensions_mut().insert(Sent(sent.clone()));
    if let Some(file) = file {
        request.extensions_mut().insert(file);
    }
    read?;
    if is_form {
        check_origin(request, visit)?;
    }
    if declared.is_local_door {
        crate::accounts::refuse_closed_doors(&visit.app().settings())?;
    }
    if declared.who == Who::Guests && visit.member().is_some() {
        return Ok(Admitted::Answered(visit.leads_to(&accounts::back_to(sent.get("next")))?));
    }
    if !is_form {
        may_call(visit, declared.who)?;
        counts::read(visit, declared)?;
        return wants_proof(visit, declared).map(|first| first.map_or(Admitted::On, Admitted::Answered));
    }
    match may_call(visit, declared.who) {
        Err(Error::SignInNeeded) => return kept::until_sign_in(visit, request.path(), &sent).await,
        Err(refused) if writes_drafts_only(visit, declared.who) && is_theirs(visit, &token) => {
            counts::write(visit, declared)?;
            return kept::until_admitted(visit, request.path(), &sent, refused).await;
        }
        other => other?,
    }
    counts::write(visit, declared)?;
    if is_theirs(visit, &token)
        && let Some(first) = wants_proof(visit, declared)?
    {
        return Ok(Admitted::Answered(first));
    }
    check_token(request, visit, &sent, &token).await
}

/// Reads what was sent. A file is kept only if all that can be asked before it says that it may be.
async fn read(request: &mut ServiceRequest, visit: &Visit, declared: &Declared, received: &mut Received) -> Result<()> {
    match declared.file {
        Some(takes) if multipart::is_multipart(request) => {
            let may = may_call(visit, declared.who).is_ok() && check_origin(request, visit).is_ok();
            let may_keep = |before: &Fields| may && is_theirs(visit, before.get("csrf").unwrap_or_default());
            let most = (takes.most)(&visit.app().config);
            multipart::read(request, takes, most, received, may_keep).await
        }
        _ => {
            received.fields = Fields::parse(&body(request).await?)?;
            Ok(())
        }
    }
}

fn may_call(visit: &Visit, who: Who) -> Result<()> {
    let viewer = visit.viewer();
    match (who, visit.member()) {
        (Who::Machines | Who::Everyone | Who::Guests, _) => Ok(()),
        (_, None) => Err(Error::SignInNeeded),
        (Who::Drafters | Who::Writers, _) if viewer.is_suspended() => Err(Error::Refused(why_suspended(viewer))),
        (Who::Writers, _) if !viewer.may_post() => Err(Error::Refused(Message::new("errors-refused-not-admitted"))),
        (Who::Staff, _) if !viewer.is_staff() => Err(Error::NotFound),
        (Who::Admins, _) if !viewer.is_admin() => Err(Error::NotFound),
        _ => Ok(()),
    }
}

/// Whether somebody may not post yet, and is neither suspended nor a guest.
fn writes_drafts_only(visit: &Visit, who: Who) -> bool {
    who == Who::Writers && visit.member().is_some_and(|member| !member.is_suspended() && !member.may_post())
}

/// Leads to where one proves who one is, where that is asked for and was not done lately.
fn wants_proof(visit: &Visit, declared: &Declared) -> Result<Option<Response>> {
    if !declared.asks_proof || visit.facts().is_proved {
        return Ok(None);
    }
    // A form is filled in again from its page: it may hold what must not be kept.
    let back = &visit.facts().here;
    visit.leads_to(&format!("/proof?next={}", urls::path_segment(back))).map(Some)
}

fn why_suspended(viewer: &Viewer) -> Message {
    match viewer.standing() {
        Standing::Suspended(it) if !it.why.is_empty() => {
            Message::new("errors-refused-suspended-why").with("why", it.why.clone())
        }
        _ => Message::new("errors-refused-suspended"),
    }
}

/// The token of the session that sends it. One from a session before makes a draft of what was sent.
async fn check_token(request: &ServiceRequest, visit: &Visit, sent: &Fields, token: &str) -> Result<Admitted> {
    if is_theirs(visit, token) { Ok(Admitted::On) } else { kept::as_draft(visit, request.path(), sent).await }
}

fn is_theirs(visit: &Visit, token: &str) -> bool {
    let facts = visit.facts();
    // A form that was opened before its session was given a new token is still its own.
    let is_of = |session: &Token| session.accepts_csrf(token);
    facts.session.as_ref().is_none_or(is_of) || facts.before.as_ref().is_some_and(is_of)
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
