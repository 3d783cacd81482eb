//! Vouching for an answer no longer.

use super::{model, policy};
use crate::error::Result;
use crate::events::{self, Event};
use crate::ids::PostId;
use crate::platform::db::Tx;
use crate::rights::Member;
use crate::{posts, threads};

/// Takes the mark from a verified answer; where nothing else resolves the thread, it is open again.
pub fn withdraw(tx: &mut Tx<'_>, by: &Member, answer: PostId) -> Result<()> {
    let (thread, answer) = posts::find_to_change(tx, by, answer)?;
    policy::may_withdraw(by, &thread)?;
    if model::remove(tx, answer.id)? == 0 {
        return Ok(());
    }
    threads::settle(tx, &thread)?;
    events::record(tx, &Event::VerificationWithdrawn { thread: thread.id, post: answer.id, by: by.id })
}
