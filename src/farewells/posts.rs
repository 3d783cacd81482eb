//! Taking out what somebody wrote. Where others wrote under it, an empty post stays in its place.

use diesel::prelude::*;

use crate::ids::{PersonId, PostId, ThreadId};
use crate::platform::db::schema::posts;
use crate::platform::db::{QueryResult, Tx};
use crate::traces::execute;

/// What was taken out: each text with its thread, so that what others quote of it can be found.
#[derive(Clone, Debug, Default)]
pub(super) struct Gone {
    pub(super) texts: Vec<(ThreadId, String)>,
}

/// Takes out all that somebody wrote, in every version.
pub(super) fn take_out_posts(tx: &mut Tx<'_>, person: PersonId) -> QueryResult<Gone> {
    let gone: Vec<(PostId, ThreadId, String)> = posts::table
        .filter(posts::author_id.eq(person))
        .select((posts::id, posts::thread_id, posts::markdown))
        .load(tx.conn())?;
    let theirs = format!("(SELECT id FROM posts WHERE author_id = {person})");
    let asked = format!("(SELECT id FROM threads WHERE asked_by = {person})");
    execute(
        tx,
        &format!(
            "UPDATE moderation_acts SET note = '' WHERE thread_id IN {asked} OR post_id IN {theirs} OR by_id = {person}"
        ),
    )?;
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
    take_out_threads(tx, person)?;
    take_out_rows(tx, person)?;
    empty_rows(tx, person)?;
    Ok(Gone { texts: gone.into_iter().map(|(_, thread, text)| (thread, text)).collect() })
}

/// Threads in which nobody else wrote go whole; others lose their title and stand in no list.
fn take_out_threads(tx: &mut Tx<'_>, person: PersonId) -> QueryResult<()> {
    let alone = format!(
        "(SELECT t.id FROM threads t WHERE t.asked_by = {person} \
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
             hidden_at = coalesce(hidden_at, {now}) WHERE asked_by = {person}"
        ),
    )?;
    Ok(())
}

/// What nobody wrote under goes, unless a later run of an import would bring it again.
fn take_out_rows(tx: &mut Tx<'_>, person: PersonId) -> QueryResult<()> {
    let bare = format!(
        "(SELECT p.id FROM posts p WHERE p.author_id = {person} AND p.kind <> 'question' \
         AND NOT EXISTS (SELECT 1 FROM imported_posts i WHERE i.post_id = p.id) \
         AND NOT EXISTS (SELECT 1 FROM posts c WHERE c.parent_id = p.id AND c.author_id <> {person}))"
    );
    execute(tx, &format!("DELETE FROM old_addresses WHERE post_id IN {bare}"))?;
    execute(tx, &format!("DELETE FROM posts WHERE id IN {bare}"))?;
    Ok(())
}

fn empty_rows(tx: &mut Tx<'_>, person: PersonId) -> QueryResult<()> {
    let now = tx.now().micros();
    execute(
        tx,
        &format!(
            "UPDATE posts SET markdown = '', html = '', author_name = NULL, hidden_note = NULL, language = NULL, \
             votes_up = 0, votes_down = 0, baseline_up = 0, baseline_down = 0, worth = 0, \
             deleted_at = coalesce(deleted_at, {now}) WHERE author_id = {person}"
        ),
    )?;
    Ok(())
}
