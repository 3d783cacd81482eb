//! A mailed code as the proof of who one is.

use serde::{Deserialize, Serialize};

use super::Next;
use super::links::{Pressed, count_mail};
use super::proof::note_proof;
use super::session::back_to;
use crate::accounts;
use crate::audit::{self, Act, Kind};
use crate::error::{Error, Result};
use crate::platform::forms::FieldErrors;
use crate::platform::tokens::Token;
use crate::platform::words::Message;
use crate::rights::Member;
use crate::urls;
use crate::web::{Form, Query, Response, Visit};

/// The code from the mail.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct CodeForm {
    code: String,
    next: Option<String>,
}

#[derive(Serialize)]
struct CodePage {
    form: CodeForm,
    errors: FieldErrors,
}

/// `POST /proof/mail`: mails a code to one's own address.
pub async fn ask(visit: Visit, by: Member, query: Query<Next>, _form: Form<Pressed>) -> Result<Response> {
    if !visit.app().config.sends_mail() {
        return Err(Error::Refused(Message::new("accounts-refused-no-mail")));
    }
    let session = visit.facts().session.clone().ok_or(Error::SignInNeeded)?;
    let (is_counted, network) = (visit.app().config.limits, visit.facts().address.clone());
    let language = visit.language().clone();
    visit
        .write(move |tx| {
            let account = accounts::find(tx.conn(), by.id)?.ok_or(Error::NotFound)?;
            count_mail(tx, is_counted, &account.mail, &network)?;
            accounts::ask_to_prove(tx, &by, &session, &language)
        })
        .await?;
    let next = back_to(query.0.next.as_deref());
    visit.leads_to(&format!("/proof/code?next={}", urls::path_segment(&next)))
}

/// `GET /proof/code`
pub async fn new(visit: Visit, _by: Member, query: Query<Next>) -> Result<Response> {
    let form = CodeForm { code: String::new(), next: query.0.next };
    visit.unlisted_page("accounts/proof_code.html", &CodePage { form, errors: FieldErrors::new() })
}

/// `POST /proof/code`: a few tries, as in signing in.
pub async fn prove(visit: Visit, by: Member, form: Form<CodeForm>) -> Result<Response> {
    let session = visit.facts().session.clone().ok_or(Error::SignInNeeded)?;
    let (is_counted, network) = (visit.app().config.limits, visit.facts().address.clone());
    let guesses = accounts::code_guesses(&session.hash(), Some(&network).filter(|_| is_counted));
    match visit.write(move |tx| accounts::attempt(tx, guesses)).await {
        Err(Error::TooMany { .. }) => return again(&visit, form.0, "accounts-code-too-many"),
        counted => counted.map(drop)?,
    }
    let (id, code) = (by.id, form.code.clone());
    let is_right = visit.write(move |tx| is_proved(tx, &by, &session, &code, &network)).await?;
    if is_right {
        return visit.leads_to(&back_to(form.next.as_deref()));
    }
    let address = visit.facts().address.clone();
    let failed = move |tx: &mut crate::platform::db::Tx<'_>| {
        Ok(audit::record(tx, Act::new(Kind::SignInFailed).about(id).from(&address).detail("code"))?)
    };
    visit.write(failed).await?;
    again(&visit, form.0, "accounts-code-wrong")
}

fn is_proved(
    tx: &mut crate::platform::db::Tx<'_>,
    by: &Member,
    session: &Token,
    code: &str,
    network: &str,
) -> Result<bool> {
    let is_right = accounts::prove_by_code(tx, by, session, code)?;
    if is_right {
        note_proof(tx, by.id, Some(&session.hash()), network, "code")?;
    }
    Ok(is_right)
}

fn again(visit: &Visit, form: CodeForm, why: &'static str) -> Result<Response> {
    let errors = FieldErrors::of("code", Message::new(why));
    visit.form_again("accounts/proof_code.html", &CodePage { form, errors })
}
