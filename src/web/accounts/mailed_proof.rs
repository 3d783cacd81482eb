//! Proving once more who one is by a mailed code: for who has no password, or has it not at hand.

use serde::{Deserialize, Serialize};

use super::Next;
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

/// Where one is led in the end.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AskForm {
    next: Option<String>,
}

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

/// `POST /proof/mail`: mails a code that is worth something in this session.
pub async fn ask(visit: Visit, by: Member, form: Form<AskForm>) -> Result<Response> {
    if !visit.app().config.sends_mail() {
        return Err(Error::Refused(Message::new("accounts-refused-no-mail")));
    }
    let session = visit.facts().session.clone().ok_or(Error::SignInNeeded)?;
    let (is_counted, language) = (visit.app().config.limits, visit.language().clone());
    visit
        .write(move |tx| {
            if is_counted {
                accounts::attempt(tx, accounts::own_requests(by.id))?;
            }
            accounts::ask_for_proof(tx, &by, &session, &language)
        })
        .await?;
    let next = back_to(form.next.as_deref());
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
    let (is_counted, address) = (visit.app().config.limits, visit.facts().address.clone());
    let guesses = accounts::code_guesses(&session.hash(), is_counted.then_some(address.as_str()));
    let attempt = match visit.write(move |tx| accounts::attempt(tx, guesses)).await {
        Err(Error::TooMany { .. }) => return again(&visit, form.0, "accounts-code-too-many"),
        counted => counted?,
    };
    let code = form.code.clone();
    let proved = visit.write(move |tx| {
        let is_right = is_proved(tx, &by, &session, &code, &address)?;
        if is_right {
            accounts::succeeded(tx, &attempt)?;
        }
        Ok(is_right)
    });
    match proved.await? {
        true => visit.leads_to(&back_to(form.next.as_deref())),
        false => again(&visit, form.0, "accounts-code-wrong"),
    }
}

fn is_proved(
    tx: &mut crate::platform::db::Tx<'_>,
    by: &Member,
    session: &Token,
    code: &str,
    address: &str,
) -> Result<bool> {
    let is_right = accounts::prove_by_code(tx, by, session, code)?;
    let act = match is_right {
        true => Act::new(Kind::Proved).by(by.id),
        false => Act::new(Kind::SignInFailed),
    };
    audit::record(tx, act.about(by.id).from(address).detail("code"))?;
    Ok(is_right)
}

fn again(visit: &Visit, form: CodeForm, why: &'static str) -> Result<Response> {
    let errors = FieldErrors::of("code", Message::new(why));
    visit.form_again("accounts/proof_code.html", &CodePage { form, errors })
}
