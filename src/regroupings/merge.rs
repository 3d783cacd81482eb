//! Two threads made one.

use diesel::prelude::*;

use super::carried;
use crate::error::{Error, Result};
use crate::events::{self, Event};
use crate::faq_entries;
use crate::ids::{PostId, ThreadId};
use crate::moderation::policy::may_moderate;
use crate::moderation::{self, ActKind, NewAct};
use crate::platform::db::schema::{acceptances, posts as post_rows};
use crate::platform::db::{QueryResult, Tx};
use crate::platform::words::Message;
use crate::posts::{self, Change, Post};
use crate::rights::Member;
use crate::threads::{self, Thread};
use crate::traces::execute;

/// Merges a thread into another: its question becomes a comment on the other's, under its title; its answers, votes,
/// follows and marks stand in the other thread, and its address leads there. Of two accepted answers the other
/// thread's stays accepted, and this one's "also works". What does not fit is said of the field `into`.
pub fn merge(tx: &mut Tx<'_>, by: &Member, from: ThreadId, into: Option<ThreadId>, note: &str) -> Result<()> {
    let into = into.ok_or_else(|| wrong("regroupings-into-missing"))?;
    threads::lock_rows(tx, &[from, into])?;
    let from = threads::find_to_change(tx, by, from)?;
    may_moderate(by, &from)?;
    let into = target(tx, by, &from, into)?;
    let question = posts::question_of(tx.conn(), from.id)?;
    keep_title(tx, by, &from, &question, note)?;
    carry(tx, &from, &into, &question)?;
    leave(tx, &from, &into)?;
    threads::recount(tx, &[into.id])?;
    let into = threads::find(tx.conn(), by, into.id)?;
    threads::settle(tx, &into)?;
    let (kind, why) = (ActKind::Merged, from.id.to_string());
    let act = NewAct { thread: into.id, post: Some(question.id), kind, why: Some(&why), note, by: by.id };
    moderation::note(tx, &act)?;
    let (thread, from, post, by) = (into.id, from.id, question.id, by.id);
    events::record(tx, &Event::ThreadRegrouped { thread, from, post, by, is_merged: true })
}

fn wrong(key: &'static str) -> Error {
    Error::field("into", Message::new(key))
}

/// The thread to merge into: another one that this one's moderator keeps order in too, and not one that leads back.
fn target(tx: &mut Tx<'_>, by: &Member, from: &Thread, into: ThreadId) -> Result<Thread> {
    if into == from.id {
        return Err(wrong("regroupings-into-same"));
    }
    if from.hidden_at.is_some() {
        return Err(wrong("regroupings-from-hidden"));
    }
    if faq_entries::is_entry(tx.conn(), from.id)? {
        return Err(wrong("regroupings-from-entry"));
    }
    if threads::merged_into(tx.conn(), by, into)?.is_some() {
        return Err(wrong("regroupings-into-merged"));
    }
    let into = match threads::find(tx.conn(), by, into) {
        Err(Error::NotFound) => return Err(wrong("closings-original-unknown")),
        other => other?,
    };
    if may_moderate(by, &into).is_err() {
        Err(wrong("regroupings-into-not-yours"))
    } else if into.hidden_at.is_some() {
        Err(wrong("regroupings-into-hidden"))
    } else if into.duplicate_of == Some(from.id) {
        Err(wrong("regroupings-into-duplicate"))
    } else {
        Ok(into)
    }
}

/// What was asked keeps its title: it stands above the text from now on, as a new version. A text too long for that
/// stays as it is.
fn keep_title(tx: &mut Tx<'_>, by: &Member, from: &Thread, question: &Post, note: &str) -> Result<()> {
    let body = format!("**{}**\n\n{}", plain(&from.title), question.markdown);
    let change = Change { began_from: question.version, body, note: note.to_owned(), heading: None };
    match moderation::edit_post(tx, by, question.id, &change) {
        Err(Error::Invalid(_)) => Ok(()),
        other => other,
    }
}

/// A title in a text of Markdown: no letter of it is more than a letter.
fn plain(title: &str) -> String {
    let mut text = String::with_capacity(title.len());
    for letter in title.chars() {
        if matches!(letter, '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '>' | '~' | '@' | '&' | '|') {
            text.push('\\');
        }
        text.push(letter);
    }
    text
}

