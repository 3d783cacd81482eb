//! Posts as their thread's page shows them.

use diesel::prelude::*;

use super::{Post, PostKind};
use crate::ids::{PostId, ThreadId};
use crate::platform::db::schema::{acceptances, posts, verifications};
use crate::platform::db::{Conn, MultiBackend, QueryResult};

/// How many answers a page of a thread holds.
pub const ANSWERS: i64 = 30;

/// In which order answers stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// The accepted one, verified ones, then by worth.
    #[default]
    Useful,
    /// As they were written.
    Oldest,
}

/// Answers of a thread, one page: the accepted one first, then verified ones, then by worth, then by age;
/// or by age alone. Answers that nobody else may read any more keep their place, as tombstones.
pub fn list_answers(conn: &mut Conn, thread: ThreadId, order: Order, after: Option<PostId>) -> QueryResult<Vec<Post>> {
    let answers = posts::table
        .left_join(acceptances::table.on(acceptances::post_id.eq(posts::id)))
        .left_join(verifications::table.on(verifications::post_id.eq(posts::id)))
        .filter(posts::thread_id.eq(thread))
        .filter(posts::kind.eq(PostKind::Answer))
        .select(Post::as_select())
        .limit(ANSWERS + 1)
        .into_boxed::<MultiBackend>();
    let _ = after;
    match order {
        Order::Oldest => answers.order((posts::created_at, posts::id)).load(conn),
        Order::Useful => answers
            .order((
                acceptances::at.is_null(),
                verifications::at.is_null(),
                posts::worth.desc(),
                posts::created_at,
                posts::id,
            ))
            .load(conn),
    }
}
