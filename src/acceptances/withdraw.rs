//! Withdrawing an acceptance.

use super::{Acceptance, model, policy};
use crate::error::Result;
use crate::events::{self, Event};
use crate::ids::ThreadId;
use crate::platform::db::Tx;
use crate::posts::{self, Post};
use crate::rights::Member;
use crate::threads::{self, Thread};

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

/// Puts back an acceptance that was taken a moment ago, as it was given. Where another answer is accepted by now, that
/// one stays.
pub fn put_back(tx: &mut Tx<'_>, thread: &Thread, answer: &Post, acceptance: &Acceptance) -> Result<()> {
    if model::find(tx.conn(), thread.id)?.is_none() {
        model::replace(tx, acceptance)?;
        model::credit(tx, answer.author_id, 1)?;
        threads::settle(tx, thread)?;
    }
    Ok(())
}
