//! Locking a thread: nobody but its moderators adds to it.

use super::{ActKind, NewAct, model, policy};
use crate::error::Result;
use crate::events::{self, Event};
use crate::ids::ThreadId;
use crate::platform::db::Tx;
use crate::rights::Member;
use crate::threads;

/// Locks a thread. Locked already, nothing changes.
pub fn lock(tx: &mut Tx<'_>, by: &Member, thread: ThreadId) -> Result<()> {
    let thread = threads::find_to_change(tx, by, thread)?;
    policy::may_arrange(by, &thread)?;
    if thread.locked_at.is_some() {
        return Ok(());
    }
    threads::lock(tx, thread.id, Some(by.id))?;
    model::note(tx, &act(&thread, by, ActKind::Locked))?;
    events::record(tx, &Event::ThreadLocked { thread: thread.id, by: by.id })
}

/// Lets everybody add to a thread again.
pub fn unlock(tx: &mut Tx<'_>, by: &Member, thread: ThreadId) -> Result<()> {
    let thread = threads::find_to_change(tx, by, thread)?;
    policy::may_arrange(by, &thread)?;
    if thread.locked_at.is_none() {
        return Ok(());
    }
    threads::lock(tx, thread.id, None)?;
    model::note(tx, &act(&thread, by, ActKind::Unlocked))?;
    events::record(tx, &Event::ThreadUnlocked { thread: thread.id, by: by.id })
}

fn act(thread: &threads::Thread, by: &Member, kind: ActKind) -> NewAct<'static> {
    NewAct { thread: thread.id, post: None, kind, why: None, note: "", by: by.id }
}
