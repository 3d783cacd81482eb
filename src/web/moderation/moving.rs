//! The form that moves a thread to another space.

use serde::{Deserialize, Serialize};

use super::{About, Choice, NOTE, clean_note};
use crate::error::{Error, Result};
use crate::ids::{SpaceId, ThreadId};
use crate::moderation::{self, policy};
use crate::platform::forms::{Check, FieldErrors};
use crate::platform::words::Message;
use crate::rights::Member;
use crate::web::{Form, Path, Response, Visit};
use crate::{spaces, threads};

/// What the form sends.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct MoveForm {
    #[serde(default)]
    to: Option<SpaceId>,
    #[serde(default)]
    note: String,
}

/// The form.
#[derive(Serialize)]
struct MovePage {
    about: About,
    action: String,
    spaces: Vec<Choice>,
    form: MoveForm,
    errors: FieldErrors,
}

/// `GET /threads/{thread}/move`
pub async fn new_move(visit: Visit, thread: Path<ThreadId>) -> Result<Response> {
    let page = page(&visit, *thread, MoveForm::default(), FieldErrors::new()).await?;
    visit.unlisted_page("moderation/move.html", &page)
}

/// `POST /threads/{thread}/move`
pub async fn move_thread(visit: Visit, by: Member, thread: Path<ThreadId>, form: Form<MoveForm>) -> Result<Response> {
    let (thread, form) = (*thread, form.0);
    let note = clean_note(&form.note);
    let missing = || Message::new("moderation-space-missing");
    let checked = Check::new().that("to", form.to.is_some(), missing).text("note", &note, 0..=NOTE).finish();
    match (checked, form.to) {
        (Ok(()), Some(to)) => {
            visit.write(move |tx| moderation::move_thread(tx, &by, thread, to, &note)).await?;
            visit.leads_to_saying(&format!("/threads/{thread}"), "moderation-said-moved")
        }
        (checked, _) => {
            let errors = checked.err().unwrap_or_default();
            visit.form_again("moderation/move.html", &page(&visit, thread, form, errors).await?)
        }
    }
}

async fn page(visit: &Visit, thread: ThreadId, form: MoveForm, errors: FieldErrors) -> Result<MovePage> {
    let action = format!("/threads/{thread}/move");
    visit
        .read(move |conn, viewer| {
            let thread = threads::find(conn, viewer, thread)?;
            policy::may_moderate(viewer, &thread)?;
            let others = spaces::list(conn, viewer)?.into_iter().filter(|space| space.id != thread.space_id);
            let spaces = others.map(|space| Choice { value: space.id.to_string(), label: space.name }).collect();
            Ok::<_, Error>(MovePage { about: About::thread(&thread), action, spaces, form, errors })
        })
        .await
}
