//! Saying that one has it too, and no longer.

use diesel::prelude::*;

use super::policy;
use crate::each_backend;
use crate::error::Result;
use crate::events::{self, Event};
use crate::follows;
use crate::ids::ThreadId;
use crate::platform::db::schema::{threads, toos};
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::rights::{Member, Viewer};

/// Says that somebody has this too; they follow the thread from now on. Said again, nothing changes.
pub fn mark(tx: &mut Tx<'_>, by: &Member, thread: ThreadId) -> Result<()> {
    let found = crate::threads::find(tx.conn(), by, thread)?;
    policy::may_mark(by, &found)?;
    let row = (toos::thread_id.eq(thread), toos::person_id.eq(by.id), toos::at.eq(tx.now()));
    let added = each_backend!(tx.conn(), conn => {
        diesel::insert_into(toos::table).values(row).on_conflict_do_nothing().execute(conn)
    })?;
    if added == 0 {
        return Ok(());
    }
    count(tx, thread, 1)?;
    follows::follow(tx, by, thread)?;
    events::record(tx, &Event::TooMarked { thread, by: by.id })
}

/// Takes it back; they still follow the thread.
pub fn withdraw(tx: &mut Tx<'_>, by: &Member, thread: ThreadId) -> Result<()> {
    crate::threads::find(tx.conn(), by, thread)?;
    let removed = diesel::delete(toos::table.find((thread, by.id))).execute(tx.conn())?;
    if removed == 0 {
        return Ok(());
    }
    count(tx, thread, -1)?;
    events::record(tx, &Event::TooWithdrawn { thread, by: by.id })
}

/// Whether the viewer has said so.
pub fn is_marked(conn: &mut Conn, viewer: &Viewer, thread: ThreadId) -> QueryResult<bool> {
    let Some(person) = viewer.id() else { return Ok(false) };
    let rows: i64 = toos::table.find((thread, person)).count().get_result(conn)?;
    Ok(rows > 0)
}

fn count(tx: &mut Tx<'_>, thread: ThreadId, more: i64) -> QueryResult<()> {
    diesel::update(threads::table.find(thread))
        .set(threads::too_count.eq(threads::too_count + more))
        .execute(tx.conn())?;
    Ok(())
}
