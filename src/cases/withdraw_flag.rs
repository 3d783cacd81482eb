//! Taking back a flag of one's own.

use super::{Case, model, take_up, weigh};
use crate::error::Result;
use crate::events::{self, Review};
use crate::flags::{self, FlagState};
use crate::ids::FlagId;
use crate::platform::clock::Instant;
use crate::platform::db::Tx;
use crate::posts;
use crate::rights::Member;

/// Takes a flag back; one that was decided stays as it is. A case that holds no other closes, unless a moderator is at
/// it or has decided something, or a rule has found something too.
pub fn withdraw_flag(tx: &mut Tx<'_>, by: &Member, id: FlagId) -> Result<()> {
    let flag = flags::find_to_change(tx, by, id)?;
    // The thread may be closed to them by now, and theirs the flag is all the same.
    let thread = posts::thread_of(tx.conn(), flag.post_id)?;
    crate::threads::lock_row(tx, thread)?;
    if !flags::withdraw(tx, id)? {
        return Ok(());
    }
    let case = flag.case_id;
    let left = flags::list_of_cases(tx.conn(), &[case])?;
    let now = tx.now();
    match model::find_open(tx.conn(), flag.post_id)? {
        Some(open) if left.is_empty() && is_free(&open, now) => {
            let post = take_up::lock(tx, flag.post_id)?;
            match post.map(|post| take_up::reason_of(tx.conn(), &post)).transpose()?.flatten() {
                Some(reason) => {
                    model::keep(tx, &Case { reason, ..open })?;
                    weigh::weigh(tx, &[case])?;
                }
                None => model::keep(tx, &Case { closed_at: Some(now), warned_at: None, ..open })?,
            }
        }
        _ if left.iter().any(|it| it.flag.state == FlagState::Open) => weigh::weigh(tx, &[case])?,
        _ => {}
    }
    events::record(tx, &Review::FlagWithdrawn { flag: id, case, thread, post: flag.post_id, by: by.id }.into())
}

/// Whether nobody is at a case, nor waits for its author.
fn is_free(case: &Case, now: Instant) -> bool {
    case.holder(now).is_none() && case.asked_until.is_none()
}
