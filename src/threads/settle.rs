//! Whether a thread is resolved, by the marks that its answers bear.

use diesel::prelude::*;

use super::{Resolution, Thread, reopen};
use crate::ids::PersonId;
use crate::platform::clock::Instant;
use crate::platform::db::schema::{acceptances, threads, verifications};
use crate::platform::db::{QueryResult, Tx};

/// Makes a thread resolved by its accepted answer, else by its first verified one. Where neither is left, it
/// is open again, unless it was solved without an answer.
pub fn settle(tx: &mut Tx<'_>, thread: &Thread) -> QueryResult<()> {
    let accepted: Option<(PersonId, Instant)> =
        acceptances::table.find(thread.id).select((acceptances::by_id, acceptances::at)).first(tx.conn()).optional()?;
    let verified: Option<(PersonId, Instant)> = verifications::table
        .filter(verifications::thread_id.eq(thread.id))
        .order((verifications::at, verifications::post_id))
        .select((verifications::by_id, verifications::at))
        .first(tx.conn())
        .optional()?;
    let mark = accepted.map(|mark| (mark, Resolution::Accepted)).or(verified.map(|mark| (mark, Resolution::Verified)));
    match (mark, thread.resolved_how) {
        (Some(((by, at), how)), _) => {
            diesel::update(threads::table.find(thread.id))
                .set((threads::resolved_at.eq(at), threads::resolved_by.eq(by), threads::resolved_how.eq(how)))
                .execute(tx.conn())?;
            Ok(())
        }
        (None, Some(Resolution::Accepted | Resolution::Verified)) => reopen(tx, thread.id),
        (None, _) => Ok(()),
    }
}
