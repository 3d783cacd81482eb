//! What somebody wrote themselves, wherever it stands: also in spaces that are closed to them by now.

use diesel::prelude::*;

use super::Post;
use crate::ids::{PersonId, PostId};
use crate::platform::clock::Instant;
use crate::platform::db::schema::{posts, threads};
use crate::platform::db::{Conn, MultiBackend, QueryResult};
use crate::threads::Thread;

/// How many of one's own posts a page holds.
pub const OWN_PAGE: usize = 20;

/// Somebody's posts with their threads, the newest first: one page and one more if there are more, from before one
/// of them. What they took back is left out. The threads are no more theirs to read than before.
pub fn list_own(conn: &mut Conn, author: PersonId, before: Option<PostId>) -> QueryResult<Vec<(Post, Thread)>> {
    let mut written = posts::table
        .inner_join(threads::table)
        .filter(posts::author_id.eq(author))
        .filter(posts::deleted_at.is_null())
        .order((posts::created_at.desc(), posts::id.desc()))
        .limit(i64::try_from(OWN_PAGE + 1).unwrap_or(i64::MAX))
        .select((Post::as_select(), Thread::as_select()))
        .into_boxed::<MultiBackend>();
    if let Some(before) = before {
        let own = posts::table.find(before).filter(posts::author_id.eq(author));
        let at: Option<Instant> = own.select(posts::created_at).first(conn).optional()?;
        let Some(at) = at else { return Ok(Vec::new()) };
        written = written.filter(posts::created_at.lt(at).or(posts::created_at.eq(at).and(posts::id.lt(before))));
    }
    written.load(conn)
}
