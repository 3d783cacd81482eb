//! Editing a thread's title and tags, as its moderators do.

use super::{ActKind, NewAct, model, policy};
use crate::error::Result;
use crate::events::{self, Event};
use crate::ids::ThreadId;
use crate::platform::db::Tx;
use crate::rights::Member;
use crate::threads;

/// What a thread is to be called and filed under.
#[derive(Clone, Debug)]
pub struct ThreadEdit {
    /// Its title.
    pub title: String,
    /// Names of tags, folded.
    pub tags: Vec<String>,
}

/// Gives a thread another title, other tags, or both; what was so before is kept in its history.
pub fn edit(tx: &mut Tx<'_>, by: &Member, thread: ThreadId, new: &ThreadEdit) -> Result<()> {
    let thread = threads::find_to_change(tx, by, thread)?;
    policy::may_moderate(by, &thread)?;
    let before: Vec<String> = threads::tags_of(tx.conn(), &[thread.id])?.into_iter().map(|(_, tag)| tag).collect();
    if thread.title != new.title {
        threads::retitle(tx, thread.id, &new.title)?;
        model::note(tx, &act(&thread, by, ActKind::Retitled, &thread.title))?;
        events::record(tx, &Event::ThreadRetitled { thread: thread.id, by: by.id })?;
    }
    if before != new.tags {
        threads::file_under(tx, thread.id, &new.tags)?;
        model::note(tx, &act(&thread, by, ActKind::Retagged, &before.join(", ")))?;
        events::record(tx, &Event::ThreadRetagged { thread: thread.id, by: by.id })?;
    }
    Ok(())
}

fn act<'a>(thread: &threads::Thread, by: &Member, kind: ActKind, note: &'a str) -> NewAct<'a> {
    NewAct { thread: thread.id, post: None, kind, why: None, note, by: by.id }
}
