//! The rows of acceptances.

use diesel::prelude::*;

use crate::error::Result;
use crate::events::{self, Event};
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

/// The answer that was accepted before this one took its place, as history tells.
pub fn find_replaced(conn: &mut Conn, acceptance: &Acceptance) -> Result<Option<PostId>> {
    let event = events::find_last(conn, acceptance.thread_id, "answer_accepted")?;
    Ok(match event {
        Some(Event::AnswerAccepted { post, instead_of, .. }) if post == acceptance.post_id => instead_of,
        _ => None,
    })
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
pub fn credit(tx: &mut Tx<'_>, author: PersonId, more: i64) -> QueryResult<()> {
    diesel::update(people::table.find(author))
        .set(people::accepted_count.eq(people::accepted_count + more))
        .execute(tx.conn())?;
    Ok(())
}
