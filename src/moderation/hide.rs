//! Hiding a post: a tombstone with the reason stays, the text is for the space's moderators.

use serde_json::{Map, Value};

use super::{ActKind, Hiding, NewAct, model, policy};
use crate::error::Result;
use crate::events::{self, Event};
use crate::ids::PostId;
use crate::platform::clock::Instant;
use crate::platform::db::Tx;
use crate::posts::{self, Post};
use crate::rights::Member;
use crate::threads::Thread;
use crate::{acceptances, alternatives, verifications};

/// Hides a post. Hidden already, nothing changes.
///
/// Hiding a question takes its thread out of every list. An answer that is hidden loses its marks: a thread
/// is not resolved by what nobody can read, and once it is shown again, people mark it again, or do not.
pub fn hide_post(tx: &mut Tx<'_>, by: &Member, post: PostId, why: Hiding, note: &str) -> Result<()> {
    let (thread, post) = posts::find_to_change(tx, by, post)?;
    policy::may_moderate(by, &thread)?;
    if post.hidden_at.is_some() {
        return Ok(());
    }
    let accepted = acceptances::find(tx.conn(), thread.id)?;
    if accepted.is_some_and(|acceptance| acceptance.post_id == post.id) {
        acceptances::withdraw(tx, by, thread.id)?;
    }
    alternatives::withdraw(tx, by, post.id)?;
    verifications::lose(tx, by, &thread, post.id)?;
    model::hide(tx, post.id, by.id, why, note)?;
    if post.is_shown() {
        posts::sight_changed(tx, &thread, &post, false)?;
    }
    model::note(tx, &act(&thread, &post, by, ActKind::PostHidden, Some(why.word()), note))?;
    let why = why.word().to_owned();
    events::record(tx, &Event::PostHidden { thread: thread.id, post: post.id, by: by.id, why })
}

/// Shows a hidden post again; one that its author deleted stays deleted.
pub fn show_post(tx: &mut Tx<'_>, by: &Member, post: PostId) -> Result<()> {
    let (thread, post) = posts::find_to_change(tx, by, post)?;
    policy::may_moderate(by, &thread)?;
    if post.hidden_at.is_none() {
        return Ok(());
    }
    model::show(tx, post.id)?;
    if (Post { hidden_at: None, ..post.clone() }).is_shown() {
        posts::sight_changed(tx, &thread, &post, true)?;
    }
    model::note(tx, &act(&thread, &post, by, ActKind::PostShown, None, ""))?;
    events::record(tx, &Event::PostShown { thread: thread.id, post: post.id, by: by.id })
}

/// Takes back that a post was hidden at a moment, as if it had not been: its line in the thread's history goes too.
pub fn take_back_hiding(tx: &mut Tx<'_>, by: &Member, (thread, post): (&Thread, &Post), at: Instant) -> Result<()> {
    policy::may_moderate(by, thread)?;
    model::show(tx, post.id)?;
    if (Post { hidden_at: None, ..post.clone() }).is_shown() {
        posts::sight_changed(tx, thread, post, true)?;
    }
    model::forget_acts(tx, post.id, at)?;
    events::record(tx, &Event::PostShown { thread: thread.id, post: post.id, by: by.id })
}

/// Takes back that a post was shown again at a moment: its row says how it was hidden before.
pub fn take_back_showing(
    tx: &mut Tx<'_>,
    by: &Member,
    (thread, post): (&Thread, &Post),
    row: &Map<String, Value>,
    at: Instant,
) -> Result<()> {
    policy::may_moderate(by, thread)?;
    if post.is_shown() {
        posts::sight_changed(tx, thread, post, false)?;
    }
    model::hide_again(tx, post, row)?;
    model::forget(tx, post.id, ActKind::PostShown, at)?;
    let why = row.get("hidden_why").and_then(Value::as_str).unwrap_or_default().to_owned();
    events::record(tx, &Event::PostHidden { thread: thread.id, post: post.id, by: by.id, why })
}

fn act<'a>(
    thread: &Thread,
    post: &Post,
    by: &Member,
    kind: ActKind,
    why: Option<&'a str>,
    note: &'a str,
) -> NewAct<'a> {
    NewAct { thread: thread.id, post: Some(post.id), kind, why, note, by: by.id }
}
