//! What somebody is told of, on the site.

mod list;
mod said;

use serde::Deserialize;

use super::{Form, Response, Visit};
use crate::error::Result;
use crate::ids::{NotificationId, ThreadId};
use crate::notifications::{self, Which};
use crate::rights::Member;
pub use list::list;

/// Which notifications were read, up to the newest that was seen.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadForm {
    upto: NotificationId,
    /// Those of a thread, or of none if it is 0; all, if it is not said.
    thread: Option<i64>,
}

/// `POST /notifications/read`
pub async fn read(visit: Visit, by: Member, form: Form<ReadForm>) -> Result<Response> {
    let which = match form.thread {
        None => Which::All,
        Some(0) => Which::OfNone,
        Some(thread) => Which::OfThread(ThreadId::new(thread)),
    };
    let upto = form.upto;
    visit.write(move |tx| notifications::read(tx, &by, which, upto)).await?;
    let back = visit.page_before().to_owned();
    visit.leads_to(&back)
}
