//! A forgotten password: asking for a link, and setting a new one by it.

use serde::{Deserialize, Serialize};

use super::links::{self, Anew, Asker, Opened, hash_of};
use super::session::{Entry, begin_by_link};
use crate::accounts::{self, Purpose};
use crate::audit::Kind;
use crate::error::{Error, Result};
use crate::platform::config::Secret;
use crate::platform::forms::{Check, FieldErrors};
use crate::platform::passwords;
use crate::platform::words::Message;
use crate::web::{Form, Path, Response, Visit};

/// Where one asks.
const AT: &str = "/forgotten-password";

/// Whose password it is.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct AskForm {
    mail: String,
}

/// The new one.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PasswordForm {
    password: String,
}

#[derive(Serialize)]
struct AskPage {
    form: AskForm,
    errors: FieldErrors,
    sends_mail: bool,
}

#[derive(Serialize)]
struct SentPage {}

#[derive(Serialize)]
struct PasswordPage {
    action: String,
    handle: String,
    form: AskForm,
    errors: FieldErrors,
}

/// `GET /forgotten-password`
pub async fn new(visit: Visit) -> Result<Response> {
    let sends_mail = visit.app().config.sends_mail();
    let page = AskPage { form: AskForm::default(), errors: FieldErrors::new(), sends_mail };
    visit.unlisted_page("accounts/forgotten.html", &page)
}

/// `POST /forgotten-password`: the same answer whether or not there is an account.
pub async fn ask(visit: Visit, form: Form<AskForm>) -> Result<Response> {
    if !visit.app().config.sends_mail() {
        return Err(Error::Refused(Message::new("accounts-refused-no-mail")));
    }
    let (language, mail, asker) = (visit.language().clone(), form.0.mail, Asker::of(&visit));
    visit
        .write(move |tx| {
            asker.asks_for_password(tx, &mail)?;
            accounts::ask_for_password(tx, &mail, &language)
        })
        .await?;
    visit.leads_to("/forgotten-password/sent")
}

/// `GET /forgotten-password/sent`
pub async fn sent(visit: Visit) -> Result<Response> {
    visit.unlisted_page("accounts/forgotten_sent.html", &SentPage {})
}

/// `GET /forgotten-password/{token}`: opening the link changes nothing.
pub async fn open(visit: Visit, token: Path<String>) -> Result<Response> {
    match links::open(&visit, Purpose::Password, &token).await? {
        Ok(opened) => {
            visit.unlisted_page("accounts/forgotten_new.html", &password_page(&token, opened, FieldErrors::new()))
        }
        Err(spent) => links::spent(&visit, spent, anew()),
    }
}

/// `POST /forgotten-password/{token}`: all sessions end, and one begins here.
pub async fn set(visit: Visit, token: Path<String>, form: Form<PasswordForm>) -> Result<Response> {
    let opened = match links::open(&visit, Purpose::Password, &token).await? {
        Ok(opened) => opened,
        Err(spent) => return links::spent(&visit, spent, anew()),
    };
    let password = Secret::new(form.0.password);
    let mut check = Check::new();
    check.value("password", passwords::check_new(&password, &[&opened.link.mail, &opened.handle]));
    if let Err(errors) = check.finish() {
        return visit.form_again("accounts/forgotten_new.html", &password_page(&token, opened, errors));
    }
    let (fresh, hash) = (visit.app().passwords.hash(password).await?, hash_of(&token));
    let entry = Entry { kind: Kind::SignedIn, by: "new_password", next: "/".into(), is_kept: true };
    let language = visit.language().clone();
    let begun = begin_by_link(&visit, entry, move |tx| {
        Ok(accounts::set_by_link(tx, hash.as_ref(), &fresh, &language)?.map(|person| (person, None)))
    });
    match begun.await? {
        Ok(response) => Ok(response),
        Err(spent) => links::spent(&visit, spent, anew()),
    }
}

fn password_page(token: &str, opened: Opened, errors: FieldErrors) -> PasswordPage {
    PasswordPage { action: format!("{AT}/{token}"), handle: opened.handle, form: AskForm::default(), errors }
}

fn anew() -> Anew {
    Anew::at(AT, "accounts-link-ask-again")
}
