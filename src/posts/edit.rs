//! Editing a post: each change is a new version, and the one before stays readable.

use diesel::prelude::*;

use super::{Composed, Post, PostKind, find_to_change, keep_names, policy};
use crate::error::{Error, Result};
use crate::events::{self, Event};
use crate::ids::{PersonId, PostId};
use crate::platform::db::schema::{mentions, posts, revisions};
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::platform::words::Message;
use crate::platform::{markup, reading};
use crate::rights::Member;
use crate::threads::{self, Heading, Thread};
use crate::uploads;

/// A change to a post.
#[derive(Clone, Debug)]
pub struct Change {
    /// The version that the editor had in front of them.
    pub began_from: i64,
    /// What it says from now on, as Markdown.
    pub body: String,
    /// Why, for the history.
    pub note: String,
    /// Title, tags and product, if it is a question.
    pub heading: Option<Heading>,
}

/// Makes a new version of a post. An edit of an older version than the present one is a
/// [`Error::Conflict`], unless it says what the present one says, as when a form is sent twice.
pub fn edit(tx: &mut Tx<'_>, by: &Member, id: PostId, change: &Change) -> Result<()> {
    let (thread, post) = find_to_change(tx, by, id)?;
    policy::may_edit(by, &thread, &post)?;
    let heading = change.heading.as_ref().filter(|_| post.kind == PostKind::Question);
    let tags = threads::tags_in(tx.conn(), thread.id)?;
    let is_heading_same = heading.is_none_or(|heading| heading.is_of(&thread, &tags));
    if post.markdown == change.body && is_heading_same {
        return Ok(());
    }
    if post.version != change.began_from {
        return Err(Error::Conflict(Message::new("posts-conflict")));
    }
    let text = super::compose(tx, by, "body", &change.body)?;
    keep_first(tx, &thread, &post)?;
    let mentioned = mentioned_anew(tx.conn(), id, &text)?;
    let version = post.version + 1;
    rewrite(tx, by, id, version, &text)?;
    let title = (post.kind == PostKind::Question).then(|| heading.map_or(&thread.title, |heading| &heading.title));
    keep_revision(tx, by, id, version, title.map(String::as_str), change)?;
    if post.kind == PostKind::Question {
        threads::retell(tx, thread.id, &text.excerpt)?;
    }
    if let Some(heading) = heading.filter(|_| !is_heading_same) {
        threads::change_heading(tx, by, &thread, &tags, heading)?;
    }
    events::record(tx, &Event::PostEdited { thread: thread.id, post: id, by: by.id, version, mentioned })
}

/// Whom a text names that the one before did not.
fn mentioned_anew(conn: &mut Conn, id: PostId, text: &Composed) -> QueryResult<Vec<PersonId>> {
    let before: Vec<PersonId> =
        mentions::table.filter(mentions::post_id.eq(id)).select(mentions::person_id).load(conn)?;
    Ok(text.mentions.iter().copied().filter(|person| !before.contains(person)).collect())
}

/// Puts a new text in the place of the one before.
fn rewrite(tx: &mut Tx<'_>, by: &Member, id: PostId, version: i64, text: &Composed) -> QueryResult<()> {
    let now = tx.now();
    diesel::update(posts::table.find(id))
        .set((
            posts::version.eq(version),
            posts::markdown.eq(&text.markdown),
            posts::html.eq(&text.html),
            posts::markup_version.eq(i64::from(markup::VERSION)),
            posts::edited_at.eq(now),
            posts::edited_by.eq(by.id),
            posts::print.eq(reading::print_of(&text.html)),
        ))
        .execute(tx.conn())?;
    uploads::use_in(tx, id, version, &text.uploads)?;
    keep_names(tx, id, text)
}

/// Keeps what a post says before its first change.
fn keep_first(tx: &mut Tx<'_>, thread: &Thread, post: &Post) -> QueryResult<()> {
    let kept: i64 = revisions::table
        .filter(revisions::post_id.eq(post.id))
        .filter(revisions::version.eq(post.version))
        .count()
        .get_result(tx.conn())?;
    if kept > 0 {
        return Ok(());
    }
    let title = (post.kind == PostKind::Question).then_some(&thread.title);
    diesel::insert_into(revisions::table)
        .values((
            revisions::post_id.eq(post.id),
            revisions::version.eq(post.version),
            revisions::title.eq(title),
            revisions::markdown.eq(&post.markdown),
            revisions::by_id.eq(post.edited_by.unwrap_or(post.author_id)),
            revisions::at.eq(post.edited_at.unwrap_or(post.created_at)),
        ))
        .execute(tx.conn())?;
    Ok(())
}

fn keep_revision(
    tx: &mut Tx<'_>,
    by: &Member,
    id: PostId,
    version: i64,
    title: Option<&str>,
    change: &Change,
) -> QueryResult<()> {
    let now = tx.now();
    diesel::insert_into(revisions::table)
        .values((
            revisions::post_id.eq(id),
            revisions::version.eq(version),
            revisions::title.eq(title),
            revisions::markdown.eq(&change.body),
            revisions::by_id.eq(by.id),
            revisions::at.eq(now),
            revisions::note.eq(&change.note),
        ))
        .execute(tx.conn())?;
    Ok(())
}
