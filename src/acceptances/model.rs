//! The rows of acceptances.

use diesel::prelude::*;

use crate::ids::{PersonId, PostId, ThreadId};
use crate::platform::clock::Instant;
use crate::platform::db::schema::{acceptances, people};
use crate::platform::db::{Conn, QueryResult, Tx};

/// The answer that solved a question.
#[derive(Clone, Debug, Insertable, Queryable, Selectable)]
#[diesel(table_name = acceptances)]
#[expect(missing_docs, reason = "each field is its column")]
pub struct Acceptance {
    pub thread_id: ThreadId,
    pub post_id: PostId,
    pub by_id: PersonId,
    pub at: Instant,
}

/// A thread's acceptance, once it has one.
pub fn find(conn: &mut Conn, thread: ThreadId) -> QueryResult<Option<Acceptance>> {
    acceptances::table.find(thread).select(Acceptance::as_select()).first(conn).optional()
}

/// Keeps an acceptance in place of the thread's former one.
pub(super) fn replace(tx: &mut Tx<'_>, acceptance: &Acceptance) -> QueryResult<()> {
    remove(tx, acceptance.thread_id)?;
    diesel::insert_into(acceptances::table).values(acceptance).execute(tx.conn())?;
    Ok(())
}

/// Forgets a thread's acceptance.
pub(super) fn remove(tx: &mut Tx<'_>, thread: ThreadId) -> QueryResult<()> {
    diesel::delete(acceptances::table.find(thread)).execute(tx.conn())?;
    Ok(())
}

/// Adds to how many of somebody's answers are accepted.
pub(super) fn credit(tx: &mut Tx<'_>, author: PersonId, more: i64) -> QueryResult<()> {
    diesel::update(people::table.find(author))
        .set(people::accepted_count.eq(people::accepted_count + more))
        .execute(tx.conn())?;
    Ok(())
}
