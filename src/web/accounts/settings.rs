//! By what one signs in: mail address, password, and where one is signed in.

use serde::{Deserialize, Serialize};

use crate::accounts::{self, Account, Session};
use crate::error::{Error, Result};
use crate::platform::config::Secret;
use crate::platform::forms::{Check, FieldErrors};
use crate::platform::passwords::{self, Verdict};
use crate::platform::tokens::Token;
use crate::platform::words::Message;
use crate::rights::Member;
use crate::web::{Form, Response, Visit, settings};

/// Where it stands.
pub(super) const AT: &str = "/settings/account";

/// What the change of a password sends.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PasswordForm {
    present: String,
    password: String,
}

#[derive(Serialize)]
struct AccountPage {
    password_errors: FieldErrors,
    mail: String,
    sessions: Vec<ShownSession>,
    has_others: bool,
}

#[derive(Serialize)]
struct ShownSession {
    name: String,
    agent: String,
    used_at: i64,
    since: i64,
    is_this: bool,
}

/// `GET /settings/account`
pub async fn show(visit: Visit, by: Member) -> Result<Response> {
    let page = page(&visit, &by, FieldErrors::new()).await?;
    settings::page(&visit, AT, "accounts/settings.html", page)
}

/// `POST /settings/password`: asks for the present one, which is guessed at as in signing in.
pub async fn change_password(visit: Visit, by: Member, form: Form<PasswordForm>) -> Result<Response> {
    accounts::refuse_closed_doors(&visit.app().settings())?;
    match new_password(&visit, &by, &form).await {
        Ok(hash) => {
            let session = visit.facts().session.as_ref().map(Token::hash);
            visit.write(move |tx| accounts::change_password(tx, &by, &hash, session.as_ref())).await?;
            visit.leads_to_saying(AT, "accounts-said-password")
        }
        Err(Error::Invalid(errors)) => {
            let page = page(&visit, &by, errors).await?;
            settings::form_again(&visit, AT, "accounts/settings.html", page)
        }
        Err(other) => Err(other),
    }
}

/// The new password's hash, once the present one was right.
async fn new_password(visit: &Visit, by: &Member, form: &PasswordForm) -> Result<String> {
    let new = Secret::new(form.password.clone());
    let mut check = Check::new();
    check.value("password", passwords::check_new(&new, &[&by.name, &by.handle]));
    check.finish()?;
    let (id, network) = (by.id, visit.facts().address.clone());
    let is_counted = visit.app().config.limits;
    let (attempt, stored) = visit
        .write(move |tx| {
            let account = accounts::find(tx.conn(), id)?.ok_or(Error::NotFound)?;
            let guesses = accounts::sign_in_guesses(&account.mail, &network);
            let attempt = if is_counted { Some(accounts::attempt(tx, guesses)?) } else { None };
            Ok((attempt, accounts::find_password(tx.conn(), id)?))
        })
        .await?;
    let verdict = visit.app().passwords.verify(Secret::new(form.present.clone()), stored).await?;
    if verdict == Verdict::Wrong {
        return Err(Error::field("present", Message::new("accounts-present-wrong")));
    }
    if let Some(attempt) = attempt {
        visit.write(move |tx| Ok(accounts::succeeded(tx, &attempt)?)).await?;
    }
    Ok(visit.app().passwords.hash(new).await?)
}

async fn page(visit: &Visit, by: &Member, password_errors: FieldErrors) -> Result<AccountPage> {
    let (id, now) = (by.id, visit.now());
    let (account, sessions) =
        visit.read(move |conn, _| Ok((accounts::find(conn, id)?, accounts::list_sessions(conn, id, now)?))).await?;
    let this = visit.facts().session.as_ref();
    Ok(AccountPage {
        password_errors,
        mail: account.map_or_else(String::new, |it: Account| it.mail),
        has_others: sessions.len() > 1,
        sessions: sessions.into_iter().map(|session| shown(session, this)).collect(),
    })
}

fn shown(session: Session, this: Option<&Token>) -> ShownSession {
    ShownSession {
        name: session.name().to_owned(),
        is_this: this.is_some_and(|this| session.token_hash.is_of(this)),
        used_at: session.used_at.micros(),
        since: session.created_at.micros(),
        agent: session.agent,
    }
}
