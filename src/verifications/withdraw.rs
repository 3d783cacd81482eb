//! Vouching for an answer no longer.

use super::{Verification, model, policy};
use crate::error::Result;
use crate::events::{self, Event};
use crate::ids::PostId;
use crate::platform::db::Tx;
use crate::posts;
use crate::rights::Member;
use crate::threads::{self, Thread};

/// Takes the mark from a verified answer; where nothing else resolves the thread, it is open again.
pub fn withdraw(tx: &mut Tx<'_>, by: &Member, answer: PostId) -> Result<()> {
    let (thread, answer) = posts::find_to_change(tx, by, answer)?;
    policy::may_withdraw(by, &thread)?;
    lose(tx, by, &thread, answer.id)
}

/// The same where an answer goes out of sight: nobody vouches for what cannot be read.
pub fn lose(tx: &mut Tx<'_>, by: &Member, thread: &Thread, answer: PostId) -> Result<()> {
    if model::remove(tx, answer)? == 0 {
        return Ok(());
    }
    threads::settle(tx, thread)?;
    events::record(tx, &Event::VerificationWithdrawn { thread: thread.id, post: answer, by: by.id })
}

/// Puts back a verification that was taken a moment ago, as it was given.
pub fn put_back(tx: &mut Tx<'_>, thread: &Thread, verification: &Verification) -> Result<()> {
    if model::add(tx, verification)? > 0 {
        threads::settle(tx, thread)?;
    }
    Ok(())
}
