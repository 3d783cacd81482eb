//! What somebody answered lately, as their page shows it.

use diesel::prelude::*;

use super::PostKind;
use crate::ids::{PersonId, PostId, SpaceId};
use crate::platform::clock::Instant;
use crate::platform::db::schema::{acceptances, posts, threads, verifications};
use crate::platform::db::{Conn, QueryResult};
use crate::rights::Viewer;

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
        .filter(threads::space_id.eq_any(viewer.spaces().to_vec()))
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
