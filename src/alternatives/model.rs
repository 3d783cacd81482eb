//! The rows of alternatives.

use diesel::prelude::*;

use crate::each_backend;
use crate::ids::{PersonId, PostId, ThreadId};
use crate::platform::clock::Instant;
use crate::platform::db::schema::alternatives;
use crate::platform::db::{Conn, QueryResult, Tx};

/// That an answer works as well as the accepted one.
#[derive(Clone, Debug, Insertable, Queryable, Selectable)]
#[diesel(table_name = alternatives)]
#[expect(missing_docs, reason = "each field is its column")]
pub struct Alternative {
    pub post_id: PostId,
    pub thread_id: ThreadId,
    pub by_id: PersonId,
    pub at: Instant,
}

/// Those of a thread, the oldest first: one query for a whole page.
pub fn list(conn: &mut Conn, thread: ThreadId) -> QueryResult<Vec<Alternative>> {
    alternatives::table
        .filter(alternatives::thread_id.eq(thread))
        .order((alternatives::at, alternatives::post_id))
        .select(Alternative::as_select())
        .load(conn)
}

/// Adds one, unless the answer has one; how many rows that were.
pub(super) fn add(tx: &mut Tx<'_>, new: &Alternative) -> QueryResult<usize> {
    each_backend!(tx.conn(), conn => {
        diesel::insert_into(alternatives::table).values(new).on_conflict_do_nothing().execute(conn)
    })
}

/// Takes one away; how many rows that were.
pub(super) fn remove(tx: &mut Tx<'_>, answer: PostId) -> QueryResult<usize> {
    diesel::delete(alternatives::table.find(answer)).execute(tx.conn())
}
