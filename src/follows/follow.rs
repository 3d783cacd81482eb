//! Following a thread, and no longer.

use diesel::prelude::*;

use crate::each_backend;
use crate::error::Result;
use crate::ids::ThreadId;
use crate::platform::db::schema::{follows, threads};
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::rights::{Member, Viewer};
use crate::threads as thread_rows;

/// Follows a thread; following it already changes nothing.
pub fn follow(tx: &mut Tx<'_>, by: &Member, thread: ThreadId) -> Result<()> {
    thread_rows::find(tx.conn(), by, thread)?;
    let row = (follows::thread_id.eq(thread), follows::person_id.eq(by.id), follows::at.eq(tx.now()));
    let added = each_backend!(tx.conn(), conn => {
        diesel::insert_into(follows::table).values(row).on_conflict_do_nothing().execute(conn)
    })?;
    Ok(count(tx, thread, added, 1)?)
}

/// Follows a thread no longer.
pub fn unfollow(tx: &mut Tx<'_>, by: &Member, thread: ThreadId) -> Result<()> {
    let removed = diesel::delete(follows::table.find((thread, by.id))).execute(tx.conn())?;
    Ok(count(tx, thread, removed, -1)?)
}

/// Whether the viewer follows a thread.
pub fn is_following(conn: &mut Conn, viewer: &Viewer, thread: ThreadId) -> QueryResult<bool> {
    let Some(person) = viewer.id() else { return Ok(false) };
    let rows: i64 = follows::table.find((thread, person)).count().get_result(conn)?;
    Ok(rows > 0)
}

fn count(tx: &mut Tx<'_>, thread: ThreadId, rows: usize, by: i64) -> QueryResult<()> {
    let changed = by * i64::try_from(rows).unwrap_or_default();
    diesel::update(threads::table.find(thread))
        .set(threads::follow_count.eq(threads::follow_count + changed))
        .execute(tx.conn())?;
    Ok(())
}
