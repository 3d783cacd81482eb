//! Hiding what a post once said, while what it says now stays.

use super::{ActKind, Hiding, NewAct, Refusal, model, policy};
use crate::error::{Error, Result};
use crate::events::{self, Event};
use crate::ids::PostId;
use crate::platform::db::Tx;
use crate::posts;
use crate::rights::Member;

/// Hides an earlier version of a post; the present one is hidden with the post itself.
pub fn hide_revision(tx: &mut Tx<'_>, by: &Member, post: PostId, version: i64, why: Hiding) -> Result<()> {
    let (thread, post) = posts::find_to_change(tx, by, post)?;
    policy::may_moderate(by, &thread)?;
    if !model::has_version(tx, post.id, version)? {
        return Err(Error::NotFound);
    }
    if post.version == version {
        return Err(Refusal::PresentVersion.into());
    }
    if !model::hide_version(tx, post.id, version, by.id, Some(why))? {
        return Ok(());
    }
    let (kind, why) = (ActKind::RevisionHidden, Some(why.word()));
    model::note(tx, &NewAct { thread: thread.id, post: Some(post.id), kind, why, note: "", by: by.id })?;
    events::record(tx, &Event::RevisionHidden { thread: thread.id, post: post.id, by: by.id, version })
}

/// Shows an earlier version of a post again.
pub fn show_revision(tx: &mut Tx<'_>, by: &Member, post: PostId, version: i64) -> Result<()> {
    let (thread, post) = posts::find_to_change(tx, by, post)?;
    policy::may_moderate(by, &thread)?;
    if !model::has_version(tx, post.id, version)? {
        return Err(Error::NotFound);
    }
    if !model::hide_version(tx, post.id, version, by.id, None)? {
        return Ok(());
    }
    let kind = ActKind::RevisionShown;
    model::note(tx, &NewAct { thread: thread.id, post: Some(post.id), kind, why: None, note: "", by: by.id })?;
    events::record(tx, &Event::RevisionShown { thread: thread.id, post: post.id, by: by.id, version })
}
