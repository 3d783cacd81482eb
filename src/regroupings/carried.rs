//! What belongs to a thread or a post, and goes along with it.

use crate::ids::{PostId, ThreadId};
use crate::platform::db::{QueryResult, Tx};
use crate::traces::execute;

/// Every column that refers to a thread: what becomes of it where threads are regrouped is said in this folder.
pub const CARRIED: [&str; 17] = [
    "acceptances.thread_id",
    "alternatives.thread_id",
    "faq_entries.thread_id",
    "follows.thread_id",
    "moderation_acts.thread_id",
    "notes.thread_id",
    "notifications.thread_id",
    "old_addresses.thread_id",
    "posts.thread_id",
    "supersessions.better_thread_id",
    "thread_links.thread_id",
    "thread_tags.thread_id",
    "threads.duplicate_of",
    "threads.moved_to",
    "toos.thread_id",
    "verifications.thread_id",
    "withheld_news.thread_id",
];

/// Whoever hears of one thread hears of the other; where they chose for both, that for the other stays.
pub(super) fn follows(tx: &mut Tx<'_>, from: ThreadId, into: ThreadId) -> QueryResult<()> {
    let both = format!("SELECT person_id FROM follows WHERE thread_id = {into}");
    execute(tx, &format!("DELETE FROM follows WHERE thread_id = {from} AND person_id IN ({both})"))?;
    execute(tx, &format!("UPDATE follows SET thread_id = {into} WHERE thread_id = {from}"))?;
    Ok(())
}

/// What posts bring along wherever they go: what was told and done of them.
pub(super) fn with_posts(tx: &mut Tx<'_>, posts: &[PostId], into: ThreadId) -> QueryResult<()> {
    for some in posts.chunks(500) {
        let ids = some.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        for table in ["notifications", "moderation_acts"] {
            execute(tx, &format!("UPDATE {table} SET thread_id = {into} WHERE post_id IN ({ids})"))?;
        }
        execute(tx, &format!("UPDATE posts SET thread_id = {into} WHERE id IN ({ids})"))?;
        // A post does not lead to the thread that it stands in.
        execute(tx, &format!("DELETE FROM thread_links WHERE thread_id = {into} AND post_id IN ({ids})"))?;
    }
    Ok(())
}

/// Takes the acceptance off whichever of some answers bears it; their authors have one accepted answer less.
pub(super) fn unaccept(tx: &mut Tx<'_>, posts: &[PostId]) -> QueryResult<()> {
    for some in posts.chunks(500) {
        let ids = some.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        let accepted = format!("SELECT post_id FROM acceptances WHERE post_id IN ({ids})");
        let authors = format!("SELECT author_id FROM posts WHERE id IN ({accepted})");
        execute(tx, &format!("UPDATE people SET accepted_count = accepted_count - 1 WHERE id IN ({authors})"))?;
        execute(tx, &format!("DELETE FROM acceptances WHERE post_id IN ({ids})"))?;
    }
    Ok(())
}
