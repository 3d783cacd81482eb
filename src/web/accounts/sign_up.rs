//! Making an account.

use serde::{Deserialize, Serialize};

use super::session::begin;
use super::{DoorPage, Next};
use crate::accounts::{self, Agreement, NewAccount};
use crate::audit::Kind;
use crate::error::{Error, Result};
use crate::platform::config::Secret;
use crate::platform::forms::{Check, FieldErrors};
use crate::platform::handles::{self, HandleProblem};
use crate::platform::limits::ALL_SIGN_UPS;
use crate::platform::mail_address::MailAddress;
use crate::platform::words::Message;
use crate::platform::{passwords, text};
use crate::settings::SignUp;
use crate::web::{Form, Query, Response, Visit};

/// The longest name, in characters.
pub(in crate::web) const NAME: usize = 80;

/// What the sign-up form sends.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct SignUpForm {
    name: String,
    handle: String,
    mail: String,
    #[serde(skip_serializing)]
    password: String,
    /// Whether they agree to the pages below.
    #[serde(default)]
    consent: bool,
    /// The versions they were shown, as numbers with hyphens between them.
    pages: Option<String>,
    next: Option<String>,
}

#[derive(Serialize)]
struct SignUpPage {
    #[serde(flatten)]
    door: DoorPage<SignUpForm>,
    /// The names of the pages that are to be agreed to.
    agreements: Vec<String>,
}

/// `GET /sign-up`
pub async fn new(visit: Visit, query: Query<Next>) -> Result<Response> {
    let agreements = visit.read(|conn, _| Ok(accounts::list_agreements(conn)?)).await?;
    let form = SignUpForm { next: query.0.next, ..SignUpForm::default() };
    visit.unlisted_page("accounts/sign_up.html", &page(&visit, form, FieldErrors::new(), &agreements))
}

/// `POST /sign-up`
pub async fn sign_up(visit: Visit, form: Form<SignUpForm>) -> Result<Response> {
    accounts::refuse_closed_doors(&visit.app().settings())?;
    let form = form.0;
    if visit.app().settings().sign_up == SignUp::Closed {
        return Err(Error::Refused(Message::new("accounts-refused-closed")));
    }
    let agreements = visit.read(|conn, _| Ok(accounts::list_agreements(conn)?)).await?;
    match join(&visit, &form, agreements.clone()).await {
        Err(Error::Invalid(errors)) => {
            visit.form_again("accounts/sign_up.html", &page(&visit, form, errors, &agreements))
        }
        other => other,
    }
}

async fn join(visit: &Visit, form: &SignUpForm, agreements: Vec<Agreement>) -> Result<Response> {
    let mut new =
        account(&form.name, &form.handle, &form.mail, &form.password, |check| {
            let is_shown = form.pages.as_deref().unwrap_or_default() == numbers(&agreements);
            check
                .that("consent", agreements.is_empty() || form.consent, || Message::new("accounts-consent-missing"))
                .that("consent", agreements.is_empty() || is_shown, || Message::new("accounts-consent-changed"))
        })?;
    visit.app().limits.check(ALL_SIGN_UPS, "", visit.now())?;
    new.password_hash = Some(visit.app().passwords.hash(Secret::new(form.password.clone())).await?);
    begin(visit, Kind::SignedUp, form.next.as_deref(), move |tx| {
        let person = accounts::join(tx, &new)?;
        accounts::agree(tx, person, &agreements)?;
        Ok(person)
    })
    .await
}

/// The account that was typed, still without its hash, or all that is wrong with it.
pub(super) fn account(
    name: &str,
    handle: &str,
    mail: &str,
    password: &str,
    further: impl FnOnce(Check) -> Check,
) -> Result<NewAccount, FieldErrors> {
    let mut check = Check::new();
    let name = check.value("name", text::clean_line(name).map_err(|_| Message::new("accounts-name-line")));
    let name = name.unwrap_or_default();
    check = check.text("name", &name, 1..=NAME);
    let handle = match handle.trim() {
        "" => Some(String::new()),
        typed => check.value("handle", handles::parse(typed).map_err(HandleProblem::message)),
    };
    let address = check.value("mail", MailAddress::parse(mail).map_err(|_| Message::new("accounts-mail-unfit")));
    let known = [mail, &name, handle.as_deref().unwrap_or_default()].map(ToOwned::to_owned);
    let known: Vec<&str> = known.iter().map(String::as_str).filter(|it| !it.is_empty()).collect();
    check.value("password", passwords::check_new(&Secret::new(password.to_owned()), &known));
    further(check).finish()?;
    match (handle, address) {
        (Some(handle), Some(mail)) => Ok(NewAccount { name, handle, mail, password_hash: None, about: String::new() }),
        _ => Err(FieldErrors::new()),
    }
}

fn page(visit: &Visit, mut form: SignUpForm, errors: FieldErrors, agreements: &[Agreement]) -> SignUpPage {
    form.pages = Some(numbers(agreements)).filter(|it| !it.is_empty());
    SignUpPage {
        door: DoorPage::of(visit, form, errors),
        agreements: agreements.iter().map(|it| it.name.clone()).collect(),
    }
}

fn numbers(agreements: &[Agreement]) -> String {
    agreements.iter().map(|it| it.id.to_string()).collect::<Vec<_>>().join("-")
}
