//! The form that says a thread was solved without an answer.

use serde::{Deserialize, Serialize};

use super::{About, ReasonPage, choices, no_reason};
use crate::error::{Error, Result};
use crate::ids::ThreadId;
use crate::platform::forms::FieldErrors;
use crate::resolutions::{self, policy};
use crate::rights::Member;
use crate::threads::{self, Resolution};
use crate::web::{Form, Path, Response, Visit};

/// What the form sends.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ResolutionForm {
    #[serde(default)]
    how: Option<Resolution>,
}

/// `GET /threads/{thread}/resolution`
pub async fn new_resolution(visit: Visit, thread: Path<ThreadId>) -> Result<Response> {
    let page = page(&visit, *thread, ResolutionForm::default(), FieldErrors::new()).await?;
    visit.unlisted_page("moderation/reason.html", &page)
}

/// `POST /threads/{thread}/resolution`
pub async fn resolve(visit: Visit, by: Member, thread: Path<ThreadId>, form: Form<ResolutionForm>) -> Result<Response> {
    let (thread, form) = (*thread, form.0);
    let Some(how) = form.how else {
        let page = page(&visit, thread, form, FieldErrors::of("how", no_reason())).await?;
        return visit.form_again("moderation/reason.html", &page);
    };
    visit.write(move |tx| resolutions::resolve(tx, &by, thread, how)).await?;
    visit.leads_to_saying(&format!("/threads/{thread}"), "resolutions-said-resolved")
}

/// `POST /threads/{thread}/resolution/withdraw`
pub async fn reopen(visit: Visit, by: Member, thread: Path<ThreadId>) -> Result<Response> {
    let thread = *thread;
    visit.write(move |tx| resolutions::reopen(tx, &by, thread)).await?;
    visit.leads_to_saying(&format!("/threads/{thread}"), "resolutions-said-reopened")
}

async fn page(
    visit: &Visit,
    thread: ThreadId,
    form: ResolutionForm,
    errors: FieldErrors,
) -> Result<ReasonPage<ResolutionForm>> {
    let about = visit
        .read(move |conn, viewer| {
            let thread = threads::find(conn, viewer, thread)?;
            policy::may_resolve(viewer, &thread)?;
            Ok::<_, Error>(About::thread(&thread))
        })
        .await?;
    Ok(ReasonPage {
        heading: "resolutions-heading",
        lead: "resolutions-lead",
        button: "resolutions-send",
        field: "how",
        choices: choices(visit, "resolutions-how-", policy::WITHOUT_ANSWER.iter().map(|how| how.word())),
        action: format!("/threads/{thread}/resolution"),
        about,
        has_original: false,
        has_note: false,
        has_criticism: false,
        form,
        errors,
    })
}
