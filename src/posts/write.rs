//! Adding a post to a thread: the one place where rows of posts are made.

use diesel::prelude::*;

use super::{Composed, PostKind};
use crate::each_backend;
use crate::error::Result;
use crate::ids::{PersonId, PostId, ThreadId};
use crate::platform::db::schema::{mentions, people, posts, thread_links, threads};
use crate::platform::db::{QueryResult, Tx};
use crate::platform::{markup, reading};
use crate::uploads;

/// The version that a post begins with.
const FIRST: i64 = 1;

/// A post to be made.
#[derive(Clone, Debug)]
pub struct NewPost<'a> {
    /// Where it stands.
    pub thread: ThreadId,
    /// What it is there.
    pub kind: PostKind,
    /// What it hangs under, if it is a comment.
    pub parent: Option<PostId>,
    /// Who wrote it.
    pub author: PersonId,
    /// Its language, where known, as an ISO 639 code.
    pub language: Option<&'a str>,
    /// What makes a repeated submit the same post.
    pub submission_key: Option<&'a str>,
    /// What it says.
    pub text: &'a Composed,
    /// Whether it waits for a moderator to approve it.
    pub is_held: bool,
}

/// The post that the same form made before, if it was sent before.
pub fn find_submitted(tx: &mut Tx<'_>, author: PersonId, key: Option<&str>) -> QueryResult<Option<PostId>> {
    let Some(key) = key else { return Ok(None) };
    posts::table
        .filter(posts::author_id.eq(author))
        .filter(posts::submission_key.eq(key))
        .select(posts::id)
        .first(tx.conn())
        .optional()
}

/// Adds a post and what it names; its author's posts are counted, of which one that is held is none yet.
pub fn write(tx: &mut Tx<'_>, new: &NewPost<'_>) -> Result<PostId> {
    let now = tx.now();
    let id: PostId = diesel::insert_into(posts::table)
        .values((
            posts::thread_id.eq(new.thread),
            posts::kind.eq(new.kind),
            posts::parent_id.eq(new.parent),
            posts::author_id.eq(new.author),
            posts::language.eq(new.language),
            posts::markdown.eq(&new.text.markdown),
            posts::html.eq(&new.text.html),
            posts::markup_version.eq(i64::from(markup::VERSION)),
            posts::created_at.eq(now),
            posts::submission_key.eq(new.submission_key),
            posts::held_at.eq(new.is_held.then_some(now)),
            posts::print.eq(reading::print_of(&new.text.html)),
        ))
        .returning(posts::id)
        .get_result(tx.conn())?;
    keep_names(tx, id, new.text)?;
    uploads::use_in(tx, id, FIRST, &new.text.uploads)?;
    if !new.is_held {
        diesel::update(people::table.find(new.author))
            .set(people::post_count.eq(people::post_count + 1))
            .execute(tx.conn())?;
    }
    Ok(id)
}

/// Writes down whom and what a post names, in place of what it named before.
pub fn keep_names(tx: &mut Tx<'_>, id: PostId, text: &Composed) -> QueryResult<()> {
    diesel::delete(mentions::table.filter(mentions::post_id.eq(id))).execute(tx.conn())?;
    diesel::delete(thread_links::table.filter(thread_links::post_id.eq(id))).execute(tx.conn())?;
    for person in &text.mentions {
        let row = (mentions::post_id.eq(id), mentions::person_id.eq(person));
        each_backend!(tx.conn(), conn => {
            diesel::insert_into(mentions::table).values(row).on_conflict_do_nothing().execute(conn)
        })?;
    }
    for thread in &text.threads {
        let exists: i64 = threads::table.find(thread).count().get_result(tx.conn())?;
        if exists == 0 {
            continue;
        }
        let row = (thread_links::post_id.eq(id), thread_links::thread_id.eq(thread));
        each_backend!(tx.conn(), conn => {
            diesel::insert_into(thread_links::table).values(row).on_conflict_do_nothing().execute(conn)
        })?;
    }
    Ok(())
}
