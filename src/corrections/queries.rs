//! What stands with answers, and what stood.

use std::collections::BTreeMap;

use diesel::dsl::max;
use diesel::prelude::*;

use super::Correction;
use crate::ids::{PersonId, PostId, ThreadId};
use crate::platform::clock::Instant;
use crate::platform::db::schema::{corrections, people, posts, supersessions, threads};
use crate::platform::db::{Conn, QueryResult};
use crate::rights::Viewer;
use crate::threads::in_spaces_of;

/// How many corrections the history of an answer shows.
pub const HISTORY: i64 = 50;
/// How many answers are asked about at once.
const AT_ONCE: usize = 500;

/// A correction with who made it.
#[derive(Clone, Debug, Queryable)]
#[expect(missing_docs, reason = "each field is its column")]
pub struct Standing {
    pub correction: Correction,
    pub by_name: String,
    pub by_handle: String,
}

/// What stands with some answers, in spaces open to the viewer: what every place that shows an answer's text asks,
/// once for all that it shows.
pub fn standing_of(conn: &mut Conn, viewer: &Viewer, among: &[PostId]) -> QueryResult<Vec<Standing>> {
    let mut found = Vec::new();
    for some in among.chunks(AT_ONCE) {
        let rows: Vec<Standing> = corrections::table
            .inner_join(people::table.on(people::id.eq(corrections::by_id)))
            .inner_join(posts::table.on(posts::id.eq(corrections::post_id)))
            .inner_join(threads::table.on(threads::id.eq(posts::thread_id)))
            .filter(corrections::post_id.eq_any(some.to_vec()))
            .filter(corrections::ended_at.is_null())
            .filter(in_spaces_of!(viewer))
            .select((Correction::as_select(), people::name, people::handle))
            .load(conn)?;
        found.extend(rows);
    }
    Ok(found)
}

/// What stands with those of some answers that somebody wrote, for themselves, whatever is open to them by now.
pub fn texts_of(conn: &mut Conn, author: PersonId, among: &[PostId]) -> QueryResult<Vec<Correction>> {
    let mut found = Vec::new();
    for some in among.chunks(AT_ONCE) {
        let rows: Vec<Correction> = corrections::table
            .inner_join(posts::table.on(posts::id.eq(corrections::post_id)))
            .filter(posts::id.eq_any(some.to_vec()))
            .filter(posts::author_id.eq(author))
            .filter(corrections::ended_at.is_null())
            .select(Correction::as_select())
            .load(conn)?;
        found.extend(rows);
    }
    Ok(found)
}

/// Every correction of an answer that the viewer may read, also those that ended; the newest first.
pub fn list_of(conn: &mut Conn, post: PostId) -> QueryResult<Vec<Standing>> {
    corrections::table
        .inner_join(people::table.on(people::id.eq(corrections::by_id)))
        .filter(corrections::post_id.eq(post))
        .order(corrections::id.desc())
        .limit(HISTORY)
        .select((Correction::as_select(), people::name, people::handle))
        .load(conn)
}

/// When anything was last put right in those of some threads in which anything was: two queries, however many.
pub fn last_changes(conn: &mut Conn, among: &[ThreadId]) -> QueryResult<BTreeMap<ThreadId, Instant>> {
    let mut last = BTreeMap::new();
    let mut keep = |thread: ThreadId, moment: Option<Instant>| {
        let before = last.entry(thread).or_default();
        *before = moment.unwrap_or_default().max(*before);
    };
    let corrected: Vec<(ThreadId, Option<Instant>, Option<Instant>)> = corrections::table
        .inner_join(posts::table.on(posts::id.eq(corrections::post_id)))
        .filter(posts::thread_id.eq_any(among.to_vec()))
        .group_by(posts::thread_id)
        .select((posts::thread_id, max(corrections::at), max(corrections::ended_at)))
        .load(conn)?;
    for (thread, at, ended_at) in corrected {
        keep(thread, at.max(ended_at));
    }
    let superseded: Vec<(ThreadId, Option<Instant>)> = supersessions::table
        .inner_join(posts::table.on(posts::id.eq(supersessions::post_id)))
        .filter(posts::thread_id.eq_any(among.to_vec()))
        .group_by(posts::thread_id)
        .select((posts::thread_id, max(supersessions::at)))
        .load(conn)?;
    for (thread, at) in superseded {
        keep(thread, at);
    }
    Ok(last)
}
