//! The versions of a post, as its history shows them.

use diesel::prelude::*;

use crate::ids::{PersonId, PostId};
use crate::platform::clock::Instant;
use crate::platform::db::schema::revisions;
use crate::platform::db::{Conn, MultiBackend, QueryResult};

/// A version of a post.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = revisions)]
#[expect(missing_docs, reason = "each field is its column, described in the migration")]
pub struct Revision {
    pub version: i64,
    pub title: Option<String>,
    pub markdown: String,
    pub by_id: PersonId,
    pub at: Instant,
    pub note: String,
    pub hidden_at: Option<Instant>,
    pub hidden_by: Option<PersonId>,
    pub hidden_why: Option<String>,
}

/// How many versions a page of a history holds: each is compared with the one before.
pub const PAGE: usize = 20;

/// The versions of a post, the newest first, one page and one more if there are more, older than a version.
/// A post that was never edited has none.
pub fn list(conn: &mut Conn, post: PostId, before: Option<i64>) -> QueryResult<Vec<Revision>> {
    let mut versions = revisions::table
        .filter(revisions::post_id.eq(post))
        .order(revisions::version.desc())
        .limit(i64::try_from(PAGE + 1).unwrap_or(i64::MAX))
        .select(Revision::as_select())
        .into_boxed::<MultiBackend>();
    if let Some(before) = before {
        versions = versions.filter(revisions::version.lt(before));
    }
    versions.load(conn)
}

/// The newest version before one that the reader may see: what that one is compared with.
pub fn find_before(conn: &mut Conn, post: PostId, version: i64, may_see_hidden: bool) -> QueryResult<Option<Revision>> {
    let mut versions = revisions::table
        .filter(revisions::post_id.eq(post))
        .filter(revisions::version.lt(version))
        .order(revisions::version.desc())
        .select(Revision::as_select())
        .into_boxed::<MultiBackend>();
    if !may_see_hidden {
        versions = versions.filter(revisions::hidden_at.is_null());
    }
    versions.first(conn).optional()
}
