//! Hiding a post: a tombstone with the reason stays, the text is for the space's moderators.

use super::{ActKind, Hiding, NewAct, model, policy};
use crate::acceptances;
use crate::error::Result;
use crate::events::{self, Event};
use crate::ids::PostId;
use crate::platform::db::Tx;
use crate::posts::{self, Post, PostKind};
use crate::rights::Member;
use crate::threads::{self, Thread};

/// Hides a post. Hidden already, nothing changes.
///
/// Hiding a question takes its thread out of every list. Hiding an accepted answer withdraws its
/// acceptance: a thread is not resolved by what nobody can read, and showing the answer again leaves it
/// to the asker to accept it again.
pub fn hide_post(tx: &mut Tx<'_>, by: &Member, post: PostId, why: Hiding, note: &str) -> Result<()> {
    let (thread, post) = find_to_change(tx, by, post)?;
    policy::may_moderate(by, &thread)?;
    if post.hidden_at.is_some() {
        return Ok(());
    }
    let accepted = acceptances::find(tx.conn(), thread.id)?;
    if accepted.is_some_and(|acceptance| acceptance.post_id == post.id) {
        acceptances::withdraw(tx, by, thread.id)?;
    }
    model::hide(tx, post.id, by.id, why, note)?;
    match post.kind {
        PostKind::Question => {
            let now = tx.now();
            threads::hide_from_lists(tx, thread.id, Some(now))?;
        }
        PostKind::Answer if post.is_shown() => threads::count_answers(tx, thread.id, -1)?,
        PostKind::Answer | PostKind::Comment => {}
    }
    model::note(tx, &act(&thread, &post, by, ActKind::PostHidden, Some(why.word()), note))?;
    let why = why.word().to_owned();
    events::record(tx, &Event::PostHidden { thread: thread.id, post: post.id, by: by.id, why })
}

/// Shows a hidden post again; one that its author deleted stays deleted.
pub fn show_post(tx: &mut Tx<'_>, by: &Member, post: PostId) -> Result<()> {
    let (thread, post) = find_to_change(tx, by, post)?;
    policy::may_moderate(by, &thread)?;
    if post.hidden_at.is_none() {
        return Ok(());
    }
    model::show(tx, post.id)?;
    let is_shown_again = Post { hidden_at: None, ..post.clone() }.is_shown();
    match post.kind {
        PostKind::Question if is_shown_again => threads::hide_from_lists(tx, thread.id, None)?,
        PostKind::Answer if is_shown_again => threads::count_answers(tx, thread.id, 1)?,
        PostKind::Question | PostKind::Answer | PostKind::Comment => {}
    }
    model::note(tx, &act(&thread, &post, by, ActKind::PostShown, None, ""))?;
    events::record(tx, &Event::PostShown { thread: thread.id, post: post.id, by: by.id })
}

/// A post as it is once nobody else can change its thread.
pub(super) fn find_to_change(tx: &mut Tx<'_>, by: &Member, post: PostId) -> Result<(Thread, Post)> {
    let (thread, _) = posts::find_visible(tx.conn(), by, post)?;
    let thread = threads::find_to_change(tx, by, thread.id)?;
    let post = posts::find_in(tx.conn(), &thread, post)?;
    Ok((thread, post))
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
