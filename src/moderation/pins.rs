//! Pinning a thread: it stands first in its space's list, and in the list of all.

use super::{ActKind, NewAct, model, policy};
use crate::error::Result;
use crate::events::{self, Event};
use crate::ids::ThreadId;
use crate::platform::db::Tx;
use crate::rights::Member;
use crate::threads;

/// Pins a thread. Pinned already, nothing changes.
pub fn pin(tx: &mut Tx<'_>, by: &Member, thread: ThreadId) -> Result<()> {
    let thread = threads::find_to_change(tx, by, thread)?;
    policy::may_arrange(by, &thread)?;
    if thread.pinned_at.is_some() {
        return Ok(());
    }
    threads::pin(tx, thread.id, true)?;
    model::note(tx, &act(&thread, by, ActKind::Pinned))?;
    events::record(tx, &Event::ThreadPinned { thread: thread.id, by: by.id })
}

/// Lets a thread stand where its last activity puts it.
pub fn unpin(tx: &mut Tx<'_>, by: &Member, thread: ThreadId) -> Result<()> {
    let thread = threads::find_to_change(tx, by, thread)?;
    policy::may_arrange(by, &thread)?;
    if thread.pinned_at.is_none() {
        return Ok(());
    }
    threads::pin(tx, thread.id, false)?;
    model::note(tx, &act(&thread, by, ActKind::Unpinned))?;
    events::record(tx, &Event::ThreadUnpinned { thread: thread.id, by: by.id })
}

fn act(thread: &threads::Thread, by: &Member, kind: ActKind) -> NewAct<'static> {
    NewAct { thread: thread.id, post: None, kind, why: None, note: "", by: by.id }
}
