//! Making an account.

use serde::{Deserialize, Serialize};

use super::links::count_mail;
use super::robots;
use super::session::{Entry, begin};
use super::{DoorPage, Next};
use crate::accounts::{self, Agreement, Begins, NewAccount};
use crate::audit::Kind;
use crate::error::{Error, Result};
use crate::people;
use crate::platform::config::Secret;
use crate::platform::forms::{Check, FieldErrors};
use crate::platform::handles::{self, HandleProblem};
use crate::platform::limits::ALL_SIGN_UPS;
use crate::platform::mail_address::MailAddress;
use crate::platform::words::Message;
use crate::platform::{passwords, text};
use crate::settings::SignUp;
use crate::web::gate::Costly;
use crate::web::{Form, Query, Response, Visit};

/// The longest name, in characters.
pub(in crate::web) const NAME: usize = 80;
/// The longest note to those who say yes, in characters.
const NOTE: usize = 500;

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
    /// What they write to those who say yes.
    #[serde(default)]
    note: String,
    /// A field that nobody sees: who fills it in is no person.
    #[serde(default)]
    website: String,
    /// The sealed moment at which the form was drawn.
    began: Option<String>,
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
    let page = page(&visit, form, FieldErrors::new(), &agreements)?;
    visit.unlisted_page("accounts/sign_up.html", &page)
}

/// `POST /sign-up`
pub async fn sign_up(visit: Visit, form: Form<SignUpForm>) -> Result<Response> {
    let form = form.0;
    if visit.app().settings().sign_up == SignUp::Closed {
        return Err(Error::Refused(Message::new("accounts-refused-closed")));
    }
    let agreements = visit.read(|conn, _| Ok(accounts::list_agreements(conn)?)).await?;
    let new = match check(&visit, &form, &agreements).await {
        Err(Error::Invalid(errors)) => {
            return visit.form_again("accounts/sign_up.html", &page(&visit, form, errors, &agreements)?);
        }
        checked => checked?,
    };
    // From here on it costs something, whatever comes of it.
    visit.app().limits.check(ALL_SIGN_UPS, "", visit.now())?;
    match join(&visit, &form, new, agreements.clone()).await {
        Err(error) => {
            visit.app().limits.give_back(ALL_SIGN_UPS, "");
            let Error::Invalid(errors) = error else { return Err(error) };
            let page = page(&visit, form, errors, &agreements)?;
            let mut response = visit.form_again("accounts/sign_up.html", &page)?;
            response.extensions_mut().insert(Costly);
            Ok(response)
        }
        joined => joined,
    }
}

/// What is asked for, if it can be had: nothing that costs much is done for what cannot.
async fn check(visit: &Visit, form: &SignUpForm, agreements: &[Agreement]) -> Result<NewAccount> {
    let note = text::clean_body(&form.note);
    let new = account(&form.name, &form.handle, &form.mail, &form.password, |check| {
        let is_shown = form.pages.as_deref().unwrap_or_default() == numbers(agreements);
        check
            .that("consent", agreements.is_empty() || form.consent, || Message::new("accounts-consent-missing"))
            .that("consent", agreements.is_empty() || is_shown, || Message::new("accounts-consent-changed"))
            .text("note", &note, 0..=NOTE)
    })?;
    robots::check(visit, &form.website, form.began.as_deref())?;
    let (handle, now) = (new.handle.clone(), visit.now());
    visit.read(move |conn, _| people::refuse_taken(conn, &handle, now)).await?;
    Ok(new)
}

async fn join(visit: &Visit, form: &SignUpForm, mut new: NewAccount, agreements: Vec<Agreement>) -> Result<Response> {
    let asks_approval = visit.app().settings().sign_up == SignUp::Approval;
    let note = text::clean_body(&form.note);
    new.password_hash = Some(visit.app().passwords.hash(Secret::new(form.password.clone())).await?);
    let next = form.next.clone().unwrap_or_else(|| "/".into());
    let entry = Entry { kind: Kind::SignedUp, by: "password", next, is_kept: true };
    let begins = Begins {
        is_unconfirmed: visit.app().config.sends_mail(),
        waits_with: asks_approval.then_some(note),
        language: Some(visit.language().clone()),
    };
    let (is_counted, network) = (visit.app().config.limits, visit.facts().address.clone());
    let language = visit.language().clone();
    begin(visit, entry, move |tx| {
        if begins.is_unconfirmed {
            count_mail(tx, is_counted, new.mail.folded(), &network)?;
        }
        let person = accounts::begin_account(tx, &new, &begins)?;
        accounts::agree(tx, person, &agreements)?;
        if begins.is_unconfirmed {
            accounts::ask_to_confirm(tx, person, &language)?;
        }
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

fn page(visit: &Visit, mut form: SignUpForm, errors: FieldErrors, agreements: &[Agreement]) -> Result<SignUpPage> {
    form.pages = Some(numbers(agreements)).filter(|it| !it.is_empty());
    form.began = robots::begin(visit)?;
    Ok(SignUpPage {
        door: DoorPage::of(visit, form, errors),
        agreements: agreements.iter().map(|it| it.name.clone()).collect(),
    })
}

fn numbers(agreements: &[Agreement]) -> String {
    agreements.iter().map(|it| it.id.to_string()).collect::<Vec<_>>().join("-")
}
