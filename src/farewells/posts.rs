//! Taking out what somebody wrote. Where others wrote under it, an empty post stays in its place.

use super::counts;
use super::erase::tell;
use crate::error::Result;
use crate::ids::{PersonId, ThreadId};
use crate::platform::db::{QueryResult, Tx};
use crate::traces::{execute, list_numbers};

/// How many threads are gone through at a time.
const AT_ONCE: i64 = 100;

/// Takes out what somebody wrote in some threads, in every version. Whether there was anything.
pub(super) fn take_out_some(tx: &mut Tx<'_>, person: PersonId) -> Result<bool> {
    let query = format!(
        "SELECT thread_id AS id FROM posts WHERE author_id = {person} AND markdown <> '' \
         GROUP BY thread_id ORDER BY thread_id LIMIT {AT_ONCE}"
    );
    let threads: Vec<ThreadId> = list_numbers(tx.conn(), &query)?.into_iter().map(ThreadId::new).collect();
    if threads.is_empty() {
        return Ok(false);
    }
    crate::threads::lock_rows(tx, &threads)?;
    let share = Share { person, threads: threads.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ") };
    take_out_marks(tx, &share)?;
    take_out_threads(tx, &share)?;
    take_out_rows(tx, &share)?;
    empty_rows(tx, &share)?;
    counts::recount_threads(tx, &threads)?;
    tell(tx, person, &threads)?;
    Ok(true)
}

/// What somebody wrote and asked in some threads.
struct Share {
    person: PersonId,
    /// Their numbers, with commas.
    threads: String,
}

impl Share {
    fn posts(&self) -> String {
        format!("author_id = {} AND thread_id IN ({})", self.person, self.threads)
    }

    fn asked(&self) -> String {
        format!("asked_by = {} AND id IN ({})", self.person, self.threads)
    }
}

/// What hangs on their posts.
fn take_out_marks(tx: &mut Tx<'_>, share: &Share) -> QueryResult<()> {
    let theirs = format!("(SELECT id FROM posts WHERE {})", share.posts());
    let asked = format!("(SELECT id FROM threads WHERE {})", share.asked());
    execute(tx, &format!("UPDATE moderation_acts SET note = '' WHERE thread_id IN {asked} OR post_id IN {theirs}"))?;
    execute(tx, &format!("DELETE FROM faq_entries WHERE thread_id IN {asked} OR answer_id IN {theirs}"))?;
    for table in [
        "acceptances",
        "alternatives",
        "verifications",
        "revisions",
        "upload_uses",
        "mentions",
        "thread_links",
        "votes",
        "corrections",
        "supersessions",
    ] {
        execute(tx, &format!("DELETE FROM {table} WHERE post_id IN {theirs}"))?;
    }
    execute(tx, &format!("DELETE FROM supersessions WHERE better_post_id IN {theirs} OR better_thread_id IN {asked}"))?;
    Ok(())
}

/// Threads in which nobody else wrote go whole; others lose their title and stand in no list.
fn take_out_threads(tx: &mut Tx<'_>, share: &Share) -> QueryResult<()> {
    let (Share { person, threads }, asked) = (share, share.asked());
    let alone = format!(
        "(SELECT t.id FROM threads t WHERE t.asked_by = {person} AND t.id IN ({threads}) \
         AND NOT EXISTS (SELECT 1 FROM posts p WHERE p.thread_id = t.id AND p.author_id <> {person}))"
    );
    let imported = "(SELECT p.thread_id FROM posts p JOIN imported_posts i ON i.post_id = p.id)";
    execute(tx, &format!("UPDATE threads SET duplicate_of = NULL WHERE duplicate_of IN {alone}"))?;
    execute(tx, &format!("UPDATE threads SET moved_to = NULL WHERE moved_to IN {alone}"))?;
    let lost = format!("(SELECT id FROM posts WHERE thread_id IN {alone} AND thread_id NOT IN {imported})");
    execute(tx, &format!("DELETE FROM old_addresses WHERE post_id IN {lost}"))?;
    execute(tx, &format!("DELETE FROM threads WHERE id IN {alone} AND id NOT IN {imported}"))?;
    let now = tx.now().micros();
    execute(
        tx,
        &format!(
            "UPDATE threads SET title = '–', excerpt = '', language = NULL, \
             hidden_at = coalesce(hidden_at, {now}) WHERE {asked}"
        ),
    )?;
    Ok(())
}

/// What nobody wrote under goes, unless a later run of an import would bring it again.
fn take_out_rows(tx: &mut Tx<'_>, share: &Share) -> QueryResult<()> {
    let Share { person, threads } = share;
    let bare = format!(
        "(SELECT p.id FROM posts p WHERE p.author_id = {person} AND p.thread_id IN ({threads}) \
         AND p.kind <> 'question' \
         AND NOT EXISTS (SELECT 1 FROM imported_posts i WHERE i.post_id = p.id) \
         AND NOT EXISTS (SELECT 1 FROM posts c WHERE c.parent_id = p.id AND c.author_id <> {person}))"
    );
    execute(tx, &format!("DELETE FROM old_addresses WHERE post_id IN {bare}"))?;
    execute(tx, &format!("DELETE FROM posts WHERE id IN {bare}"))?;
    Ok(())
}

fn empty_rows(tx: &mut Tx<'_>, share: &Share) -> QueryResult<()> {
    let (now, theirs) = (tx.now().micros(), share.posts());
    execute(
        tx,
        &format!(
            "UPDATE posts SET markdown = '', html = '', author_name = NULL, hidden_note = NULL, language = NULL, \
             votes_up = 0, votes_down = 0, baseline_up = 0, baseline_down = 0, worth = 0, \
             deleted_at = coalesce(deleted_at, {now}) WHERE {theirs}"
        ),
    )?;
    Ok(())
}
