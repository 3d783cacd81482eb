//! Ending mails from a link in one of them, and choosing others, without a sign-in: the address carries its own
//! secret. A GET changes nothing, since programs that look through mail open links.

use serde::Serialize;

use super::choices::{self, Sent, ShownChoices};
use super::settings::site_zone;
use crate::error::{Error, Result};
use crate::notifications::{Ending, stop};
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

/// `GET /unsubscribe/{token}`
pub async fn show(visit: Visit, token: Path<String>) -> Result<Response> {
    let ending = read(&visit, &token)?;
    let choices = visit.read(move |conn, _| choices::shown(conn, ending.person)).await?;
    visit.unlisted_page("notifications/unsubscribe.html", &page(&token, ending, false, Some(choices)))
}

/// `POST /unsubscribe/{token}`: by a button, or by a mail program as RFC 8058 says.
pub async fn end(visit: Visit, token: Path<String>) -> Result<Response> {
    let ending = read(&visit, &token)?;
    visit.write(move |tx| stop(tx, ending)).await?;
    visit.unlisted_page("notifications/unsubscribe.html", &page(&token, ending, true, None))
}

/// `POST /unsubscribe/{token}/choices`
pub async fn choose(visit: Visit, token: Path<String>, form: Form<Sent>) -> Result<Response> {
    let (ending, site) = (read(&visit, &token)?, site_zone(&visit));
    visit.write(move |tx| choices::keep(tx, ending.person, &form.0, &site)).await?;
    visit.leads_to_saying(&format!("/unsubscribe/{}", *token), "notifications-said-choices")
}

fn page(token: &str, ending: Ending, is_done: bool, choices: Option<ShownChoices>) -> EndingPage {
    let topic = ending.topic.map_or_else(|| "digest".to_owned(), |topic| topic.to_string());
    let action = format!("/unsubscribe/{token}");
    EndingPage { topic, choices_action: format!("{action}/choices"), action, is_done, choices }
}

/// Whose mails of what the address ends; one that we did not write is not found.
fn read(visit: &Visit, token: &str) -> Result<Ending> {
    let secret = visit.app().config.site_secret().map_err(anyhow::Error::from)?;
    Ending::read(&secret, token).ok_or(Error::NotFound)
}
