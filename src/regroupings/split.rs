//! One thread made two.

use diesel::prelude::*;

use super::carried;
use crate::corrections;
use crate::error::{Error, Result};
use crate::events::{self, Event};
use crate::ids::{PostId, ThreadId};
use crate::moderation::policy::may_moderate;
use crate::moderation::{self, ActKind, NewAct};
use crate::platform::db::schema::{alternatives, posts as rows, supersessions, threads as thread_rows, verifications};
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::platform::markup;
use crate::platform::words::Message;
use crate::posts::{self, Post, PostKind, Shows};
use crate::rights::{Member, Viewer};
use crate::threads::{self, NewThread, Thread};
use crate::traces::execute;

/// What becomes a thread of its own.
#[derive(Clone, Debug)]
pub struct NewSplit {
    /// What the new thread is called.
    pub title: String,
    /// The further answers that go along: answers of the same thread.
    pub along: Vec<PostId>,
    /// Why, for the history.
    pub note: String,
}

/// Makes an answer the question of a thread of its own, in the same space and under the same tags, with the answers
/// that go along and all comments. Whoever wrote it has asked it from now on. What was accepted was accepted for
/// another question, so that it is no longer; what an expert vouched for stays so, but for what is a question now.
pub fn split(tx: &mut Tx<'_>, by: &Member, answer: PostId, new: &NewSplit) -> Result<ThreadId> {
    let (thread, post) = posts::find_to_change(tx, by, answer)?;
    may_moderate(by, &thread)?;
    if post.kind != PostKind::Answer || !post.is_shown() {
        return Err(Error::Refused(Message::new("regroupings-refused-no-answer")));
    }
    refuse_put_right(tx.conn(), by, post.id)?;
    let along = along(tx.conn(), &thread, &post, &new.along)?;
    let moved: Vec<PostId> = along.iter().copied().chain([post.id]).collect();
    let made = make(tx, &thread, &post, &new.title)?;
    carried::unaccept(tx, &moved)?;
    diesel::delete(alternatives::table.filter(alternatives::post_id.eq_any(moved.clone()))).execute(tx.conn())?;
    diesel::delete(verifications::table.find(post.id)).execute(tx.conn())?;
    diesel::update(verifications::table.filter(verifications::post_id.eq_any(moved.clone())))
        .set(verifications::thread_id.eq(made))
        .execute(tx.conn())?;
    lead_to_thread(tx, post.id, (made, &moved))?;
    let going = with_comments(tx.conn(), &moved)?;
    carried::with_posts(tx, &going, made)?;
    diesel::update(rows::table.find(post.id)).set(rows::kind.eq(PostKind::Question)).execute(tx.conn())?;
    let authors =
        format!("SELECT DISTINCT author_id, {made}, {} FROM posts WHERE thread_id = {made}", tx.now().micros());
    execute(tx, &format!("INSERT INTO follows (person_id, thread_id, at) {authors} AND kind <> 'comment'"))?;
    threads::recount(tx, &[thread.id, made])?;
    for id in [thread.id, made] {
        let after = threads::find(tx.conn(), by, id)?;
        threads::settle(tx, &after)?;
    }
    note(tx, by, (thread.id, made), post.id, &new.note)?;
    let (from, post, by) = (thread.id, post.id, by.id);
    events::record(tx, &Event::ThreadRegrouped { thread: made, from, post, by, is_merged: false })?;
    Ok(made)
}

/// What the answer was better than leads to its thread from now on, unless it stands there itself.
fn lead_to_thread(tx: &mut Tx<'_>, answer: PostId, (made, moved): (ThreadId, &[PostId])) -> QueryResult<()> {
    let beside = supersessions::better_post_id.eq(answer).and(supersessions::post_id.eq_any(moved.to_vec()));
    diesel::delete(supersessions::table.filter(beside)).execute(tx.conn())?;
    diesel::update(supersessions::table.filter(supersessions::better_post_id.eq(answer)))
        .set((supersessions::better_post_id.eq(None::<PostId>), supersessions::better_thread_id.eq(made)))
        .execute(tx.conn())?;
    Ok(())
}

/// A question bears no correction: what stands with an answer is taken back first.
pub fn refuse_put_right(conn: &mut Conn, by: &Viewer, answer: PostId) -> Result<()> {
    let corrections = corrections::standing_of(conn, by, &[answer])?;
    let better = corrections::better_than(conn, by, &[answer])?;
    match corrections.is_empty() && better.is_empty() {
        true => Ok(()),
        false => Err(Error::Refused(Message::new("regroupings-refused-corrected"))),
    }
}

/// The answers that go along: those that are answers of the thread, and not the one that becomes the question.
fn along(conn: &mut Conn, thread: &Thread, post: &Post, wanted: &[PostId]) -> Result<Vec<PostId>> {
    let found: Vec<PostId> = rows::table
        .filter(rows::id.eq_any(wanted.to_vec()))
        .filter(rows::thread_id.eq(thread.id))
        .filter(rows::kind.eq(PostKind::Answer))
        .filter(rows::id.ne(post.id))
        .select(rows::id)
        .load(conn)?;
    if found.len() == wanted.len() { Ok(found) } else { Err(Error::NotFound) }
}

fn with_comments(conn: &mut Conn, posts: &[PostId]) -> QueryResult<Vec<PostId>> {
    let mut all: Vec<PostId> =
        rows::table.filter(rows::parent_id.eq_any(posts.to_vec())).select(rows::id).load(conn)?;
    all.extend(posts);
    Ok(all)
}

/// A thread as old as its question.
fn make(tx: &mut Tx<'_>, thread: &Thread, post: &Post, title: &str) -> Result<ThreadId> {
    let tags = threads::tags_in(tx.conn(), thread.id)?;
    let site = tx.site().to_owned();
    let (limits, shows) = (markup::Limits::IMPORTED, Shows::WhatIsUsedIn(post.id));
    let text = posts::compose_within(tx.conn(), &site, "body", &post.markdown, limits, shows)?;
    let made = threads::add(
        tx,
        &NewThread {
            space_id: thread.space_id,
            asked_by: post.author_id,
            title,
            language: post.language.as_deref().or(thread.language.as_deref()),
            product_id: thread.product_id,
            version_id: thread.version_id,
            excerpt: &text.excerpt,
        },
    )?;
    threads::file_under(tx, made, &tags)?;
    diesel::update(thread_rows::table.find(made))
        .set(thread_rows::created_at.eq(post.created_at))
        .execute(tx.conn())?;
    Ok(made)
}

/// Both histories tell it.
fn note(tx: &mut Tx<'_>, by: &Member, (old, made): (ThreadId, ThreadId), post: PostId, note: &str) -> QueryResult<()> {
    let (to, from) = (made.to_string(), old.to_string());
    for (thread, kind, why) in [(old, ActKind::SplitOff, &to), (made, ActKind::SplitFrom, &from)] {
        moderation::note(tx, &NewAct { thread, post: Some(post), kind, why: Some(why), note, by: by.id })?;
    }
    Ok(())
}
