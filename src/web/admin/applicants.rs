//! New accounts that wait for a yes.

use serde::{Deserialize, Serialize};

use crate::accounts::{self, Applicant};
use crate::error::{Error, Result};
use crate::ids::PersonId;
use crate::platform::forms::FieldErrors;
use crate::platform::text;
use crate::platform::views::Person;
use crate::rights::Member;
use crate::settings::SignUp;
use crate::web::{Form, Path, Query, Response, Visit};

const AREA: &str = "/admin/applicants";

/// From whom on.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
pub struct Asked {
    after: Option<PersonId>,
}

/// A form of a button alone.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pressed {}

/// A word to who is declined.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct DeclineForm {
    #[serde(default)]
    word: String,
}

#[derive(Serialize)]
struct DeclinePage {
    applicant: ShownApplicant,
    sends_mail: bool,
    most: usize,
    form: DeclineForm,
    errors: FieldErrors,
}

#[derive(Serialize)]
struct ApplicantsPage {
    applicants: Vec<ShownApplicant>,
    older: Option<String>,
    newer: Option<String>,
    asks_approval: bool,
    sends_mail: bool,
}

#[derive(Serialize)]
struct ShownApplicant {
    id: i64,
    person: Person,
    mail: String,
    note: String,
    since: Option<i64>,
}

/// `GET /admin/applicants`
pub async fn list(visit: Visit, query: Query<Asked>) -> Result<Response> {
    let after = query.0.after;
    let mut waiting = visit.read(move |conn, _| Ok(accounts::list_waiting(conn, after)?)).await?;
    let has_more = waiting.len() > accounts::APPLICANTS;
    waiting.truncate(accounts::APPLICANTS);
    let last = waiting.last().filter(|_| has_more).map(|last| last.id);
    let page = ApplicantsPage {
        older: last.map(|last| format!("{AREA}?after={last}")),
        newer: after.map(|_| AREA.to_owned()),
        applicants: waiting.into_iter().map(shown).collect(),
        asks_approval: visit.app().settings().sign_up == SignUp::Approval,
        sends_mail: visit.app().config.sends_mail(),
    };
    super::page(&visit, AREA, "applicants", page)
}

fn shown(it: Applicant) -> ShownApplicant {
    ShownApplicant {
        id: it.id.number(),
        person: Person::new(it.id.number(), it.name, it.handle),
        mail: it.mail,
        note: it.note,
        since: it.waits_since.map(|at| at.micros()),
    }
}

/// `POST /admin/applicants/{person}/approve`
pub async fn approve(visit: Visit, by: Member, person: Path<PersonId>, _form: Form<Pressed>) -> Result<Response> {
    let told = told(&visit);
    visit.write(move |tx| accounts::approve(tx, &by, *person, told.as_ref())).await?;
    visit.leads_to_saying(AREA, "admin-said-approved")
}

/// `GET /admin/applicants/{person}/decline`: what they are told.
pub async fn new_decline(visit: Visit, person: Path<PersonId>) -> Result<Response> {
    let page = decline_page(&visit, *person, DeclineForm::default(), FieldErrors::new()).await?;
    super::page(&visit, AREA, "decline", page)
}

/// `POST /admin/applicants/{person}/decline`
pub async fn decline(visit: Visit, by: Member, person: Path<PersonId>, form: Form<DeclineForm>) -> Result<Response> {
    let (told, word) = (told(&visit), text::clean_body(&form.word));
    let id = *person;
    match visit.write(move |tx| accounts::decline(tx, &by, id, &word, told.as_ref())).await {
        Ok(()) => visit.leads_to_saying(AREA, "admin-said-declined"),
        Err(Error::Invalid(errors)) => {
            let page = decline_page(&visit, id, form.0, errors).await?;
            super::form_again(&visit, AREA, "decline", page)
        }
        Err(other) => Err(other),
    }
}

async fn decline_page(visit: &Visit, id: PersonId, form: DeclineForm, errors: FieldErrors) -> Result<DeclinePage> {
    let applicant = visit.read(move |conn, _| Ok(accounts::find_waiting(conn, id)?)).await?;
    let sends_mail = visit.app().config.sends_mail();
    Ok(DeclinePage { applicant: shown(applicant), sends_mail, most: accounts::MOST_SAID, form, errors })
}

/// The language that they are told in who chose none; nothing where no mail can tell them.
fn told(visit: &Visit) -> Option<crate::platform::words::Language> {
    visit.app().config.sends_mail().then(|| visit.app().language())
}
