//! Withdrawing an acceptance.

use super::{model, policy};
use crate::error::Result;
use crate::events::{self, Event};
use crate::ids::ThreadId;
use crate::platform::db::Tx;
use crate::posts;
use crate::rights::Member;
use crate::threads;

/// Takes the mark from a thread's accepted answer; the thread is then resolved by a verified one, or open. Where nothing is accepted, nothing changes.
pub fn withdraw(tx: &mut Tx<'_>, by: &Member, thread: ThreadId) -> Result<()> {
    let thread = threads::find_to_change(tx, by, thread)?;
    policy::may_accept(by, &thread)?;
    let Some(acceptance) = model::find(tx.conn(), thread.id)? else { return Ok(()) };
    let author = posts::find_in(tx.conn(), &thread, acceptance.post_id)?.author_id;
    model::remove(tx, thread.id)?;
    model::credit(tx, author, -1)?;
    threads::settle(tx, &thread)?;
    events::record(tx, &Event::AcceptanceWithdrawn { thread: thread.id, post: acceptance.post_id, by: by.id })
}