fn carry(tx: &mut Tx<'_>, from: &Thread, into: &Thread, question: &Post) -> Result<()> {
    let (f, t, under) = (from.id, into.id, posts::question_of(tx.conn(), into.id)?.id);
    marks(tx, f, t)?;
    execute(tx, &format!("UPDATE posts SET parent_id = {under} WHERE parent_id = {}", question.id))?;
    execute(tx, &format!("UPDATE posts SET kind = 'comment', parent_id = {under} WHERE id = {}", question.id))?;
    let moved: Vec<PostId> =
        post_rows::table.filter(post_rows::thread_id.eq(f)).select(post_rows::id).load(tx.conn())?;
    carried::with_posts(tx, &moved, t)?;
    // What leads to the one leads to the other, but for what stands there itself, or leads there already.
    let there = format!(
        "SELECT post_id FROM thread_links WHERE thread_id = {t} UNION SELECT id FROM posts WHERE thread_id = {t}"
    );
    execute(tx, &format!("DELETE FROM thread_links WHERE thread_id = {f} AND post_id IN ({there})"))?;
    execute(tx, &format!("UPDATE thread_links SET thread_id = {t} WHERE thread_id = {f}"))?;
    carried::follows(tx, f, t)?;
    toos(tx, from, into)?;
    for column in ["old_addresses", "withheld_news", "notifications", "notes"] {
        execute(tx, &format!("UPDATE {column} SET thread_id = {t} WHERE thread_id = {f}"))?;
    }
    // An answer leads to a better thread, which is never its own.
    let own = format!("SELECT id FROM posts WHERE thread_id = {t}");
    execute(tx, &format!("DELETE FROM supersessions WHERE better_thread_id IN ({f}, {t}) AND post_id IN ({own})"))?;
    execute(tx, &format!("UPDATE supersessions SET better_thread_id = {t} WHERE better_thread_id = {f}"))?;
    execute(tx, &format!("UPDATE threads SET duplicate_of = {t} WHERE duplicate_of = {f}"))?;
    execute(tx, &format!("UPDATE threads SET moved_to = {t} WHERE moved_to = {f}"))?;
    Ok(())
}

/// Of two accepted answers the one of the thread that stays stays accepted, and the other also works.
fn marks(tx: &mut Tx<'_>, f: ThreadId, t: ThreadId) -> QueryResult<()> {
    let accepted: Vec<PostId> =
        acceptances::table.filter(acceptances::thread_id.eq(f)).select(acceptances::post_id).load(tx.conn())?;
    let stays: i64 = acceptances::table.filter(acceptances::thread_id.eq(t)).count().get_result(tx.conn())?;
    if stays > 0 {
        let known = "SELECT post_id FROM alternatives";
        execute(
            tx,
            &format!(
                "INSERT INTO alternatives (post_id, thread_id, by_id, at) SELECT post_id, thread_id, by_id, at \
                 FROM acceptances WHERE thread_id = {f} AND post_id NOT IN ({known})"
            ),
        )?;
        carried::unaccept(tx, &accepted)?;
    }
    for table in ["acceptances", "alternatives", "verifications"] {
        execute(tx, &format!("UPDATE {table} SET thread_id = {t} WHERE thread_id = {f}"))?;
    }
    Ok(())
}

/// Who asked the one has the other too. Who asked the other has it to begin with.
fn toos(tx: &mut Tx<'_>, from: &Thread, into: &Thread) -> QueryResult<()> {
    let (f, t, asker, now) = (from.id, into.id, into.asked_by, tx.now().micros());
    let both = format!("SELECT person_id FROM toos WHERE thread_id = {t}");
    execute(tx, &format!("DELETE FROM toos WHERE thread_id = {f} AND (person_id = {asker} OR person_id IN ({both}))"))?;
    execute(tx, &format!("UPDATE toos SET thread_id = {t} WHERE thread_id = {f}"))?;
    if from.asked_by != asker {
        let who = from.asked_by;
        execute(
            tx,
            &format!(
                "INSERT INTO toos (thread_id, person_id, at) SELECT {t}, {who}, {now} \
                 WHERE NOT EXISTS (SELECT 1 FROM toos WHERE thread_id = {t} AND person_id = {who})"
            ),
        )?;
    }
    Ok(())
}

/// What is left of the thread that was merged: its number, which leads on.
fn leave(tx: &mut Tx<'_>, from: &Thread, into: &Thread) -> Result<()> {
    let (f, t, now) = (from.id, into.id, tx.now());
    threads::file_under(tx, f, &[])?;
    threads::hide_from_lists(tx, f, Some(now))?;
    let last = |column: &str| format!("(SELECT {column} FROM threads l WHERE l.id = {f})");
    let (at, who, views) = (last("last_activity_at"), last("last_post_by"), last("view_count"));
    execute(
        tx,
        &format!(
            "UPDATE threads SET last_post_by = {who}, last_activity_at = {at} WHERE id = {t} AND last_activity_at < {at}"
        ),
    )?;
    execute(tx, &format!("UPDATE threads SET view_count = view_count + {views} WHERE id = {t}"))?;
    execute(
        tx,
        &format!(
            "UPDATE threads SET moved_to = {t}, title = '', excerpt = '', answer_count = 0, too_count = 0, \
             follow_count = 0, view_count = 0, resolved_at = NULL, resolved_by = NULL, resolved_how = NULL, \
             closed_at = NULL, closed_by = NULL, closed_why = NULL, duplicate_of = NULL, pinned_at = NULL, \
             locked_at = NULL, locked_by = NULL WHERE id = {f}"
        ),
    )?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_no_markup() {
        assert_eq!(plain("Why *this*, @ada [now]?"), "Why \\*this\\*, \\@ada \\[now\\]?");
    }
}
