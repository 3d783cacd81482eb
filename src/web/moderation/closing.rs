//! The form that closes a thread with a reason.

use serde::{Deserialize, Serialize};

use super::{About, NOTE, ReasonPage, choices, clean_note, no_reason};
use crate::closings::{self, NewClosing};
use crate::error::{Error, Result};
use crate::ids::ThreadId;
use crate::moderation::policy;
use crate::platform::forms::{Check, FieldErrors};
use crate::rights::Member;
use crate::threads::{self, Closing};
use crate::web::{Form, Path, Response, Visit};

/// What the form sends.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ClosingForm {
    #[serde(default)]
    why: Option<Closing>,
    #[serde(default)]
    duplicate_of: String,
    #[serde(default)]
    note: String,
}

/// `GET /threads/{thread}/closing`
pub async fn new_closing(visit: Visit, thread: Path<ThreadId>) -> Result<Response> {
    let page = page(&visit, *thread, ClosingForm::default(), FieldErrors::new()).await?;
    visit.unlisted_page("moderation/reason.html", &page)
}

/// `POST /threads/{thread}/closing`
pub async fn close(visit: Visit, by: Member, thread: Path<ThreadId>, form: Form<ClosingForm>) -> Result<Response> {
    let (thread, form) = (*thread, form.0);
    let closed = match form.closing() {
        Ok(new) => visit.write(move |tx| closings::close(tx, &by, thread, &new)).await,
        Err(errors) => Err(errors.into()),
    };
    match closed {
        Ok(()) => visit.leads_to_saying(&format!("/threads/{thread}"), "closings-said-closed"),
        Err(Error::Invalid(errors)) => {
            visit.form_again("moderation/reason.html", &page(&visit, thread, form, errors).await?)
        }
        Err(other) => Err(other),
    }
}

/// `POST /threads/{thread}/closing/withdraw`
pub async fn open(visit: Visit, by: Member, thread: Path<ThreadId>) -> Result<Response> {
    let thread = *thread;
    visit.write(move |tx| closings::open(tx, &by, thread)).await?;
    visit.leads_to_saying(&format!("/threads/{thread}"), "closings-said-opened")
}

impl ClosingForm {
    fn closing(&self) -> Result<NewClosing, FieldErrors> {
        let note = clean_note(&self.note);
        Check::new().that("why", self.why.is_some(), no_reason).text("note", &note, 0..=NOTE).finish()?;
        let why = self.why.ok_or_else(FieldErrors::new)?;
        Ok(NewClosing { why, duplicate_of: number_in(&self.duplicate_of), note })
    }
}

/// The thread that a number or an address means: `12`, `#12`, `/threads/12-how`, with a site before it.
pub(super) fn number_in(typed: &str) -> Option<ThreadId> {
    let text = typed.trim();
    let text = text.rsplit_once("/threads/").map_or(text, |(_, rest)| rest).trim_start_matches('#');
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

async fn page(
    visit: &Visit,
    thread: ThreadId,
    form: ClosingForm,
    errors: FieldErrors,
) -> Result<ReasonPage<ClosingForm>> {
    let about = visit
        .read(move |conn, viewer| {
            let thread = threads::find(conn, viewer, thread)?;
            policy::may_moderate(viewer, &thread)?;
            Ok::<_, Error>(About::thread(&thread))
        })
        .await?;
    Ok(ReasonPage {
        heading: "closings-heading",
        lead: "closings-lead",
        button: "closings-send",
        field: "why",
        choices: choices(visit, "closings-why-", Closing::ALL.iter().map(|why| why.word())),
        action: format!("/threads/{thread}/closing"),
        about,
        has_original: true,
        has_note: true,
        has_criticism: false,
        form,
        errors,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thread_is_named_by_number_or_address() {
        let cases = [
            ("12", Some(12)),
            (" #12 ", Some(12)),
            ("/threads/12-how-do-i", Some(12)),
            ("https://community.example/threads/12-how?after=1#post-3", Some(12)),
            ("", None),
            ("how do i", None),
            ("99999999999999999999999", None),
        ];
        for (typed, expected) in cases {
            assert_eq!(number_in(typed), expected.map(ThreadId::new), "{typed}");
        }
    }
}
