//! Somebody comes from a provider for the first time: they make an account, or prove the one they have.

use serde::{Deserialize, Serialize};

use super::{browser, refused_page};
use crate::accounts::{self, Agreement};
use crate::audit::Kind;
use crate::error::{Error, Result};
use crate::platform::forms::{Check, FieldErrors};
use crate::platform::handles::{self, HandleProblem};
use crate::platform::limits::ALL_SIGN_UPS;
use crate::platform::text;
use crate::platform::tokens::{Token, TokenHash};
use crate::platform::words::Message;
use crate::providers::{self, Arrival, NewSignIn, Provider};
use crate::web::accounts::{Entry, NAME, begin};
use crate::web::{Form, Response, Visit};

/// Who somebody wants to be here.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct NewcomerForm {
    name: String,
    handle: String,
    /// Whether they agree to the pages below.
    #[serde(default)]
    consent: bool,
    /// The versions they were shown, as numbers with hyphens between them.
    pages: Option<String>,
}

#[derive(Serialize)]
struct NewcomerPage {
    form: NewcomerForm,
    errors: FieldErrors,
    provider: String,
    mail: String,
    agreements: Vec<String>,
}

/// An arrival with all that its page shows.
pub(super) struct Arrived {
    pub(super) browser: TokenHash,
    pub(super) arrival: Arrival,
    pub(super) provider: Provider,
    agreements: Vec<Agreement>,
    pub(super) has_account: bool,
}

/// What waits for this browser; without anything there is no such page.
pub(super) async fn arrived(visit: &Visit) -> Result<Arrived> {
    let browser = visit.facts().browser.as_ref().map(Token::hash).ok_or(Error::NotFound)?;
    let now = visit.now();
    visit
        .read(move |conn, _| {
            let arrival = providers::find_arrival(conn, &browser, now)?.ok_or(Error::NotFound)?;
            Ok(Arrived {
                provider: providers::find(conn, arrival.provider_id)?,
                agreements: accounts::list_agreements(conn)?,
                has_account: accounts::find_credential(conn, &arrival.mail)?.is_some(),
                browser,
                arrival,
            })
        })
        .await
}

/// `GET /sign-in/first-time`
pub async fn show(visit: Visit) -> Result<Response> {
    let arrived = arrived(&visit).await?;
    if arrived.has_account {
        return super::proof::show(&visit, &arrived, FieldErrors::new());
    }
    let handle = handles::parse(&arrived.arrival.handle).unwrap_or_default();
    let form = NewcomerForm { name: arrived.arrival.name.clone(), handle, ..NewcomerForm::default() };
    visit.unlisted_page("providers/first_time.html", &page(&arrived, form, FieldErrors::new()))
}

/// `POST /sign-in/first-time`
pub async fn make(visit: Visit, form: Form<NewcomerForm>) -> Result<Response> {
    let (arrived, form) = (arrived(&visit).await?, form.0);
    match join(&visit, &arrived, &form).await {
        Err(Error::Invalid(errors)) => visit.form_again("providers/first_time.html", &page(&arrived, form, errors)),
        Err(Error::Refused(reason)) => refused_page(&visit, &arrived.provider, reason),
        other => other,
    }
}

async fn join(visit: &Visit, arrived: &Arrived, form: &NewcomerForm) -> Result<Response> {
    let (name, handle) = form.checked(&arrived.agreements)?;
    visit.app().limits.check(ALL_SIGN_UPS, "", visit.now())?;
    let (kept, before, agreements) = (Token::random()?, arrived.browser.clone(), arrived.agreements.clone());
    let browser = kept.hash();
    let next = arrived.arrival.next.clone().unwrap_or_else(|| "/".into());
    let entry = Entry { kind: Kind::SignedUp, by: "provider", next, is_kept: true };
    let mut response = begin(visit, entry, move |tx| {
        let (arrival, person) = providers::join_new(tx, &before, &name, &handle)?;
        accounts::agree(tx, person, &agreements)?;
        let provider = arrival.provider_id;
        providers::note_sign_in(tx, &NewSignIn { browser, provider, person, id_token: arrival.id_token })?;
        Ok(person)
    })
    .await?;
    browser::keep(visit, &mut response, &kept)?;
    Ok(response)
}

impl NewcomerForm {
    /// Name and handle, or all that is wrong.
    fn checked(&self, agreements: &[Agreement]) -> Result<(String, String), FieldErrors> {
        let mut check = Check::new();
        let name = check.value("name", text::clean_line(&self.name).map_err(|_| Message::new("accounts-name-line")));
        let name = name.unwrap_or_default();
        let handle = match self.handle.trim() {
            "" => Some(String::new()),
            typed => check.value("handle", handles::parse(typed).map_err(HandleProblem::message)),
        };
        let is_shown = self.pages.as_deref().unwrap_or_default() == numbers(agreements);
        check
            .text("name", &name, 1..=NAME)
            .that("consent", agreements.is_empty() || self.consent, || Message::new("accounts-consent-missing"))
            .that("consent", agreements.is_empty() || is_shown, || Message::new("accounts-consent-changed"))
            .finish()?;
        Ok((name, handle.unwrap_or_default()))
    }
}

fn page(arrived: &Arrived, mut form: NewcomerForm, errors: FieldErrors) -> NewcomerPage {
    form.pages = Some(numbers(&arrived.agreements)).filter(|it| !it.is_empty());
    NewcomerPage {
        form,
        errors,
        provider: arrived.provider.name.clone(),
        mail: arrived.arrival.mail.clone(),
        agreements: arrived.agreements.iter().map(|it| it.name.clone()).collect(),
    }
}

fn numbers(agreements: &[Agreement]) -> String {
    agreements.iter().map(|it| it.id.to_string()).collect::<Vec<_>>().join("-")
}
