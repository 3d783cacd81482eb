//! The forms that accept an answer and withdraw the acceptance; they stand on the thread's page.

use serde::Deserialize;

use super::{Form, Path, Response, Visit};
use crate::acceptances;
use crate::error::Result;
use crate::ids::{PostId, ThreadId};
use crate::rights::Member;
use crate::urls;

/// Which answer.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AcceptForm {
    post: PostId,
}

/// `POST /threads/{thread}/acceptance`
pub async fn accept(visit: Visit, by: Member, thread: Path<ThreadId>, form: Form<AcceptForm>) -> Result<Response> {
    let acceptance = visit.write(move |tx| acceptances::accept(tx, &by, *thread, form.post)).await?;
    visit.leads_to_saying(&urls::post(acceptance.post_id), "acceptances-said-accepted")
}

/// `POST /threads/{thread}/acceptance/withdraw`
pub async fn withdraw(visit: Visit, by: Member, thread: Path<ThreadId>) -> Result<Response> {
    let thread = *thread;
    visit.write(move |tx| acceptances::withdraw(tx, &by, thread)).await?;
    visit.leads_to_saying(&format!("/threads/{thread}"), "acceptances-said-withdrawn")
}
