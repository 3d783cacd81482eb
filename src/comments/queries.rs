//! Comments as pages show them.

use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool};

use crate::each_backend;
use crate::ids::PostId;
use crate::platform::clock::Instant;
use crate::platform::db::schema::posts;
use crate::platform::db::{Conn, MultiBackend, QueryResult};
use crate::posts::Post;
use crate::rights::Viewer;
use crate::threads::Thread;

/// How many comments of a post stand on its thread's page; the rest stand on a page of their own.
pub const SHOWN: i64 = 30;
/// How many comments that page holds.
pub const PAGE: usize = 100;

/// Which comments of a thread's page there are, before their texts are read.
#[derive(Clone, Copy, Debug, QueryableByName)]
pub struct Placed {
    /// The comment.
    #[diesel(sql_type = BigInt)]
    pub id: PostId,
    /// What it hangs under.
    #[diesel(sql_type = BigInt)]
    pub parent: PostId,
    /// How many hang there.
    #[diesel(sql_type = BigInt)]
    pub of: i64,
}

/// Which comments of a thread the viewer may know of, as a condition: those that wait for approval are for their
/// authors and the space's staff.
fn known_to(viewer: &Viewer, thread: &Thread) -> String {
    match viewer.id() {
        Some(_) if viewer.is_staff_of(thread.space_id) => "1 = 1".to_owned(),
        Some(person) => format!("(posts.held_at IS NULL OR posts.author_id = {person})"),
        None => "posts.held_at IS NULL".to_owned(),
    }
}

/// The first comments under some posts of a thread, and how many each post has: two queries, however many posts.
pub fn list_under(
    conn: &mut Conn,
    viewer: &Viewer,
    thread: &Thread,
    parents: &[PostId],
) -> QueryResult<(Vec<Placed>, Vec<Post>)> {
    if parents.is_empty() {
        return Ok((Vec::new(), Vec::new()));
    }
    // Numbers of ours, so that they can stand in the text: `sql_query` binds no lists on SQLite.
    let ids: Vec<String> = parents.iter().map(PostId::to_string).collect();
    let query = format!(
        "SELECT id, parent_id AS parent, of FROM (
            SELECT id, parent_id, created_at,
                row_number() OVER (PARTITION BY parent_id ORDER BY created_at, id) AS place,
                count(*) OVER (PARTITION BY parent_id) AS of
            FROM posts WHERE parent_id IN ({}) AND {}
        ) AS placed WHERE place <= {SHOWN} ORDER BY created_at, id",
        ids.join(", "),
        known_to(viewer, thread)
    );
    let placed: Vec<Placed> = each_backend!(conn, conn => diesel::sql_query(query.as_str()).load(conn))?;
    let ids: Vec<PostId> = placed.iter().map(|comment| comment.id).collect();
    let comments = posts::table
        .filter(posts::id.eq_any(ids))
        .order((posts::created_at, posts::id))
        .select(Post::as_select())
        .load(conn)?;
    Ok((placed, comments))
}

/// The comments under a post, one page and one more if there are more, from a comment on.
pub fn list(
    conn: &mut Conn,
    viewer: &Viewer,
    thread: &Thread,
    parent: PostId,
    from: Option<&Post>,
) -> QueryResult<Vec<Post>> {
    let mut comments = posts::table
        .filter(posts::parent_id.eq(parent))
        .filter(sql::<Bool>(&known_to(viewer, thread)))
        .order((posts::created_at, posts::id))
        .limit(i64::try_from(PAGE + 1).unwrap_or(i64::MAX))
        .select(Post::as_select())
        .into_boxed::<MultiBackend>();
    if let Some(from) = from {
        let (at, id): (Instant, PostId) = (from.created_at, from.id);
        comments = comments.filter(posts::created_at.gt(at).or(posts::created_at.eq(at).and(posts::id.ge(id))));
    }
    comments.load(conn)
}

/// How many comments stand before one under the same post.
pub fn count_before(conn: &mut Conn, viewer: &Viewer, thread: &Thread, comment: &Post) -> QueryResult<i64> {
    let (at, id) = (comment.created_at, comment.id);
    posts::table
        .filter(posts::parent_id.eq(comment.parent_id))
        .filter(sql::<Bool>(&known_to(viewer, thread)))
        .filter(posts::created_at.lt(at).or(posts::created_at.eq(at).and(posts::id.lt(id))))
        .count()
        .get_result(conn)
}
