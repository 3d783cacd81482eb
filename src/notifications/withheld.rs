//! What nobody is told of as long as it is out of sight: a post that waits for approval, or that was hidden or deleted
//! before people were told. It is kept by its event, so that each hears of it once, however often it comes and goes.

use diesel::prelude::*;

use crate::each_backend;
use crate::ids::{EventId, PersonId, ThreadId};
use crate::platform::clock::Instant;
use crate::platform::db::schema::withheld_news;
use crate::platform::db::{Conn, QueryResult, Tx};

/// What may be told now, and to whom of those whom it concerns it was told already.
#[derive(Clone, Copy, Debug, Queryable)]
pub(super) struct Ready {
    pub(super) event: EventId,
    pub(super) person: PersonId,
}

/// Keeps an event until it is in sight.
pub(super) fn keep(tx: &mut Tx<'_>, event: EventId, thread: ThreadId) -> QueryResult<()> {
    let now = tx.now();
    let row = (withheld_news::event_id.eq(event), withheld_news::thread_id.eq(thread), withheld_news::at.eq(now));
    let still = (withheld_news::ready_at.eq(None::<Instant>), withheld_news::person.eq(PersonId::new(0)));
    each_backend!(tx.conn(), conn => {
        diesel::insert_into(withheld_news::table)
            .values(row)
            .on_conflict(withheld_news::event_id)
            .do_update()
            .set(still)
            .execute(conn)
    })?;
    Ok(())
}

/// Something of a thread may be in sight again: each event of it is looked at.
pub(super) fn wake(tx: &mut Tx<'_>, thread: ThreadId) -> QueryResult<()> {
    let now = tx.now();
    let asleep =
        withheld_news::table.filter(withheld_news::thread_id.eq(thread)).filter(withheld_news::ready_at.is_null());
    diesel::update(asleep).set(withheld_news::ready_at.eq(now)).execute(tx.conn())?;
    Ok(())
}

/// The next event that may be told now.
pub(super) fn next(conn: &mut Conn) -> QueryResult<Option<Ready>> {
    withheld_news::table
        .filter(withheld_news::ready_at.is_not_null())
        .order((withheld_news::ready_at, withheld_news::event_id))
        .select((withheld_news::event_id, withheld_news::person))
        .first(conn)
        .optional()
}

/// Everybody up to a person has been told of an event.
pub(super) fn told_up_to(tx: &mut Tx<'_>, event: EventId, person: PersonId) -> QueryResult<()> {
    diesel::update(withheld_news::table.find(event)).set(withheld_news::person.eq(person)).execute(tx.conn())?;
    Ok(())
}

/// Everybody has been told of an event.
pub(super) fn is_told(tx: &mut Tx<'_>, event: EventId) -> QueryResult<()> {
    diesel::delete(withheld_news::table.find(event)).execute(tx.conn())?;
    Ok(())
}

/// What has been out of sight for so long is no news any more.
pub(super) fn forget_before(tx: &mut Tx<'_>, then: Instant) -> QueryResult<usize> {
    diesel::delete(withheld_news::table.filter(withheld_news::at.lt(then))).execute(tx.conn())
}
