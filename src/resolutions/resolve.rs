//! Saying that a thread was solved without an answer, and that it was not.

use super::{Refusal, policy};
use crate::error::Result;
use crate::events::{self, Event};
use crate::ids::ThreadId;
use crate::moderation::{self, ActKind, NewAct};
use crate::platform::db::Tx;
use crate::rights::Member;
use crate::threads::{self, Resolution};

/// Says that a thread was solved without an answer. Said again for the same reason, nothing changes.
pub fn resolve(tx: &mut Tx<'_>, by: &Member, thread: ThreadId, how: Resolution) -> Result<()> {
    if !policy::WITHOUT_ANSWER.contains(&how) {
        return Err(Refusal::NeedsAnswer.into());
    }
    let thread = threads::find_to_change(tx, by, thread)?;
    if thread.resolved_how == Some(how) {
        return Ok(());
    }
    policy::may_resolve(by, &thread)?;
    threads::resolve(tx, thread.id, by.id, how)?;
    let (kind, why) = (ActKind::Resolved, Some(how.word()));
    moderation::note(tx, &NewAct { thread: thread.id, post: None, kind, why, note: "", by: by.id })?;
    events::record(tx, &Event::ThreadResolved { thread: thread.id, by: by.id, how: how.word().to_owned() })
}

/// Takes that back. A thread that is not resolved stays as it is.
pub fn reopen(tx: &mut Tx<'_>, by: &Member, thread: ThreadId) -> Result<()> {
    let thread = threads::find_to_change(tx, by, thread)?;
    policy::may_reopen(by, &thread)?;
    if thread.resolved_at.is_none() {
        return Ok(());
    }
    threads::reopen(tx, thread.id)?;
    let kind = ActKind::Reopened;
    moderation::note(tx, &NewAct { thread: thread.id, post: None, kind, why: None, note: "", by: by.id })?;
    events::record(tx, &Event::ThreadReopened { thread: thread.id, by: by.id })
}
