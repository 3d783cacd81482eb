//! What the author of a post wrote lately, to be removed with it.

use std::time::Duration;

use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::Text;

use super::queries::spaces_of;
use super::sweep::MOST;
use crate::ids::{CaseId, PersonId, PostId, SpaceId};
use crate::platform::clock::Instant;
use crate::platform::db::schema::{cases, posts, threads};
use crate::platform::db::{Conn, QueryResult};
use crate::posts::PostKind;
use crate::rights::Viewer;

/// A post with its case, if one is open.
#[derive(Clone, Debug, Queryable)]
#[expect(missing_docs, reason = "each field is its column")]
pub struct WrittenPost {
    pub id: PostId,
    pub kind: PostKind,
    /// The beginning of what it says, as it was typed.
    pub beginning: String,
    pub language: Option<String>,
    pub created_at: Instant,
    pub held_at: Option<Instant>,
    pub thread_title: String,
    pub thread_language: Option<String>,
    pub space_id: SpaceId,
    pub case_id: Option<CaseId>,
}

/// What somebody wrote within some time that is still there, in the spaces that the viewer moderates, the latest first:
/// as much as is removed in one step, and one more if there is more.
pub fn list_written(
    conn: &mut Conn,
    viewer: &Viewer,
    author: PersonId,
    now: Instant,
    within: Duration,
) -> QueryResult<Vec<WrittenPost>> {
    let open = cases::post_id.eq(posts::id).and(cases::closed_at.is_null());
    posts::table
        .inner_join(threads::table)
        .left_join(cases::table.on(open))
        .filter(posts::author_id.eq(author))
        .filter(posts::created_at.gt(now.minus(within)))
        .filter(posts::hidden_at.is_null())
        .filter(posts::deleted_at.is_null())
        .filter(threads::space_id.eq_any(spaces_of(viewer, None)))
        .order(posts::id.desc())
        .limit(i64::try_from(MOST + 1).unwrap_or(i64::MAX))
        .select((
            posts::id,
            posts::kind,
            sql::<Text>("substr(posts.markdown, 1, 300)"),
            posts::language,
            posts::created_at,
            posts::held_at,
            threads::title,
            threads::language,
            threads::space_id,
            cases::id.nullable(),
        ))
        .load(conn)
}
