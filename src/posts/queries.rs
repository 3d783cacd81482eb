//! Answers as their thread's page shows them: in an order, by pages that begin at an answer.

use diesel::dsl::sql;
use diesel::expression::SqlLiteral;
use diesel::prelude::*;
use diesel::sql_types::BigInt;

use super::{Post, PostKind};
use crate::error::Result;
use crate::ids::{PostId, ThreadId};
use crate::platform::clock::Instant;
use crate::platform::db::schema::{acceptances, posts, supersessions, verifications};
use crate::platform::db::{Conn, MultiBackend, QueryResult};
use crate::platform::markup;
use crate::rights::Viewer;
use crate::stored_words;
use crate::threads::Thread;

/// The most answers that are listed by how they begin.
const BEGINNINGS: i64 = 200;

/// How many answers a page of a thread holds.
pub const ANSWERS: i64 = 30;

stored_words! {
    /// In which order answers stand.
    pub enum Order {
        /// The accepted one, verified ones, then by worth; last those for which there is a better one.
        Useful = "useful",
        /// As they were written.
        Oldest = "oldest",
    }
}

/// Where a page of answers begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum From {
    /// At the first answer.
    First,
    /// At an answer.
    At(PostId),
    /// So that it ends before an answer.
    Before(PostId),
}

/// What an answer is ordered by. It is read when the page is, so an address holds only the answer's number
/// and never a worth in decimals.
#[derive(Clone, Copy, Debug, Queryable)]
struct Key {
    rank: i64,
    worth: f64,
    created_at: Instant,
    id: PostId,
}

type Marked = diesel::dsl::LeftJoinOn<
    diesel::dsl::LeftJoinOn<posts::table, acceptances::table, diesel::dsl::Eq<acceptances::post_id, posts::id>>,
    verifications::table,
    diesel::dsl::Eq<verifications::post_id, posts::id>,
>;
type Answers =
    diesel::dsl::LeftJoinOn<Marked, supersessions::table, diesel::dsl::Eq<supersessions::post_id, posts::id>>;
type Query = diesel::dsl::IntoBoxed<'static, Answers, MultiBackend>;

fn answers() -> Answers {
    posts::table
        .left_join(acceptances::table.on(acceptances::post_id.eq(posts::id)))
        .left_join(verifications::table.on(verifications::post_id.eq(posts::id)))
        .left_join(supersessions::table.on(supersessions::post_id.eq(posts::id)))
}

/// What counts before worth: being accepted, being verified, neither, and that there is a better one.
fn rank() -> SqlLiteral<BigInt> {
    sql("CAST(CASE WHEN supersessions.post_id IS NOT NULL THEN 3 WHEN acceptances.post_id IS NOT NULL THEN 0 \
         WHEN verifications.post_id IS NOT NULL THEN 1 ELSE 2 END AS BIGINT)")
}

/// A page of the answers of a thread that the viewer may know of, and one more if there are more; what ends
/// before an answer comes in the opposite order. Hidden and deleted answers keep their place, as tombstones.
pub fn list_answers(conn: &mut Conn, viewer: &Viewer, thread: &Thread, order: Order, from: From) -> Result<Vec<Post>> {
    let query = known_to(viewer, thread);
    let query = match from {
        From::First => query,
        From::At(id) => key_of(conn, thread, id)?.and_after(order, query),
        From::Before(id) => key_of(conn, thread, id)?.before(order, query),
    };
    let query = match (order, from) {
        (Order::Oldest, From::Before(_)) => query.order((posts::created_at.desc(), posts::id.desc())),
        (Order::Oldest, _) => query.order((posts::created_at, posts::id)),
        (Order::Useful, From::Before(_)) => {
            query.order((rank().desc(), posts::worth, posts::created_at.desc(), posts::id.desc()))
        }
        (Order::Useful, _) => query.order((rank(), posts::worth.desc(), posts::created_at, posts::id)),
    };
    Ok(query.select(Post::as_select()).limit(ANSWERS + 1).load(conn)?)
}

/// How many answers stand before one.
pub fn count_before(conn: &mut Conn, viewer: &Viewer, thread: &Thread, order: Order, id: PostId) -> Result<i64> {
    let key = key_of(conn, thread, id)?;
    Ok(key.before(order, known_to(viewer, thread)).count().get_result(conn)?)
}

/// The answers of a thread that the viewer may know of: one that waits for approval is for its author and
/// the space's staff.
fn known_to(viewer: &Viewer, thread: &Thread) -> Query {
    let query = answers()
        .filter(posts::thread_id.eq(thread.id))
        .filter(posts::kind.eq(PostKind::Answer))
        .into_boxed::<MultiBackend>();
    match viewer.id() {
        Some(_) if viewer.is_staff_of(thread.space_id) => query,
        Some(person) => query.filter(posts::held_at.is_null().or(posts::author_id.eq(person))),
        None => query.filter(posts::held_at.is_null()),
    }
}

fn key_of(conn: &mut Conn, thread: &Thread, id: PostId) -> QueryResult<Key> {
    answers()
        .filter(posts::id.eq(id))
        .filter(posts::thread_id.eq(thread.id))
        .filter(posts::kind.eq(PostKind::Answer))
        .select((rank(), posts::worth, posts::created_at, posts::id))
        .first(conn)
}

impl Key {
    /// Narrows to this answer and what stands after it.
    fn and_after(self, order: Order, query: Query) -> Query {
        let Self { worth, created_at: at, id, .. } = self;
        let is_later = posts::created_at.gt(at).or(posts::created_at.eq(at).and(posts::id.ge(id)));
        match order {
            Order::Oldest => query.filter(is_later),
            Order::Useful => {
                let is_less = posts::worth.lt(worth).or(posts::worth.eq(worth).and(is_later));
                query.filter(rank().gt(self.rank).or(rank().eq(self.rank).and(is_less)))
            }
        }
    }

    /// Narrows to what stands before this answer.
    fn before(self, order: Order, query: Query) -> Query {
        let Self { worth, created_at: at, id, .. } = self;
        let is_earlier = posts::created_at.lt(at).or(posts::created_at.eq(at).and(posts::id.lt(id)));
        match order {
            Order::Oldest => query.filter(is_earlier),
            Order::Useful => {
                let is_more = posts::worth.gt(worth).or(posts::worth.eq(worth).and(is_earlier));
                query.filter(rank().lt(self.rank).or(rank().eq(self.rank).and(is_more)))
            }
        }
    }
}

/// The answers of a thread that everybody may read, the oldest first, each by what it says first.
pub fn list_beginnings(conn: &mut Conn, thread: ThreadId) -> QueryResult<Vec<(PostId, String)>> {
    let texts: Vec<(PostId, String)> = posts::table
        .filter(posts::thread_id.eq(thread))
        .filter(posts::kind.eq(PostKind::Answer))
        .filter(posts::hidden_at.is_null())
        .filter(posts::deleted_at.is_null())
        .filter(posts::held_at.is_null())
        .order(posts::id)
        .limit(BEGINNINGS)
        .select((posts::id, posts::markdown))
        .load(conn)?;
    Ok(texts.into_iter().map(|(id, text)| (id, markup::first_sentence(&text))).collect())
}
