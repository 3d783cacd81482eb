//! Posts that were edited at their source: the versions that are new, and the text as it is now.

use diesel::prelude::*;

use super::KnownThread;
use crate::error::Result;
use crate::ids::{PersonId, ThreadId};
use crate::imports::keep::authors::Authors;
use crate::imports::keep::compose::{NewPost, ReadyPost, State};
use crate::imports::keep::known::{EDITED, KnownPost, RETITLED};
use crate::imports::keep::outcome::Outcome;
use crate::imports::keep::rows::{RevisionRow, Rows};
use crate::platform::db::schema::{events, posts, revisions, threads as thread_rows};
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::platform::markup;
use crate::posts::{Post, PostKind};
use crate::threads;

/// A post as it is here, and the thread's title if it is a question.
struct Present {
    post: Post,
    title: Option<String>,
    has_versions: bool,
}

/// Brings what was edited in a thread; whether anything was.
pub(super) fn bring(
    tx: &mut Tx<'_>,
    authors: &Authors,
    thread: &KnownThread<'_>,
    outcome: &mut Outcome,
) -> Result<bool> {
    let mut has_changed = false;
    for post in &thread.ready.posts {
        let State::Edited(known, new) = &post.state else { continue };
        threads::lock_row(tx, thread.id)?;
        let kept = outcome.of(post.kind);
        let Some(present) = present(tx.conn(), thread.id, known)? else {
            kept.changed += 1;
            continue;
        };
        if update(tx, authors, thread, post, &present, new)? {
            kept.updated += 1;
            has_changed = true;
        } else {
            kept.here += 1;
        }
    }
    Ok(has_changed)
}

/// A post as it is here, unless somebody here has edited, hidden or deleted it.
fn present(conn: &mut Conn, thread: ThreadId, known: &KnownPost) -> QueryResult<Option<Present>> {
    let post: Post = posts::table.find(known.id).select(Post::as_select()).first(conn)?;
    let here = events::table.filter(events::thread_id.eq(thread));
    let mut edits: i64 =
        here.filter(events::kind.eq(EDITED)).filter(events::post_id.eq(post.id)).count().get_result(conn)?;
    let mut title = None;
    if post.kind == PostKind::Question {
        edits += here.filter(events::kind.eq(RETITLED)).count().get_result::<i64>(conn)?;
        title = Some(thread_rows::table.find(thread).select(thread_rows::title).first(conn)?);
    }
    let versions: i64 = revisions::table.filter(revisions::post_id.eq(post.id)).count().get_result(conn)?;
    let is_untouched = edits == 0 && post.hidden_at.is_none() && post.deleted_at.is_none();
    Ok(is_untouched.then_some(Present { post, title, has_versions: versions > 0 }))
}

/// Writes what is new; whether the text or the title is.
fn update(
    tx: &mut Tx<'_>,
    authors: &Authors,
    thread: &KnownThread<'_>,
    post: &ReadyPost,
    present: &Present,
    new: &NewPost,
) -> Result<bool> {
    let editor = new.edited_by.as_ref().map_or(present.post.author_id, |by| authors.id_of(by));
    let title = present.title.as_ref().map(|_| thread.ready.title.as_str());
    let added = Rows { revisions: versions(authors, present, new, title, editor), ..Rows::default() };
    added.insert(tx)?;
    let version = added.revisions.last().map_or(present.post.version, |last| last.version);
    diesel::update(posts::table.find(present.post.id))
        .set((
            posts::version.eq(version),
            posts::markdown.eq(&new.markdown),
            posts::html.eq(&new.text.html),
            posts::markup_version.eq(i64::from(markup::VERSION)),
            posts::edited_at.eq(new.edited_at),
            posts::edited_by.eq(editor),
        ))
        .execute(tx.conn())?;
    let mut has_changed = !added.revisions.is_empty();
    if let Some(title) = title {
        diesel::update(thread_rows::table.find(thread.id))
            .set((thread_rows::title.eq(title), thread_rows::excerpt.eq(&new.text.excerpt)))
            .execute(tx.conn())?;
        has_changed |= retag(tx, thread, post, present)?;
    }
    Ok(has_changed)
}

/// The versions that are not here yet: those of the source's history, or, where it has none, what the post says
/// now, beside what it said before. None if only its tags were edited.
fn versions<'a>(
    authors: &Authors,
    present: &'a Present,
    new: &'a NewPost,
    title: Option<&'a str>,
    editor: PersonId,
) -> Vec<RevisionRow<'a>> {
    let post = &present.post;
    let known = usize::try_from(post.version).unwrap_or_default();
    if new.versions.len() > known {
        let from = if present.has_versions { known } else { 0 };
        return new.revision_rows(post.id, authors).skip(from).collect();
    }
    if post.markdown == new.markdown && present.title.as_deref() == title {
        return Vec::new();
    }
    let before = RevisionRow {
        post_id: post.id,
        version: post.version,
        title: present.title.as_deref(),
        markdown: &post.markdown,
        by_id: post.edited_by.unwrap_or(post.author_id),
        at: post.edited_at.unwrap_or(post.created_at),
        note: "",
    };
    let (version, markdown, at) = (post.version + 1, &new.markdown, new.edited_at.unwrap_or(post.created_at));
    let now = RevisionRow { post_id: post.id, version, title, markdown, by_id: editor, at, note: "" };
    Some(before).filter(|_| !present.has_versions).into_iter().chain([now]).collect()
}

/// Files a thread under its source's tags if they were changed there since, and nobody changed them here.
fn retag(tx: &mut Tx<'_>, thread: &KnownThread<'_>, question: &ReadyPost, present: &Present) -> Result<bool> {
    let before = present.post.edited_at.unwrap_or(question.created_at);
    if thread.ready.retagged_at.is_none_or(|at| at <= before) {
        return Ok(false);
    }
    let here: i64 = events::table
        .filter(events::thread_id.eq(thread.id))
        .filter(events::kind.eq("thread_retagged"))
        .count()
        .get_result(tx.conn())?;
    if here > 0 || threads::tags_in(tx.conn(), thread.id)? == thread.ready.tags {
        return Ok(false);
    }
    threads::file_under(tx, thread.id, &thread.ready.tags)?;
    Ok(true)
}
