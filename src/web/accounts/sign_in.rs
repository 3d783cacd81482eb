//! Signing in with mail address and password.

use serde::{Deserialize, Serialize};

use super::passwords::Proven;
use super::session::{Entry, begin};
use super::{DoorPage, Next};
use crate::accounts::{self, Attempt};
use crate::audit::{self, Act, Kind};
use crate::error::Result;
use crate::ids::PersonId;
use crate::platform::config::Secret;
use crate::platform::forms::FieldErrors;
use crate::platform::passwords::Verdict;
use crate::platform::tokens::Token;
use crate::platform::words::Message;
use crate::web::{Form, Query, Response, Visit};

/// What the sign-in form sends.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct SignInForm {
    mail: String,
    #[serde(skip_serializing)]
    password: String,
    next: Option<String>,
    /// Whether the browser keeps the session when it is closed.
    #[serde(default)]
    keep: bool,
}

/// `GET /sign-in`
pub async fn new(visit: Visit, query: Query<Next>) -> Result<Response> {
    let form = SignInForm { next: query.0.next, keep: true, ..SignInForm::default() };
    visit.unlisted_page("accounts/sign_in.html", &page(&visit, form, FieldErrors::new()))
}

/// `POST /sign-in`: the same answer and the same work, whether there is no such account, it has no
/// password, or the password is another.
pub async fn sign_in(visit: Visit, form: Form<SignInForm>) -> Result<Response> {
    let form = form.0;
    let (attempt, found) = start(&visit, &form.mail).await?;
    let (person, hash) = found.map_or((None, None), |(person, hash)| (Some(person), hash));
    let verdict = visit.app().passwords.verify(Secret::new(form.password.clone()), hash.clone()).await?;
    match (person, verdict) {
        (Some(person), Verdict::Right { is_stale }) => {
            let proven = Proven::of(person, hash.unwrap_or_default());
            welcome(&visit, &form, (person, proven), is_stale, attempt).await
        }
        _ => {
            let address = visit.facts().address.clone();
            visit
                .write(move |tx| Ok(audit::record(tx, Act::new(Kind::SignInFailed).about(person).from(&address))?))
                .await?;
            let errors = FieldErrors::of("password", Message::new("accounts-sign-in-wrong"));
            visit.form_again("accounts/sign_in.html", &page(&visit, form, errors))
        }
    }
}

/// Counts the attempt and looks for the account.
async fn start(visit: &Visit, mail: &str) -> Result<(Option<Attempt>, Option<(PersonId, Option<String>)>)> {
    let (network, device) = (visit.facts().address.clone(), visit.facts().device.as_ref().map(Token::hash));
    let (is_counted, mail) = (visit.app().config.limits, mail.to_owned());
    visit
        .write(move |tx| {
            let guesses = accounts::guesses(tx.conn(), &mail, device.as_ref(), &network)?;
            let attempt = if is_counted { Some(accounts::attempt(tx, guesses)?) } else { None };
            Ok((attempt, accounts::find_credential(tx.conn(), &mail)?))
        })
        .await
}

async fn welcome(
    visit: &Visit,
    form: &SignInForm,
    (person, proven): (PersonId, Proven),
    is_stale: bool,
    attempt: Option<Attempt>,
) -> Result<Response> {
    let fresh = match is_stale {
        true => Some(visit.app().passwords.hash(Secret::new(form.password.clone())).await?),
        false => None,
    };
    let next = form.next.clone().unwrap_or_else(|| "/".into());
    let entry = Entry { kind: Kind::SignedIn, by: "password", next, is_kept: form.keep };
    begin(visit, entry, move |tx| {
        proven.stands(tx)?;
        if let Some(attempt) = &attempt {
            accounts::succeeded(tx, attempt)?;
        }
        if let Some(hash) = &fresh {
            accounts::set_password(tx, person, hash)?;
        }
        Ok(person)
    })
    .await
}

fn page(visit: &Visit, form: SignInForm, errors: FieldErrors) -> DoorPage<SignInForm> {
    DoorPage::of(visit, form, errors)
}
