//! A post begins to wait: when it is made, or when an edit says what a rule holds.

use super::{jobs, model};
use crate::error::Result;
use crate::events::{self, Review};
use crate::ids::{PostId, ThreadId};
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::posts::{self, Post, PostKind};
use crate::rights::Member;
use crate::rules::{self, Seen, Verdict};
use crate::threads::Thread;

/// Writes down what the rules found in a post that was just made; one that they hold begins to wait.
pub fn begin(tx: &mut Tx<'_>, by: &Member, thread: ThreadId, post: PostId, verdict: &Verdict) -> Result<()> {
    note(tx, post, 1, verdict)?;
    if verdict.is_held() { wait(tx, by, thread, (post, 1)) } else { Ok(()) }
}

/// Has the rules look at what an edit made of a post.
///
/// What they hold goes out of sight and waits. A post that others rely on stays in sight, and moderators are told: the
/// accepted answer, or a question that has answers, does not vanish from under those who read it. One that waits
/// waits on, and one that was declined waits again.
pub fn look_again(tx: &mut Tx<'_>, by: &Member, thread: &Thread, post: &Post) -> Result<()> {
    if post.held_at.is_some() && !by.is(post.author_id) {
        return Ok(());
    }
    let title = if post.kind == PostKind::Question { thread.title.as_str() } else { "" };
    let seen = Seen { space: thread.space_id, thread: Some(thread.id), title, html: &post.html };
    let verdict = rules::look_at(tx, by, &seen)?;
    if post.held_at.is_some() {
        note(tx, post.id, post.version, &verdict)?;
        return wait(tx, by, thread.id, (post.id, post.version));
    }
    if !verdict.is_held() {
        return note(tx, post.id, post.version, &verdict);
    }
    if is_relied_on(tx.conn(), thread, post)? {
        return note(tx, post.id, post.version, &verdict.only_flags());
    }
    note(tx, post.id, post.version, &verdict)?;
    posts::set_held(tx, post.id, true)?;
    posts::sight_changed(tx, thread, post, false)?;
    wait(tx, by, thread.id, (post.id, post.version))
}

/// Writes down what the rules found, for the review to look into.
fn note(tx: &mut Tx<'_>, post: PostId, version: i64, verdict: &Verdict) -> Result<()> {
    if verdict.hits.is_empty() {
        return Ok(());
    }
    rules::note(tx, post, version, verdict)?;
    jobs::ask_for_review(tx, post)
}

fn wait(tx: &mut Tx<'_>, by: &Member, thread: ThreadId, (post, version): (PostId, i64)) -> Result<()> {
    if model::ask(tx, post, version)? {
        jobs::ask_for_review(tx, post)?;
        events::record(tx, &Review::PostHeld { thread, post, by: by.id }.into())?;
    }
    Ok(())
}

fn is_relied_on(conn: &mut Conn, thread: &Thread, post: &Post) -> QueryResult<bool> {
    let has_answers = post.kind == PostKind::Question && thread.answer_count > 0;
    Ok(has_answers || posts::is_marked(conn, post.id)?)
}
