//! Vouching for an answer.

use super::{Verification, model, policy};
use crate::error::Result;
use crate::events::{self, Event};
use crate::ids::PostId;
use crate::platform::db::Tx;
use crate::rights::Member;
use crate::{posts, threads};

/// Marks an answer as verified; its thread is resolved by it unless it is already. What an expert has
/// verified already stays theirs.
pub fn verify(tx: &mut Tx<'_>, by: &Member, answer: PostId) -> Result<()> {
    let (thread, _) = posts::find_to_change(tx, by, answer)?;
    let answer = posts::find_answer(tx.conn(), &thread, answer)?;
    policy::may_verify(by, &thread, answer.author_id)?;
    let new = Verification { post_id: answer.id, thread_id: thread.id, by_id: by.id, at: tx.now() };
    if model::add(tx, &new)? == 0 {
        return Ok(());
    }
    threads::settle(tx, &thread)?;
    events::record(tx, &Event::AnswerVerified { thread: thread.id, post: answer.id, by: by.id })
}
