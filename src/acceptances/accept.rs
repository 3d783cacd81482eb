//! Accepting an answer.

use super::{Acceptance, model, policy};
use crate::error::Result;
use crate::events::{self, Event};
use crate::ids::{PostId, ThreadId};
use crate::platform::db::Tx;
use crate::posts;
use crate::rights::Member;
use crate::threads;

/// Makes an answer its thread's accepted one, in place of the one before; the thread is resolved by it.
///
/// Accepting what is accepted already changes nothing and tells nobody.
pub fn accept(tx: &mut Tx<'_>, by: &Member, thread: ThreadId, answer: PostId) -> Result<Acceptance> {
    let thread = threads::find_to_change(tx, by, thread)?;
    let answer = posts::find_answer(tx.conn(), &thread, answer)?;
    policy::may_accept(by, &thread)?;

    let before = model::find(tx.conn(), thread.id)?;
    if let Some(same) = before.as_ref().filter(|before| before.post_id == answer.id) {
        return Ok(same.clone());
    }
    if let Some(before) = &before {
        let author = posts::find_in(tx.conn(), &thread, before.post_id)?.author_id;
        model::credit(tx, author, -1)?;
    }
    let acceptance = Acceptance { thread_id: thread.id, post_id: answer.id, by_id: by.id, at: tx.now() };
    model::replace(tx, &acceptance)?;
    model::credit(tx, answer.author_id, 1)?;
    threads::settle(tx, &thread)?;
    let instead_of = before.map(|before| before.post_id);
    events::record(tx, &Event::AnswerAccepted { thread: thread.id, post: answer.id, by: by.id, instead_of })?;
    Ok(acceptance)
}
