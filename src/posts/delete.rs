//! Deleting one's own post, and taking that back.

use super::{change, find_to_change, policy};
use crate::error::Result;
use crate::events::{self, Event};
use crate::ids::PostId;
use crate::platform::db::Tx;
use crate::rights::Member;

/// Deletes a post of one's own; its row stays, and a word stands in its place. What is deleted already stays so.
pub fn delete(tx: &mut Tx<'_>, by: &Member, id: PostId) -> Result<()> {
    let (thread, post) = find_to_change(tx, by, id)?;
    if post.deleted_at.is_some() && by.is(post.author_id) {
        return Ok(());
    }
    let is_marked = change::is_marked(tx.conn(), id)?;
    policy::may_delete(by, &thread, &post, is_marked)?;
    change::set_deleted(tx, id, true)?;
    if post.is_shown() {
        change::sight_changed(tx, &thread, &post, false)?;
    }
    events::record(tx, &Event::PostDeleted { thread: thread.id, post: id, by: by.id })
}

/// Brings back a post that one deleted oneself.
pub fn restore(tx: &mut Tx<'_>, by: &Member, id: PostId) -> Result<()> {
    let (thread, post) = find_to_change(tx, by, id)?;
    if post.deleted_at.is_none() && by.is(post.author_id) {
        return Ok(());
    }
    policy::may_restore(by, &thread, &post)?;
    change::set_deleted(tx, id, false)?;
    if post.held_at.is_none() {
        change::sight_changed(tx, &thread, &post, true)?;
    }
    events::record(tx, &Event::PostRestored { thread: thread.id, post: id, by: by.id })
}
