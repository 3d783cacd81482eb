//! Approving a post that waits.

use super::model::{self, Outcome};
use super::policy;
use crate::error::Result;
use crate::events::{self, Review};
use crate::ids::PostId;
use crate::platform::db::Tx;
use crate::posts;
use crate::rights::Member;
use crate::threads;

/// Puts a post that waits before everybody's eyes, as if it were posted now: it counts, its thread moves up, search
/// finds it, and those whom it concerns are told. What it said while it waited, and says no longer, stays hidden.
///
/// `version` is what the post said when the moderator looked. Whoever comes second is told who was first.
pub fn approve(tx: &mut Tx<'_>, by: &Member, post: PostId, version: i64) -> Result<()> {
    let (thread, post) = posts::find_to_change(tx, by, post)?;
    policy::may_decide(by, thread.space_id)?;
    model::still_waiting(tx, &post, version)?;
    let since = model::unapproved_since(tx.conn(), post.id)?;
    model::decide(tx, post.id, by.id, Outcome::Approved, "")?;
    model::hide_versions(tx, &post, since, by.id)?;
    posts::set_held(tx, post.id, false)?;
    posts::sight_changed(tx, &thread, &post, true)?;
    // What an edit took out of sight comes back to where it was.
    if since == 1 {
        threads::touch(tx, thread.id, post.author_id)?;
    }
    events::record(tx, &Review::PostApproved { thread: thread.id, post: post.id, by: by.id }.into())
}

/// Approves a post that was declined, as it is now: an appeal found nothing wrong with it. One that waits again, or was
/// approved since, stays as it is.
pub fn approve_declined(tx: &mut Tx<'_>, by: &Member, post: PostId) -> Result<()> {
    let (thread, post) = posts::find_to_change(tx, by, post)?;
    policy::may_decide(by, thread.space_id)?;
    let latest = model::list_latest(tx.conn(), &[post.id])?.pop();
    let Some(declined) = latest.filter(|it| it.outcome == Some(Outcome::Declined)) else { return Ok(()) };
    model::undecide(tx, declined.id)?;
    approve(tx, by, post.id, post.version)
}
