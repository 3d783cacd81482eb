//! The form by which a moderator edits a thread's title and tags.

use serde::{Deserialize, Serialize};

use super::About;
use crate::error::{Error, Result};
use crate::ids::ThreadId;
use crate::moderation::{self, ThreadEdit, policy};
use crate::platform::forms::FieldErrors;
use crate::rights::Member;
use crate::threads;
use crate::web::questions::{check_tags, check_title};
use crate::web::{Form, Path, Response, Visit};

/// What the form sends.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct EditForm {
    title: String,
    #[serde(default)]
    tags: String,
}

/// The form.
#[derive(Serialize)]
struct EditPage {
    about: About,
    action: String,
    form: EditForm,
    errors: FieldErrors,
}

/// `GET /threads/{thread}/edit`
pub async fn new_edit(visit: Visit, thread: Path<ThreadId>) -> Result<Response> {
    let page = page(&visit, *thread, None, FieldErrors::new()).await?;
    visit.unlisted_page("moderation/edit.html", &page)
}

/// `POST /threads/{thread}/edit`
pub async fn edit(visit: Visit, by: Member, thread: Path<ThreadId>, form: Form<EditForm>) -> Result<Response> {
    let (thread, form) = (*thread, form.0);
    match form.edit() {
        Ok(new) => {
            visit.write(move |tx| moderation::edit(tx, &by, thread, &new)).await?;
            visit.leads_to_saying(&format!("/threads/{thread}"), "moderation-said-edited")
        }
        Err(errors) => visit.form_again("moderation/edit.html", &page(&visit, thread, Some(form), errors).await?),
    }
}

impl EditForm {
    fn edit(&self) -> Result<ThreadEdit, FieldErrors> {
        let mut errors = FieldErrors::new();
        let title = check_title(&self.title, &mut errors);
        let tags = check_tags(&self.tags, &mut errors);
        errors.into_result()?;
        Ok(ThreadEdit { title, tags })
    }
}

/// The form as it was sent, or as the thread is now.
async fn page(visit: &Visit, thread: ThreadId, form: Option<EditForm>, errors: FieldErrors) -> Result<EditPage> {
    let action = format!("/threads/{thread}/edit");
    visit
        .read(move |conn, viewer| {
            let thread = threads::find(conn, viewer, thread)?;
            policy::may_moderate(viewer, &thread)?;
            let tags: Vec<String> = threads::tags_of(conn, &[thread.id])?.into_iter().map(|(_, tag)| tag).collect();
            let form = form.unwrap_or_else(|| EditForm { title: thread.title.clone(), tags: tags.join(", ") });
            Ok::<_, Error>(EditPage { about: About::thread(&thread), action, form, errors })
        })
        .await
}
