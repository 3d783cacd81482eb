//! Posts that say the same as another.

use diesel::prelude::*;

use crate::ids::{PostId, ThreadId};
use crate::platform::db::schema::{posts, threads};
use crate::platform::db::{Conn, QueryResult};
use crate::rights::Viewer;
use crate::threads::in_spaces_of;

/// Where the same is said.
#[derive(Clone, Debug, Queryable)]
#[expect(missing_docs, reason = "each field is its column")]
pub struct SamePost {
    pub id: PostId,
    pub thread_id: ThreadId,
    pub title: String,
    pub language: Option<String>,
}

/// Other posts that the viewer can read and that differ from a post in blanks, signs, numbers and accents at most, the
/// latest first. A short text is the same as nothing.
pub fn list_same(conn: &mut Conn, viewer: &Viewer, post: PostId, most: i64) -> QueryResult<Vec<SamePost>> {
    let print: Option<i64> = posts::table.find(post).select(posts::print).first(conn)?;
    let Some(print) = print else { return Ok(Vec::new()) };
    posts::table
        .inner_join(threads::table)
        .filter(posts::print.eq(print))
        .filter(posts::id.ne(post))
        .filter(posts::hidden_at.is_null().and(posts::deleted_at.is_null()).and(posts::held_at.is_null()))
        .filter(threads::hidden_at.is_null())
        .filter(in_spaces_of!(viewer))
        .order(posts::id.desc())
        .limit(most)
        .select((posts::id, threads::id, threads::title, threads::language))
        .load(conn)
}
