//! Closing a thread and opening it again. Its space's moderators and leads do.

use crate::error::{Error, Result};
use crate::events::{self, Event};
use crate::ids::ThreadId;
use crate::moderation::policy::may_moderate;
use crate::moderation::{self, ActKind, NewAct};
use crate::platform::db::Tx;
use crate::platform::words::Message;
use crate::rights::Member;
use crate::threads::{self, Closing, Thread};

/// Why a thread is closed.
#[derive(Clone, Debug)]
pub struct NewClosing {
    /// The reason.
    pub why: Closing,
    /// The thread that asks the same, where that is the reason.
    pub duplicate_of: Option<ThreadId>,
    /// More about it, for everybody.
    pub note: String,
}

/// Closes a thread, or gives one that is closed another reason.
pub fn close(tx: &mut Tx<'_>, by: &Member, thread: ThreadId, new: &NewClosing) -> Result<()> {
    let thread = threads::find_to_change(tx, by, thread)?;
    may_moderate(by, &thread)?;
    let original = match new.why {
        Closing::Duplicate => Some(original(tx, by, &thread, new.duplicate_of)?),
        _ => None,
    };
    if thread.closed_why == Some(new.why) && thread.duplicate_of == original {
        return Ok(());
    }
    threads::close(tx, thread.id, by.id, new.why, original)?;
    let (kind, why) = (ActKind::Closed, new.why.word());
    let act = NewAct { thread: thread.id, post: None, kind, why: Some(why), note: &new.note, by: by.id };
    moderation::note(tx, &act)?;
    let why = why.to_owned();
    events::record(tx, &Event::ThreadClosed { thread: thread.id, by: by.id, why, duplicate_of: original })
}

/// The thread that asks the same: another one, in sight of who closes, and not in turn a duplicate of this.
fn original(tx: &mut Tx<'_>, by: &Member, thread: &Thread, id: Option<ThreadId>) -> Result<ThreadId> {
    let wrong = |key: &'static str| Error::field("duplicate_of", Message::new(key));
    let id = id.ok_or_else(|| wrong("closings-original-missing"))?;
    if id == thread.id {
        return Err(wrong("closings-original-same"));
    }
    let original = match threads::find(tx.conn(), by, id) {
        Err(Error::NotFound) => return Err(wrong("closings-original-unknown")),
        other => other?,
    };
    match original.duplicate_of {
        Some(back) if back == thread.id => Err(wrong("closings-original-duplicate")),
        _ => Ok(original.id),
    }
}

/// Opens a thread again. One that is open stays as it is.
pub fn open(tx: &mut Tx<'_>, by: &Member, thread: ThreadId) -> Result<()> {
    let thread = threads::find_to_change(tx, by, thread)?;
    may_moderate(by, &thread)?;
    if thread.closed_at.is_none() {
        return Ok(());
    }
    threads::open(tx, thread.id)?;
    let kind = ActKind::Opened;
    moderation::note(tx, &NewAct { thread: thread.id, post: None, kind, why: None, note: "", by: by.id })?;
    events::record(tx, &Event::ThreadOpened { thread: thread.id, by: by.id })
}
