//! The rows of FAQ entries.

use std::collections::BTreeMap;

use diesel::dsl::{exists, max};
use diesel::prelude::*;

use super::standing::Source;
use crate::each_backend;
use crate::ids::{PersonId, PostId, SpaceId, ThreadId};
use crate::platform::clock::Instant;
use crate::platform::db::schema::{faq_entries, threads};
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::platform::markup;

/// A thread's entry.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = faq_entries)]
#[expect(missing_docs, reason = "each field is its column, described in the migration")]
pub struct Entry {
    pub thread_id: ThreadId,
    pub position: i64,
    pub markdown: String,
    pub html: String,
    pub answer_id: Option<PostId>,
    pub answer_version: i64,
    pub by_id: PersonId,
    pub at: Instant,
    pub checked_by: PersonId,
    pub checked_at: Instant,
    pub question_version: i64,
    pub markup_version: i64,
}

/// A thread's entry, if it is one.
pub fn find(conn: &mut Conn, thread: ThreadId) -> QueryResult<Option<Entry>> {
    faq_entries::table.find(thread).select(Entry::as_select()).first(conn).optional()
}

/// Whether a thread is an entry.
pub fn is_entry(conn: &mut Conn, thread: ThreadId) -> QueryResult<bool> {
    diesel::select(exists(faq_entries::table.find(thread))).get_result(conn)
}

/// The short answers of those of some threads that are entries, as Markdown, by thread.
pub fn list_answers(conn: &mut Conn, among: &[ThreadId]) -> QueryResult<BTreeMap<ThreadId, String>> {
    let rows = faq_entries::table
        .filter(faq_entries::thread_id.eq_any(among.to_vec()))
        .select((faq_entries::thread_id, faq_entries::markdown))
        .load::<(ThreadId, String)>(conn)?;
    Ok(rows.into_iter().collect())
}

/// A space's entries in their order.
pub(super) fn ids_in(conn: &mut Conn, space: SpaceId) -> QueryResult<Vec<ThreadId>> {
    faq_entries::table
        .inner_join(threads::table.on(threads::id.eq(faq_entries::thread_id)))
        .filter(threads::space_id.eq(space))
        .order((faq_entries::position, faq_entries::thread_id))
        .select(faq_entries::thread_id)
        .load(conn)
}

/// Keeps an entry in place of the one before, which leaves it its place; a new one comes last.
/// True if it is new.
pub(super) fn replace(
    tx: &mut Tx<'_>,
    thread: ThreadId,
    texts: (&str, &str),
    source: Source,
    by: PersonId,
) -> QueryResult<bool> {
    let now = tx.now();
    let (markdown, html) = texts;
    let last: Option<i64> = faq_entries::table.select(max(faq_entries::position)).first(tx.conn())?;
    let is_new = !is_entry(tx.conn(), thread)?;
    let change = (
        faq_entries::markdown.eq(markdown),
        faq_entries::html.eq(html),
        faq_entries::answer_id.eq(source.answer),
        faq_entries::answer_version.eq(source.version),
        faq_entries::question_version.eq(source.question),
        faq_entries::markup_version.eq(i64::from(markup::VERSION)),
        faq_entries::by_id.eq(by),
        faq_entries::at.eq(now),
        faq_entries::checked_by.eq(by),
        faq_entries::checked_at.eq(now),
    );
    let position = last.map_or(0, |last| last + 1);
    let row = (faq_entries::thread_id.eq(thread), faq_entries::position.eq(position), change);
    each_backend!(tx.conn(), conn => {
        diesel::insert_into(faq_entries::table)
            .values(row)
            .on_conflict(faq_entries::thread_id)
            .do_update()
            .set(change)
            .execute(conn)
    })?;
    Ok(is_new)
}

/// An entry says again what its thread says.
pub(super) fn confirm(tx: &mut Tx<'_>, thread: ThreadId, source: Source, by: PersonId) -> QueryResult<()> {
    let now = tx.now();
    diesel::update(faq_entries::table.find(thread))
        .set((
            faq_entries::answer_id.eq(source.answer),
            faq_entries::answer_version.eq(source.version),
            faq_entries::question_version.eq(source.question),
            faq_entries::checked_by.eq(by),
            faq_entries::checked_at.eq(now),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// Those that an older renderer drew, after one, with their texts and who wrote them.
pub(super) fn drawn_before(
    conn: &mut Conn,
    after: ThreadId,
    limit: i64,
) -> QueryResult<Vec<(ThreadId, String, PersonId)>> {
    faq_entries::table
        .filter(faq_entries::thread_id.gt(after))
        .filter(faq_entries::markup_version.lt(i64::from(markup::VERSION)))
        .order(faq_entries::thread_id)
        .limit(limit)
        .select((faq_entries::thread_id, faq_entries::markdown, faq_entries::by_id))
        .load(conn)
}

/// Keeps how an entry is drawn now; what it says stays.
pub(super) fn redrawn(tx: &mut Tx<'_>, thread: ThreadId, html: &str) -> QueryResult<()> {
    diesel::update(faq_entries::table.find(thread))
        .set((faq_entries::html.eq(html), faq_entries::markup_version.eq(i64::from(markup::VERSION))))
        .execute(tx.conn())?;
    Ok(())
}

/// Puts entries in an order.
pub(super) fn put_in_order(tx: &mut Tx<'_>, order: &[ThreadId]) -> QueryResult<()> {
    for (thread, position) in order.iter().zip(0_i64..) {
        diesel::update(faq_entries::table.find(*thread)).set(faq_entries::position.eq(position)).execute(tx.conn())?;
    }
    Ok(())
}

/// Forgets an entry; false if there was none.
pub(super) fn remove(tx: &mut Tx<'_>, thread: ThreadId) -> QueryResult<bool> {
    Ok(diesel::delete(faq_entries::table.find(thread)).execute(tx.conn())? > 0)
}
