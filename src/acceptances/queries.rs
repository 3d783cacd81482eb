//! Whom to thank: those whose answers were accepted lately.

use diesel::dsl::count_star;
use diesel::prelude::*;

use crate::ids::PersonId;
use crate::platform::clock::Instant;
use crate::platform::db::schema::{acceptances, people, posts, threads};
use crate::platform::db::{Conn, QueryResult};
use crate::rights::Viewer;
use crate::threads::in_spaces_of;

/// Somebody to thank.
#[derive(Clone, Debug, Queryable)]
#[expect(missing_docs, reason = "each field is its column")]
pub struct Thanked {
    pub person: PersonId,
    pub name: String,
    pub handle: String,
    /// The key of their picture.
    pub picture: Option<String>,
    /// How many of their answers were accepted.
    pub answers: i64,
}

/// Those whose answers to others were accepted most since a moment, in threads that the viewer may see.
pub fn list_thanked(conn: &mut Conn, viewer: &Viewer, since: Instant, most: i64) -> QueryResult<Vec<Thanked>> {
    acceptances::table
        .inner_join(posts::table.on(posts::id.eq(acceptances::post_id)))
        .inner_join(threads::table.on(threads::id.eq(acceptances::thread_id)))
        .inner_join(people::table.on(people::id.eq(posts::author_id)))
        .filter(acceptances::at.gt(since))
        .filter(posts::author_id.ne(threads::asked_by))
        .filter(threads::hidden_at.is_null())
        .filter(in_spaces_of!(viewer))
        .group_by((people::id, people::name, people::handle, people::picture))
        .order((count_star().desc(), people::id))
        .select((people::id, people::name, people::handle, people::picture, count_star()))
        .limit(most)
        .load(conn)
}
