//! The buttons of a case: claiming it, giving it back, and notes for staff.

use serde::Deserialize;

use crate::cases;
use crate::error::Result;
use crate::ids::CaseId;
use crate::platform::text;
use crate::rights::Member;
use crate::web::{Form, Path, Response, Visit};

/// Whether a case is taken from who has it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClaimForm {
    #[serde(default)]
    take_over: bool,
}

/// A note.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoteForm {
    text: String,
}

/// `POST /cases/{case}/claim`
pub async fn claim(visit: Visit, by: Member, case: Path<CaseId>, form: Form<ClaimForm>) -> Result<Response> {
    let (case, take_over) = (*case, form.take_over);
    visit.write(move |tx| cases::claim(tx, &by, case, take_over)).await?;
    visit.leads_to(&back(&visit, case))
}

/// `POST /cases/{case}/release`
pub async fn release(visit: Visit, by: Member, case: Path<CaseId>) -> Result<Response> {
    let case = *case;
    visit.write(move |tx| cases::release(tx, &by, case)).await?;
    visit.leads_to_saying(&format!("/cases{}", query(&visit)), "cases-said-released")
}

/// `POST /cases/{case}/notes`
pub async fn note(visit: Visit, by: Member, case: Path<CaseId>, form: Form<NoteForm>) -> Result<Response> {
    let (case, text) = (*case, text::clean_body(&form.text));
    visit.write(move |tx| cases::note(tx, &by, case, text.trim())).await?;
    visit.leads_to(&back(&visit, case))
}

/// The case's page in the list that it was opened from.
pub(super) fn back(visit: &Visit, case: CaseId) -> String {
    format!("/cases/{case}{}", query(visit))
}

/// What follows the question mark of the address that a form was sent to: it keeps the list.
fn query(visit: &Visit) -> String {
    visit.sent_query().map(|query| format!("?{query}")).unwrap_or_default()
}
