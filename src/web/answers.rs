//! Sending an answer; the form stands on the thread's page.

use serde::{Deserialize, Serialize};

use super::questions::BODY;
use super::uploads::Along;
use super::{Form, Path, Response, Visit, threads};
use crate::answers::{self, NewAnswer};
use crate::drafts::{self, Place};
use crate::error::{Error, Result};
use crate::ids::ThreadId;
use crate::platform::forms::Check;
use crate::platform::text;
use crate::rights::Member;
use crate::urls;

/// What the answer form sends.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerForm {
    pub(super) body: String,
    #[serde(default)]
    pub(super) follow: bool,
    pub(super) key: Option<String>,
}

/// `POST /threads/{thread}/answers`
pub async fn post(
    visit: Visit,
    by: Member,
    thread: Path<ThreadId>,
    form: Form<AnswerForm>,
    along: Along,
) -> Result<Response> {
    let (thread, form) = (*thread, form.0);
    let file = match along.settle(&visit, &by).await {
        Ok(Some(back)) => return Ok(back),
        other => other.map(drop),
    };
    let body = text::clean_body(&form.body);
    let checked = file.and_then(|()| Ok(Check::new().body("body", &body, 1..=BODY).finish()?));
    let posted = match checked {
        Ok(()) => {
            let new = NewAnswer { body, follow: form.follow, submission_key: form.key.clone() };
            visit
                .write(move |tx| {
                    let post = answers::post(tx, &by, thread, &new)?;
                    drafts::forget(tx, &by, Place::Answer(thread))?;
                    Ok(post)
                })
                .await
        }
        Err(refused) => Err(refused),
    };
    match posted {
        Ok(post) => visit.leads_to(&urls::post(post)),
        Err(Error::Invalid(errors)) => threads::show_again(&visit, thread, form, errors).await,
        Err(other) => Err(other),
    }
}
