//! What stands beside a thread: threads like it, threads it speaks of, and the people in it.

use diesel::dsl::{count, min};
use diesel::prelude::*;

use super::Thread;
use crate::ids::{PersonId, TagId, ThreadId};
use crate::platform::db::schema::{people, posts, role_grants, thread_links, thread_tags, threads};
use crate::platform::db::{Conn, MultiBackend, QueryResult};
use crate::rights::Viewer;

/// A thread as another names it.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = threads)]
#[expect(missing_docs, reason = "each field is its column")]
pub struct LinkedThread {
    pub id: ThreadId,
    pub title: String,
    pub language: Option<String>,
    pub answer_count: i64,
    pub resolved_at: Option<crate::platform::clock::Instant>,
    pub duplicate_of: Option<ThreadId>,
}

/// How many threads stand beside one, of each sort.
const BESIDE: i64 = 6;

/// How many of the newest threads with one of its tags are weighed.
const WEIGHED: i64 = 500;

/// Threads with a tag or the product of this one, resolved ones first, then the liveliest.
pub fn list_related(conn: &mut Conn, viewer: &Viewer, thread: &Thread) -> QueryResult<Vec<LinkedThread>> {
    let own_tags: Vec<TagId> =
        thread_tags::table.filter(thread_tags::thread_id.eq(thread.id)).select(thread_tags::tag_id).load(conn)?;
    let tagged = thread_tags::table
        .filter(thread_tags::tag_id.eq_any(own_tags))
        .order(thread_tags::thread_id.desc())
        .limit(WEIGHED)
        .select(thread_tags::thread_id);
    let query = threads::table
        .filter(in_spaces_of!(viewer))
        .filter(threads::hidden_at.is_null())
        .filter(threads::id.ne(thread.id))
        .select(LinkedThread::as_select())
        .order((threads::resolved_at.is_null(), threads::last_activity_at.desc(), threads::id.desc()))
        .limit(BESIDE)
        .into_boxed::<MultiBackend>();
    match thread.product_id {
        Some(product) => query.filter(threads::id.eq_any(tagged).or(threads::product_id.eq(product))).load(conn),
        None => query.filter(threads::id.eq_any(tagged)).load(conn),
    }
}

/// Threads that ask the same by a moderator's word, those this one links to, and those that link to it.
pub fn list_linked(conn: &mut Conn, viewer: &Viewer, thread: &Thread) -> QueryResult<Vec<LinkedThread>> {
    let is_shown = || posts::hidden_at.is_null().and(posts::deleted_at.is_null()).and(posts::held_at.is_null());
    let from_here = thread_links::table
        .inner_join(posts::table.on(posts::id.eq(thread_links::post_id)))
        .filter(posts::thread_id.eq(thread.id).and(is_shown()))
        .select(thread_links::thread_id);
    let to_here = thread_links::table
        .inner_join(posts::table.on(posts::id.eq(thread_links::post_id)))
        .filter(thread_links::thread_id.eq(thread.id).and(is_shown()))
        .select(posts::thread_id);
    let original = thread.duplicate_of.unwrap_or(thread.id);
    threads::table
        .filter(in_spaces_of!(viewer))
        .filter(threads::hidden_at.is_null())
        .filter(threads::id.ne(thread.id))
        .filter(
            threads::id
                .eq(original)
                .or(threads::duplicate_of.eq(thread.id))
                .or(threads::id.eq_any(from_here))
                .or(threads::id.eq_any(to_here)),
        )
        .select(LinkedThread::as_select())
        .order((threads::last_activity_at.desc(), threads::id.desc()))
        .limit(2 * BESIDE)
        .load(conn)
}

/// Who wrote in a thread.
#[derive(Clone, Debug)]
pub struct Voices {
    /// The first of them to speak: number, name, handle and the key of their picture.
    pub first: Vec<(PersonId, String, String, Option<String>)>,
    /// How many there are.
    pub people: i64,
    /// How many of them are staff of the space.
    pub staff: i64,
}

/// Whoever wrote what can be read in a thread: three queries, however many they are.
pub fn voices(conn: &mut Conn, thread: &Thread, first: i64) -> QueryResult<Voices> {
    let written = || {
        posts::table
            .filter(posts::thread_id.eq(thread.id))
            .filter(posts::hidden_at.is_null().and(posts::deleted_at.is_null()).and(posts::held_at.is_null()))
    };
    let staff = role_grants::table
        .filter(role_grants::space_id.is_null().or(role_grants::space_id.eq(thread.space_id)))
        .select(role_grants::person_id);
    Ok(Voices {
        first: written()
            .inner_join(people::table.on(people::id.eq(posts::author_id)))
            .group_by((people::id, people::name, people::handle, people::picture))
            .order(min(posts::id))
            .select((people::id, people::name, people::handle, people::picture))
            .limit(first)
            .load(conn)?,
        people: written().select(count(posts::author_id).aggregate_distinct()).get_result(conn)?,
        staff: written()
            .filter(posts::author_id.eq_any(staff))
            .select(count(posts::author_id).aggregate_distinct())
            .get_result(conn)?,
    })
}
