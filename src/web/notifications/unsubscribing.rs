//! Ending mails from a link in one of them, or having fewer, without a sign-in: the address carries its own
//! secret, and a mail is passed on easily, so that nobody can have more by it. A GET changes nothing, since programs that look through mail open links.

use actix_web::HttpResponse;
use serde::Serialize;

use super::choices::{self, From, Sent, ShownChoices};
use crate::error::Result;
use crate::notifications::{Ending, find_ending, stop};
use crate::platform::config::Secret;
use crate::web::{Form, Path, Response, Visit};

#[derive(Serialize)]
struct EndingPage {
    /// The key of what is mailed so.
    topic: String,
    action: String,
    choices_action: String,
    is_done: bool,
    choices: Option<ShownChoices>,
}

/// Says that a link works no longer.
#[derive(Serialize)]
struct SpentPage {}

/// `GET /unsubscribe/{token}`
pub async fn show(visit: Visit, token: Path<String>) -> Result<Response> {
    let (text, secret, now) = (token.clone(), secret(&visit)?, visit.now());
    let found = visit
        .read(move |conn, _| {
            let Some(ending) = find_ending(conn, &secret, &text)? else { return Ok(None) };
            Ok(Some((ending, choices::shown(conn, ending.person, From::Mail, now)?)))
        })
        .await?;
    match found {
        Some((ending, choices)) => {
            visit.unlisted_page("notifications/unsubscribe.html", &page(&token, ending, false, Some(choices)))
        }
        None => spent(&visit),
    }
}

/// `POST /unsubscribe/{token}`: by a button, or by a mail program as RFC 8058 says.
pub async fn end(visit: Visit, token: Path<String>) -> Result<Response> {
    let (text, secret) = (token.clone(), secret(&visit)?);
    let ended = visit
        .write(move |tx| {
            let Some(ending) = find_ending(tx.conn(), &secret, &text)? else { return Ok(None) };
            stop(tx, ending).map(|()| Some(ending))
        })
        .await?;
    match ended {
        Some(ending) => visit.unlisted_page("notifications/unsubscribe.html", &page(&token, ending, true, None)),
        None => spent(&visit),
    }
}

/// `POST /unsubscribe/{token}/choices`
pub async fn choose(visit: Visit, token: Path<String>, form: Form<Sent>) -> Result<Response> {
    let (text, secret) = (token.clone(), secret(&visit)?);
    let is_known = visit
        .write(move |tx| {
            let Some(ending) = find_ending(tx.conn(), &secret, &text)? else { return Ok(false) };
            choices::keep_less(tx, ending.person, &form.0).map(|()| true)
        })
        .await?;
    if !is_known {
        return spent(&visit);
    }
    visit.leads_to_saying(&format!("/unsubscribe/{}", *token), "notifications-said-choices")
}

fn page(token: &str, ending: Ending, is_done: bool, choices: Option<ShownChoices>) -> EndingPage {
    let topic = ending.topic.map_or_else(|| "digest".to_owned(), |topic| topic.to_string());
    let action = format!("/unsubscribe/{token}");
    EndingPage { topic, choices_action: format!("{action}/choices"), action, is_done, choices }
}

/// By what these addresses are signed.
fn secret(visit: &Visit) -> Result<Secret> {
    Ok(visit.app().config.site_secret().map_err(anyhow::Error::from)?)
}

/// An address that we did not write, that broke on its way, or whose mail went elsewhere than mail goes now.
fn spent(visit: &Visit) -> Result<Response> {
    let page = SpentPage {};
    visit.draw("notifications/unsubscribe_spent.html", &page, HttpResponse::NotFound(), |frame| {
        frame.robots = Some("noindex");
    })
}
