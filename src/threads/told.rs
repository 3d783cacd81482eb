//! Threads as search is told of them: those that lists show, whoever asks.

use diesel::dsl::max;
use diesel::prelude::*;

use super::Thread;
use crate::ids::{TagId, ThreadId};
use crate::platform::db::schema::{thread_tags, threads};
use crate::platform::db::{Conn, QueryResult};

/// Those among some that lists show to everybody whom their space is open to.
pub fn list_told(conn: &mut Conn, among: &[ThreadId]) -> QueryResult<Vec<Thread>> {
    threads::table
        .filter(threads::id.eq_any(among.to_vec()))
        .filter(threads::hidden_at.is_null())
        .filter(threads::audience.eq("space"))
        .select(Thread::as_select())
        .load(conn)
}

/// How many answers some threads have: to notice a change, not to be shown.
pub fn count_answers_of(conn: &mut Conn, among: &[ThreadId]) -> QueryResult<Vec<(ThreadId, i64)>> {
    threads::table.filter(threads::id.eq_any(among.to_vec())).select((threads::id, threads::answer_count)).load(conn)
}

/// The next threads of all, by number.
pub fn list_all_after(conn: &mut Conn, after: ThreadId, most: i64) -> QueryResult<Vec<ThreadId>> {
    threads::table.filter(threads::id.gt(after)).order(threads::id).select(threads::id).limit(most).load(conn)
}

/// How many threads there are, and the highest number of one.
pub fn extent(conn: &mut Conn) -> QueryResult<(i64, Option<ThreadId>)> {
    Ok((threads::table.count().get_result(conn)?, threads::table.select(max(threads::id)).first(conn)?))
}

/// The threads filed under a tag.
pub fn list_filed_under(conn: &mut Conn, tag: TagId) -> QueryResult<Vec<ThreadId>> {
    thread_tags::table.filter(thread_tags::tag_id.eq(tag)).select(thread_tags::thread_id).load(conn)
}
