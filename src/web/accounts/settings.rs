//! By what one signs in: mail address, password, and where one is signed in.

use serde::{Deserialize, Serialize};

use super::passwords::{self as own, Proven};
use super::session::session_cookie;
use crate::accounts::{self, Account, Change, Session};
use crate::error::{Error, Result};
use crate::platform::config::Secret;
use crate::platform::forms::{Check, FieldErrors};
use crate::platform::net;
use crate::platform::passwords;
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
    present_password: String,
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
    /// The network it was begun from, shortened: enough to know one's own by.
    place: String,
    used_at: i64,
    since: i64,
    is_this: bool,
    is_kept: bool,
}

/// `GET /settings/account`
pub async fn show(visit: Visit, by: Member) -> Result<Response> {
    let page = page(&visit, &by, FieldErrors::new()).await?;
    settings::page(&visit, AT, "accounts/settings.html", page)
}

/// `POST /settings/password`: asks for the present one, which is guessed at as in signing in.
pub async fn change_password(visit: Visit, by: Member, form: Form<PasswordForm>) -> Result<Response> {
    match new_password(&visit, &by, &form).await {
        Ok((proven, hash)) => {
            let (token, old) = (Token::random()?, visit.facts().session.as_ref().map(Token::hash));
            let device = visit.facts().device.as_ref().map(Token::hash);
            let (new, told) = (token.hash(), visit.told_in());
            let session = visit.write(move |tx| {
                let renewed = old.as_ref().map(|old| (old, &new));
                proven.stands(tx)?;
                accounts::change_password(tx, &by, &hash, renewed, device.as_ref())?;
                accounts::tell_of_change(tx, by.id, Change::Password, told.as_ref())?;
                let now = tx.now();
                Ok(accounts::find_session(tx.conn(), &new, now)?)
            });
            let is_kept = session.await?.is_none_or(|session| session.is_kept());
            let mut response = visit.leads_to_saying(AT, "accounts-said-password")?;
            response.add_cookie(&session_cookie(visit.app(), &token, is_kept)).map_err(anyhow::Error::from)?;
            Ok(response)
        }
        Err(Error::Invalid(errors)) => {
            let page = page(&visit, &by, errors).await?;
            settings::form_again(&visit, AT, "accounts/settings.html", page)
        }
        Err(other) => Err(other),
    }
}

/// The new password's hash, once the present one was right.
async fn new_password(visit: &Visit, by: &Member, form: &PasswordForm) -> Result<(Proven, String)> {
    let id = by.id;
    let account = visit.read(move |conn, _| Ok(accounts::find(conn, id)?)).await?.ok_or(Error::NotFound)?;
    let new = Secret::new(form.password.clone());
    let mut check = Check::new();
    check.value("password", passwords::check_new(&new, &[&account.mail, &by.name, &by.handle]));
    check.finish()?;
    let Some(proven) = own::prove(visit, by.id, &form.present_password).await? else {
        return Err(Error::field("present_password", Message::new("accounts-present-wrong")));
    };
    Ok((proven, visit.app().passwords.hash(new).await?))
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
        place: net::shortened(&session.address),
        is_kept: session.is_kept(),
        agent: session.agent,
    }
}
