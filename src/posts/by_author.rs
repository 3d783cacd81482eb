//! What people wrote, as far as a reader may know of it: their latest answers, and how much in all.

use diesel::dsl::count;
use diesel::prelude::*;

use super::PostKind;
use crate::ids::{PersonId, PostId, SpaceId};
use crate::platform::clock::Instant;
use crate::platform::db::schema::{acceptances, posts, threads, verifications};
use crate::platform::db::{Conn, QueryResult};
use crate::rights::Viewer;
use crate::threads::in_spaces_of;

/// An answer as its author's page shows it.
#[derive(Clone, Debug, Queryable)]
#[expect(missing_docs, reason = "each field is its column")]
pub struct AnswerBy {
    pub id: PostId,
    pub at: Instant,
    pub thread_title: String,
    pub thread_language: Option<String>,
    pub space_id: SpaceId,
    pub accepted_at: Option<Instant>,
    pub verified_at: Option<Instant>,
}

/// The latest answers of somebody that the viewer may read.
pub fn list_answers_by(conn: &mut Conn, viewer: &Viewer, author: PersonId, most: i64) -> QueryResult<Vec<AnswerBy>> {
    posts::table
        .inner_join(threads::table)
        .left_join(acceptances::table.on(acceptances::post_id.eq(posts::id)))
        .left_join(verifications::table.on(verifications::post_id.eq(posts::id)))
        .filter(posts::author_id.eq(author))
        .filter(posts::kind.eq(PostKind::Answer))
        .filter(posts::hidden_at.is_null())
        .filter(posts::deleted_at.is_null())
        .filter(posts::held_at.is_null())
        .filter(threads::hidden_at.is_null())
        .filter(in_spaces_of!(viewer))
        .order((posts::created_at.desc(), posts::id.desc()))
        .limit(most)
        .select((
            posts::id,
            posts::created_at,
            threads::title,
            threads::language,
            threads::space_id,
            acceptances::at.nullable(),
            verifications::at.nullable(),
        ))
        .load(conn)
}

/// How much each of some people wrote where the viewer may read it: posts, and accepted answers. One query;
/// who wrote nothing there is not in it. The counters of people's rows know all spaces, so pages use this.
pub fn count_by_authors(conn: &mut Conn, viewer: &Viewer, of: &[PersonId]) -> QueryResult<Vec<(PersonId, i64, i64)>> {
    posts::table
        .inner_join(threads::table)
        .left_join(acceptances::table.on(acceptances::post_id.eq(posts::id)))
        .filter(posts::author_id.eq_any(of.to_vec()))
        .filter(posts::hidden_at.is_null())
        .filter(posts::deleted_at.is_null())
        .filter(posts::held_at.is_null())
        .filter(threads::hidden_at.is_null())
        .filter(in_spaces_of!(viewer))
        .group_by(posts::author_id)
        .select((posts::author_id, count(posts::id), count(acceptances::post_id.nullable())))
        .load(conn)
}
