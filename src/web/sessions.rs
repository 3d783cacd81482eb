//! Signing up, in and out.

use actix_web::HttpResponse;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::http::header;
use serde::{Deserialize, Serialize};

use super::gate::cookie_name;
use super::visit::forget;
use super::{Form, Query, Response, Visit};
use crate::accounts::{self, NewAccount, NewSession};
use crate::error::{Error, Result};
use crate::ids::PersonId;
use crate::platform::config::Secret;
use crate::platform::forms::{Check, FieldErrors};
use crate::platform::handles::{self, HandleProblem};
use crate::platform::mail_address::MailAddress;
use crate::platform::passwords::{self, Verdict};
use crate::platform::tokens::Token;
use crate::platform::words::Message;
use crate::rights::Member;

/// Where one is led after signing in.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Next {
    next: Option<String>,
}

/// What the sign-in form sends.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct SignInForm {
    mail: String,
    #[serde(skip_serializing)]
    password: String,
    next: Option<String>,
}

/// What the sign-up form sends.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct SignUpForm {
    name: String,
    handle: String,
    mail: String,
    #[serde(skip_serializing)]
    password: String,
    next: Option<String>,
}

/// A form of this feature, empty or with what was typed.
#[derive(Serialize)]
struct DoorPage<F> {
    form: F,
    errors: FieldErrors,
}

/// `GET /sign-in`
pub async fn new(visit: Visit, query: Query<Next>) -> Result<Response> {
    let form = SignInForm { next: query.0.next, ..SignInForm::default() };
    visit.unlisted_page("accounts/sign_in.html", &DoorPage { form, errors: FieldErrors::new() })
}

/// `POST /sign-in`
pub async fn sign_in(visit: Visit, form: Form<SignInForm>) -> Result<Response> {
    let form = form.0;
    let mail = form.mail.clone();
    let found = visit.read(move |conn, _| Ok(accounts::find_credential(conn, &mail)?)).await?;
    let (person, hash) = found.map_or((None, None), |(person, hash)| (Some(person), hash));
    let verdict = visit.app().passwords.verify(Secret::new(form.password.clone()), hash).await?;
    match person.filter(|_| verdict != Verdict::Wrong) {
        Some(person) => begin(&visit, person, form.next.as_deref()).await,
        None => {
            let errors = FieldErrors::of("password", Message::new("accounts-sign-in-wrong"));
            visit.form_again("accounts/sign_in.html", &DoorPage { form, errors })
        }
    }
}

/// `GET /sign-up`
pub async fn new_account(visit: Visit, query: Query<Next>) -> Result<Response> {
    let form = SignUpForm { next: query.0.next, ..SignUpForm::default() };
    visit.unlisted_page("accounts/sign_up.html", &DoorPage { form, errors: FieldErrors::new() })
}

/// `POST /sign-up`
pub async fn sign_up(visit: Visit, form: Form<SignUpForm>) -> Result<Response> {
    let form = form.0;
    let joined = match checked(&form) {
        Ok(()) => join(&visit, &form).await,
        Err(errors) => Err(errors.into()),
    };
    match joined {
        Ok(person) => begin(&visit, person, form.next.as_deref()).await,
        Err(Error::Invalid(errors)) => visit.form_again("accounts/sign_up.html", &DoorPage { form, errors }),
        Err(other) => Err(other),
    }
}

/// `POST /sign-out`
pub async fn sign_out(visit: Visit, _by: Member) -> Result<Response> {
    if let Some(hash) = visit.facts().session.as_ref().map(Token::hash) {
        visit.write(move |tx| Ok(accounts::end(tx, &hash)?)).await?;
    }
    Ok(HttpResponse::SeeOther()
        .insert_header((header::LOCATION, "/"))
        .cookie(forget(cookie_name(visit.app())))
        .finish())
}

fn checked(form: &SignUpForm) -> Result<(), FieldErrors> {
    let mut check = Check::new().text("name", form.name.trim(), 1..=80).that(
        "mail",
        MailAddress::parse(&form.mail).is_ok(),
        || Message::new("accounts-mail-unfit"),
    );
    check.value("handle", handles::parse(&form.handle).map_err(HandleProblem::message));
    let known = [form.mail.as_str(), form.name.as_str(), form.handle.as_str()];
    check.value("password", passwords::check_new(&Secret::new(form.password.clone()), &known));
    check.finish()
}

async fn join(visit: &Visit, form: &SignUpForm) -> Result<PersonId> {
    let password_hash = Some(visit.app().passwords.hash(Secret::new(form.password.clone())).await?);
    let new = NewAccount {
        name: form.name.trim().to_owned(),
        handle: handles::normalise(&form.handle),
        mail: MailAddress::parse(&form.mail).map_err(|_| Error::field("mail", Message::new("accounts-mail-unfit")))?,
        password_hash,
        about: String::new(),
    };
    visit.write(move |tx| accounts::join(tx, &new)).await
}

/// Begins a session and leads on. A new token each time: one from before signing in is worth nothing.
async fn begin(visit: &Visit, person: PersonId, next: Option<&str>) -> Result<Response> {
    let token = Token::random().map_err(anyhow::Error::from)?;
    let lasts = accounts::lifetime(visit.app().config.session_days);
    let new = NewSession {
        token_hash: token.hash(),
        person,
        lasts,
        agent: visit.facts().agent.clone(),
        address: visit.facts().address.clone(),
    };
    visit.write(move |tx| Ok(accounts::begin(tx, &new)?)).await?;
    let cookie = Cookie::build(cookie_name(visit.app()), token.text())
        .path("/")
        .http_only(true)
        .secure(visit.app().base.is_https())
        .same_site(SameSite::Lax)
        .max_age(actix_web::cookie::time::Duration::try_from(lasts).map_err(anyhow::Error::from)?)
        .finish();
    let next = next.filter(|next| is_of_this_site(next)).unwrap_or("/");
    Ok(HttpResponse::SeeOther().insert_header((header::LOCATION, next)).cookie(cookie).finish())
}

/// Whether an address to lead to is a path of this site: no other host, however it is disguised.
fn is_of_this_site(next: &str) -> bool {
    next.starts_with('/') && !next.starts_with("//") && !next.contains('\\') && !next.chars().any(char::is_control)
}
