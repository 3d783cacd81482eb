//! Declining a post that waits, with a reason, and taking that back.

use super::model::{self, Outcome};
use super::{jobs, policy};
use crate::error::Result;
use crate::events::{self, Review};
use crate::ids::PostId;
use crate::platform::db::Tx;
use crate::platform::forms::Check;
use crate::posts;
use crate::rights::Member;

/// The longest reason, in bytes.
const WHY: usize = 4 * 1024;

/// Declines a post that waits. Its author reads why, and may edit it, so that it waits again, or withdraw it.
pub fn decline(tx: &mut Tx<'_>, by: &Member, post: PostId, version: i64, why: &str) -> Result<()> {
    let (thread, post) = posts::find_to_change(tx, by, post)?;
    policy::may_decide(by, thread.space_id)?;
    Check::new().body("why", why, 1..=WHY).finish()?;
    if model::still_waiting(tx, &post, version)?.is_none() {
        model::ask(tx, post.id, post.version)?;
    }
    model::decide(tx, post.id, by.id, Outcome::Declined, why)?;
    events::record(tx, &Review::PostDeclined { thread: thread.id, post: post.id, by: by.id }.into())
}

/// Lets a post wait again that was declined. Waiting already, nothing changes.
pub fn reopen(tx: &mut Tx<'_>, by: &Member, post: PostId) -> Result<()> {
    let (thread, post) = posts::find_to_change(tx, by, post)?;
    policy::may_decide(by, thread.space_id)?;
    let latest = model::list_latest(tx.conn(), &[post.id])?.pop();
    let Some(declined) = latest.filter(|it| it.outcome == Some(Outcome::Declined)) else { return Ok(()) };
    model::undecide(tx, declined.id)?;
    jobs::ask_for_review(tx, post.id)?;
    events::record(tx, &Review::PostHeld { thread: thread.id, post: post.id, by: by.id }.into())
}
