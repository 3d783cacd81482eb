//! Counting anew what was moved.

use diesel::RunQueryDsl;

use crate::each_backend;
use crate::ids::ThreadId;
use crate::platform::db::{QueryResult, Tx};

/// Counts anew the answers, the "me too" and the followers of some threads.
pub fn recount(tx: &mut Tx<'_>, threads: &[ThreadId]) -> QueryResult<()> {
    for some in threads.chunks(500) {
        let ids = some.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        let statement = format!(
            "UPDATE threads SET answer_count = (SELECT count(*) FROM posts p WHERE p.thread_id = threads.id \
             AND p.kind = 'answer' AND p.hidden_at IS NULL AND p.deleted_at IS NULL AND p.held_at IS NULL), \
             too_count = (SELECT count(*) FROM toos r WHERE r.thread_id = threads.id), \
             follow_count = (SELECT count(*) FROM follows r WHERE r.thread_id = threads.id AND r.level = 'all') \
             WHERE id IN ({ids})"
        );
        each_backend!(tx.conn(), conn => diesel::sql_query(statement.as_str()).execute(conn))?;
    }
    Ok(())
}
