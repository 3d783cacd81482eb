//! The first administrator: whoever holds the link that the server printed.

use actix_web::HttpResponse;
use serde::{Deserialize, Serialize};

use super::session::{Entry, begin};
use super::sign_up::account;
use crate::accounts;
use crate::audit::Kind;
use crate::error::{Error, Result};
use crate::platform::config::Secret;
use crate::platform::forms::FieldErrors;
use crate::platform::tokens::Token;
use crate::setup;
use crate::web::{Form, Path, Response, Visit};

/// What the form sends.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct SetUpForm {
    name: String,
    handle: String,
    mail: String,
    #[serde(skip_serializing)]
    password: String,
}

#[derive(Serialize)]
struct SetUpPage {
    form: SetUpForm,
    errors: FieldErrors,
    action: String,
}

#[derive(Serialize)]
struct SpentPage {}

/// `GET /setup/{token}`
pub async fn new(visit: Visit, link: Path<String>) -> Result<Response> {
    if !is_open(&visit, &link).await? {
        return spent(&visit);
    }
    let page = SetUpPage { form: SetUpForm::default(), errors: FieldErrors::new(), action: action(&link) };
    visit.unlisted_page("accounts/set_up.html", &page)
}

/// `POST /setup/{token}`
pub async fn set_up(visit: Visit, link: Path<String>, form: Form<SetUpForm>) -> Result<Response> {
    let form = form.0;
    if !is_open(&visit, &link).await? {
        return spent(&visit);
    }
    match make(&visit, &link, &form).await {
        Err(Error::Invalid(errors)) => {
            visit.form_again("accounts/set_up.html", &SetUpPage { form, errors, action: action(&link) })
        }
        Err(Error::NotFound) => spent(&visit),
        other => other,
    }
}

async fn make(visit: &Visit, link: &str, form: &SetUpForm) -> Result<Response> {
    let hash = Token::parse(link).ok_or(Error::NotFound)?.hash();
    let mut new = account(&form.name, &form.handle, &form.mail, &form.password, |check| check)?;
    new.password_hash = Some(visit.app().passwords.hash(Secret::new(form.password.clone())).await?);
    let entry = Entry { kind: Kind::SignedIn, by: "setup", next: "/admin/setup".into(), is_kept: true };
    begin(visit, entry, move |tx| setup::found(tx, &hash, &new)).await
}

/// Whether the link works; each try of one that does not is counted.
async fn is_open(visit: &Visit, link: &str) -> Result<bool> {
    let hash = Token::parse(link).map(|token| token.hash());
    let (is_counted, guesses) = (visit.app().config.limits, accounts::setup_guesses(&visit.facts().address));
    visit
        .write(move |tx| {
            let attempt = if is_counted { Some(accounts::attempt(tx, guesses)?) } else { None };
            let is_open = hash.map(|hash| setup::is_open(tx.conn(), &hash)).transpose()?.unwrap_or(false);
            if let Some(attempt) = attempt.filter(|_| is_open) {
                accounts::succeeded(tx, &attempt)?;
            }
            Ok(is_open)
        })
        .await
}

fn action(link: &str) -> String {
    format!("/setup/{link}")
}

fn spent(visit: &Visit) -> Result<Response> {
    visit.draw("accounts/spent.html", &SpentPage {}, HttpResponse::NotFound(), |frame| frame.robots = Some("noindex"))
}
