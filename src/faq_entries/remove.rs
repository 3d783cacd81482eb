//! Taking a thread out of the FAQ.

use super::{model, policy};
use crate::error::Result;
use crate::events::{self, Event};
use crate::ids::ThreadId;
use crate::platform::db::Tx;
use crate::rights::Member;
use crate::threads;

/// Makes a thread an entry no longer; the thread stays as it is. What is no entry stays none.
pub fn remove(tx: &mut Tx<'_>, by: &Member, thread: ThreadId) -> Result<()> {
    let thread = threads::find_to_change(tx, by, thread)?;
    policy::may_keep(by, &thread)?;
    if !model::remove(tx, thread.id)? {
        return Ok(());
    }
    events::record(tx, &Event::FaqEntryRemoved { thread: thread.id, by: by.id })
}
