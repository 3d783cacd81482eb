//! Which threads search engines are told of: those that answer whoever finds them there.

use diesel::dsl::max;
use diesel::prelude::*;

use super::Thread;
use crate::ids::ThreadId;
use crate::platform::clock::Instant;
use crate::platform::db::schema::{corrections, posts, threads};
use crate::platform::db::{Conn, QueryResult};
use crate::rights::Viewer;

/// A thread with the moment when anything of it changed last.
#[derive(Clone, Debug, Queryable)]
#[expect(missing_docs, reason = "each field is its column")]
pub struct IndexableThread {
    pub id: ThreadId,
    pub title: String,
    pub changed_at: Instant,
}

/// Whether search engines shall keep a thread: it is in the lists, and somebody has answered or solved it.
pub fn is_indexable(thread: &Thread) -> bool {
    thread.hidden_at.is_none() && (thread.answer_count > 0 || thread.resolved_at.is_some())
}

/// The rule of [`is_indexable`] in SQL, within the spaces that a viewer may enter.
macro_rules! indexable {
    ($viewer:expr) => {
        threads::table
            .filter(in_spaces_of!($viewer))
            .filter(threads::hidden_at.is_null())
            .filter(threads::answer_count.gt(0).or(threads::resolved_at.is_not_null()))
    };
}

/// The highest number of an indexable thread.
pub fn last_indexable(conn: &mut Conn, viewer: &Viewer) -> QueryResult<Option<ThreadId>> {
    indexable!(viewer).select(max(threads::id)).first(conn)
}

/// The indexable threads with numbers from `first` up to but not including `end`, by number.
pub fn list_indexable(
    conn: &mut Conn,
    viewer: &Viewer,
    first: ThreadId,
    end: ThreadId,
) -> QueryResult<Vec<IndexableThread>> {
    let within = threads::id.ge(first).and(threads::id.lt(end));
    let mut listed: Vec<IndexableThread> = indexable!(viewer)
        .filter(within)
        .order(threads::id)
        .select((threads::id, threads::title, threads::last_activity_at))
        .load(conn)?;
    let edits: Vec<(ThreadId, Option<Instant>)> = posts::table
        .filter(posts::thread_id.ge(first).and(posts::thread_id.lt(end)))
        .filter(posts::edited_at.is_not_null())
        .group_by(posts::thread_id)
        .order(posts::thread_id)
        .select((posts::thread_id, max(posts::edited_at)))
        .load(conn)?;
    let put_right: Vec<(ThreadId, Option<Instant>)> = corrections::table
        .inner_join(posts::table)
        .filter(posts::thread_id.ge(first).and(posts::thread_id.lt(end)))
        .group_by(posts::thread_id)
        .select((posts::thread_id, max(corrections::at)))
        .load(conn)?;
    for (id, edited_at) in edits.into_iter().chain(put_right) {
        if let Ok(at) = listed.binary_search_by_key(&id, |thread| thread.id) {
            listed[at].changed_at = listed[at].changed_at.max(edited_at.unwrap_or_default());
        }
    }
    Ok(listed)
}
