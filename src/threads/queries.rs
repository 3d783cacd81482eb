//! Lists of threads, as their pages show them.

use diesel::dsl::{exists, not};
use diesel::prelude::*;

use super::{Closing, Cursor, Resolution};
use crate::ids::{PersonId, ProductId, SpaceId, TagId, ThreadId};
use crate::platform::clock::Instant;
use crate::platform::db::schema::{follows, people, posts, thread_tags, threads};
use crate::platform::db::{Conn, MultiBackend, QueryResult};
use crate::rights::Viewer;
use crate::stored_words;

stored_words! {
    /// Which threads a list shows.
    pub enum Tab {
        /// All, latest activity first.
        Newest = "newest",
        /// Nobody has answered yet.
        Unanswered = "unanswered",
        /// Answered or not, but not resolved.
        Unresolved = "unresolved",
        /// Solved.
        Resolved = "resolved",
        /// The viewer's own.
        Mine = "mine",
        /// Those the viewer follows.
        Followed = "followed",
    }
}

/// What a list is narrowed to.
#[derive(Clone, Copy, Debug, Default)]
pub struct Filter {
    /// To a space.
    pub space: Option<SpaceId>,
    /// To a tag.
    pub tag: Option<TagId>,
    /// To a product.
    pub product: Option<ProductId>,
    /// To what somebody asked.
    pub asked_by: Option<PersonId>,
}

/// Which page of a list.
#[derive(Clone, Copy, Debug, Default)]
pub enum Page {
    /// The first.
    #[default]
    First,
    /// The one that follows a row.
    After(Cursor),
    /// The one that precedes a row.
    Before(Cursor),
}

/// A thread as a list shows it.
#[derive(Clone, Debug, Queryable)]
#[expect(missing_docs, reason = "each field is its column")]
pub struct ListedThread {
    pub id: ThreadId,
    pub space_id: SpaceId,
    pub title: String,
    pub language: Option<String>,
    pub excerpt: String,
    pub asked_by: PersonId,
    pub answer_count: i64,
    pub too_count: i64,
    pub created_at: Instant,
    pub last_activity_at: Instant,
    pub resolved_at: Option<Instant>,
    pub resolved_how: Option<Resolution>,
    pub closed_at: Option<Instant>,
    pub closed_why: Option<Closing>,
    pub pinned_at: Option<Instant>,
    pub last_name: String,
    pub last_handle: String,
    pub votes: i64,
}

/// How many threads a page of a list holds.
pub const PAGE: usize = 25;

/// The rows that lists show, still in no order: those in spaces open to the viewer, hidden ones apart.
macro_rules! listed {
    ($viewer:expr) => {
        threads::table
            .inner_join(people::table.on(people::id.eq(threads::last_post_by)))
            .inner_join(posts::table.on(posts::thread_id.eq(threads::id).and(posts::kind.eq("question"))))
            .filter(threads::space_id.eq_any($viewer.spaces().to_vec()))
            .filter(threads::hidden_at.is_null())
            .select((
                threads::id,
                threads::space_id,
                threads::title,
                threads::language,
                threads::excerpt,
                threads::asked_by,
                threads::answer_count,
                threads::too_count,
                threads::created_at,
                threads::last_activity_at,
                threads::resolved_at,
                threads::resolved_how,
                threads::closed_at,
                threads::closed_why,
                threads::pinned_at,
                people::name,
                people::handle,
                posts::votes_up + posts::baseline_up - posts::votes_down - posts::baseline_down,
            ))
            .into_boxed::<MultiBackend>()
    };
}

/// How many pinned threads stand before a list.
const PINNED: i64 = 5;

/// The threads pinned last, of all spaces or of one: what stands before the first page.
pub fn list_pinned(conn: &mut Conn, viewer: &Viewer, space: Option<SpaceId>) -> QueryResult<Vec<ListedThread>> {
    let mut query = listed!(viewer).filter(threads::pinned_at.is_not_null());
    if let Some(space) = space {
        query = query.filter(threads::space_id.eq(space));
    }
    query.order((threads::pinned_at.desc(), threads::id.desc())).limit(PINNED).load(conn)
}

/// Those among some that the viewer may see, in no order: whatever was found is read again by this door.
pub fn list_found(conn: &mut Conn, viewer: &Viewer, among: &[ThreadId]) -> QueryResult<Vec<ListedThread>> {
    listed!(viewer).filter(threads::id.eq_any(among.to_vec())).load(conn)
}

/// How many threads wait for a first answer, in all spaces open to the viewer or in one.
pub fn count_unanswered(conn: &mut Conn, viewer: &Viewer, space: Option<SpaceId>) -> QueryResult<i64> {
    let query = threads::table
        .filter(threads::space_id.eq_any(viewer.spaces().to_vec()))
        .filter(threads::hidden_at.is_null())
        .filter(threads::answer_count.eq(0))
        .filter(threads::resolved_at.is_null())
        .filter(threads::closed_at.is_null())
        .into_boxed::<MultiBackend>();
    match space {
        Some(space) => query.filter(threads::space_id.eq(space)).count().get_result(conn),
        None => query.count().get_result(conn),
    }
}

/// A page of the threads that the viewer may see, latest activity first, and one more if there are more:
/// one query, however many there are. It begins after a cursor, so the last page costs what the first does.
/// `Page::Before` comes in the opposite order.
pub fn list(conn: &mut Conn, viewer: &Viewer, tab: Tab, filter: Filter, page: Page) -> QueryResult<Vec<ListedThread>> {
    let mut query = listed!(viewer).limit(i64::try_from(PAGE + 1).unwrap_or(i64::MAX));
    query = match tab {
        Tab::Newest => query,
        Tab::Unanswered => query
            .filter(threads::answer_count.eq(0))
            .filter(threads::resolved_at.is_null())
            .filter(threads::closed_at.is_null()),
        Tab::Unresolved => query.filter(threads::resolved_at.is_null()).filter(threads::closed_at.is_null()),
        Tab::Resolved => query.filter(threads::resolved_at.is_not_null()),
        Tab::Mine => query.filter(threads::asked_by.nullable().eq(viewer.id())),
        Tab::Followed => query.filter(
            threads::id.eq_any(
                follows::table
                    .filter(follows::person_id.nullable().eq(viewer.id()))
                    .filter(follows::level.eq("all"))
                    .select(follows::thread_id),
            ),
        ),
    };
    if let Some(space) = filter.space {
        query = query.filter(threads::space_id.eq(space));
    }
    if let Some(product) = filter.product {
        query = query.filter(threads::product_id.eq(product));
    }
    if let Some(person) = filter.asked_by {
        query = query.filter(threads::asked_by.eq(person));
    }
    if let Some(tag) = filter.tag {
        query = query.filter(exists(
            thread_tags::table.filter(thread_tags::thread_id.eq(threads::id)).filter(thread_tags::tag_id.eq(tag)),
        ));
    }
    match page {
        Page::First => query.order((threads::last_activity_at.desc(), threads::id.desc())).load(conn),
        Page::After(row) => query
            .filter(threads::last_activity_at.le(row.at))
            .filter(not(threads::last_activity_at.eq(row.at).and(threads::id.ge(row.id))))
            .order((threads::last_activity_at.desc(), threads::id.desc()))
            .load(conn),
        Page::Before(row) => query
            .filter(threads::last_activity_at.ge(row.at))
            .filter(not(threads::last_activity_at.eq(row.at).and(threads::id.le(row.id))))
            .order((threads::last_activity_at.asc(), threads::id.asc()))
            .load(conn),
    }
}
