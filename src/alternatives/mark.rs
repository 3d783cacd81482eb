//! Marking that an answer also works, and taking that back; whoever may accept may do both.

use super::{Alternative, model};
use crate::acceptances::policy;
use crate::error::Result;
use crate::events::{self, Event};
use crate::ids::PostId;
use crate::platform::db::Tx;
use crate::posts;
use crate::rights::Member;

/// Says that an answer works too. Saying it twice changes nothing.
pub fn mark(tx: &mut Tx<'_>, by: &Member, answer: PostId) -> Result<()> {
    let (thread, _) = posts::find_to_change(tx, by, answer)?;
    let answer = posts::find_answer(tx.conn(), &thread, answer)?;
    policy::may_accept(by, &thread)?;
    let new = Alternative { post_id: answer.id, thread_id: thread.id, by_id: by.id, at: tx.now() };
    if model::add(tx, &new)? == 0 {
        return Ok(());
    }
    events::record(tx, &Event::AlternativeMarked { thread: thread.id, post: answer.id, by: by.id })
}

/// Says it no longer.
pub fn withdraw(tx: &mut Tx<'_>, by: &Member, answer: PostId) -> Result<()> {
    let (thread, answer) = posts::find_to_change(tx, by, answer)?;
    policy::may_accept(by, &thread)?;
    if model::remove(tx, answer.id)? == 0 {
        return Ok(());
    }
    events::record(tx, &Event::AlternativeWithdrawn { thread: thread.id, post: answer.id, by: by.id })
}

/// Puts back a mark that was taken a moment ago, as it was given.
pub fn put_back(tx: &mut Tx<'_>, mark: &Alternative) -> Result<()> {
    model::add(tx, mark)?;
    Ok(())
}
