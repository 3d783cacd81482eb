//! Writing a thread's states: each a moment that is there or is not.

use diesel::prelude::*;

use super::{Closing, Resolution, Thread};
use crate::ids::{PersonId, ProductId, SpaceId, ThreadId, VersionId};
use crate::platform::clock::Instant;
use crate::platform::db::schema::threads;
use crate::platform::db::{QueryResult, Tx};
use crate::spaces;

/// A thread is resolved from now on.
pub fn resolve(tx: &mut Tx<'_>, id: ThreadId, by: PersonId, how: Resolution) -> QueryResult<()> {
    let now = tx.now();
    diesel::update(threads::table.find(id))
        .set((threads::resolved_at.eq(now), threads::resolved_by.eq(by), threads::resolved_how.eq(how)))
        .execute(tx.conn())?;
    Ok(())
}

/// A thread is no longer resolved.
pub fn reopen(tx: &mut Tx<'_>, id: ThreadId) -> QueryResult<()> {
    diesel::update(threads::table.find(id))
        .set((
            threads::resolved_at.eq(None::<Instant>),
            threads::resolved_by.eq(None::<PersonId>),
            threads::resolved_how.eq(None::<Resolution>),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// A thread is closed from now on.
pub fn close(
    tx: &mut Tx<'_>,
    id: ThreadId,
    by: PersonId,
    why: Closing,
    duplicate_of: Option<ThreadId>,
) -> QueryResult<()> {
    let now = tx.now();
    diesel::update(threads::table.find(id))
        .set((
            threads::closed_at.eq(now),
            threads::closed_by.eq(by),
            threads::closed_why.eq(why),
            threads::duplicate_of.eq(duplicate_of),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// A thread is open again.
pub fn open(tx: &mut Tx<'_>, id: ThreadId) -> QueryResult<()> {
    diesel::update(threads::table.find(id))
        .set((
            threads::closed_at.eq(None::<Instant>),
            threads::closed_by.eq(None::<PersonId>),
            threads::closed_why.eq(None::<Closing>),
            threads::duplicate_of.eq(None::<ThreadId>),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// A thread is locked from now on by somebody, or no longer.
pub fn lock(tx: &mut Tx<'_>, id: ThreadId, by: Option<PersonId>) -> QueryResult<()> {
    let at = by.map(|_| tx.now());
    diesel::update(threads::table.find(id))
        .set((threads::locked_at.eq(at), threads::locked_by.eq(by)))
        .execute(tx.conn())?;
    Ok(())
}

/// A thread is pinned from now on, or no longer.
pub fn pin(tx: &mut Tx<'_>, id: ThreadId, is_pinned: bool) -> QueryResult<()> {
    let at = is_pinned.then(|| tx.now());
    diesel::update(threads::table.find(id)).set(threads::pinned_at.eq(at)).execute(tx.conn())?;
    Ok(())
}

/// A thread has another title.
pub fn retitle(tx: &mut Tx<'_>, id: ThreadId, title: &str) -> QueryResult<()> {
    diesel::update(threads::table.find(id)).set(threads::title.eq(title)).execute(tx.conn())?;
    Ok(())
}

/// A thread is in another space, without the product and version of the former; both spaces count it.
pub fn change_space(tx: &mut Tx<'_>, thread: &Thread, to: SpaceId) -> QueryResult<()> {
    diesel::update(threads::table.find(thread.id))
        .set((
            threads::space_id.eq(to),
            threads::product_id.eq(None::<ProductId>),
            threads::version_id.eq(None::<VersionId>),
        ))
        .execute(tx.conn())?;
    if thread.hidden_at.is_none() {
        spaces::count_threads(tx, thread.space_id, -1)?;
        spaces::count_threads(tx, to, 1)?;
    }
    Ok(())
}

/// Takes a thread out of every list, or puts it back; its space counts those that lists show.
pub fn hide_from_lists(tx: &mut Tx<'_>, id: ThreadId, hidden_at: Option<Instant>) -> QueryResult<()> {
    let (space, before): (SpaceId, Option<Instant>) =
        threads::table.find(id).select((threads::space_id, threads::hidden_at)).first(tx.conn())?;
    diesel::update(threads::table.find(id)).set(threads::hidden_at.eq(hidden_at)).execute(tx.conn())?;
    match (before, hidden_at) {
        (None, Some(_)) => spaces::count_threads(tx, space, -1),
        (Some(_), None) => spaces::count_threads(tx, space, 1),
        _ => Ok(()),
    }
}
