//! Editing a correction: another takes its place, and what it said stays in the history.

use super::correct::{NewCorrection, in_the_way, keep};
use super::{marks, model, policy};
use crate::error::Result;
use crate::events::{self, Event};
use crate::ids::{CorrectionId, PostId};
use crate::moderation::{self, ActKind, NewAct};
use crate::platform::db::Tx;
use crate::posts;
use crate::rights::Member;

/// Puts another correction in the place of one that stands. One that says the same stays as it is; where the one
/// stands no longer, that is [`crate::error::Error::Conflict`].
///
/// Marks that the answer still bears can be withdrawn with it; what was withdrawn before is for people to mark again.
pub fn edit(
    tx: &mut Tx<'_>,
    by: &Member,
    post: PostId,
    before: CorrectionId,
    new: &NewCorrection,
) -> Result<CorrectionId> {
    let (thread, post) = posts::find_to_change(tx, by, post)?;
    policy::may_correct(by, &thread, &post)?;
    let new = new.cleaned()?;
    let standing = model::standing(tx.conn(), post.id)?.ok_or_else(in_the_way)?;
    let is_to_lose = !new.keeps_marks && posts::is_marked(tx.conn(), post.id)?;
    if new.is(&standing) && !is_to_lose {
        return Ok(standing.id);
    }
    if standing.id != before {
        return Err(in_the_way());
    }
    model::end(tx, before, by.id, None)?;
    let id = keep(tx, by, &post, &new, Some(before))?;
    if is_to_lose {
        marks::take(tx, by, (&thread, &post), id)?;
    }
    let (thread, post, by) = (thread.id, post.id, by.id);
    let kind = ActKind::CorrectionEdited;
    moderation::note(tx, &NewAct { thread, post: Some(post), kind, why: None, note: "", by })?;
    let how = kind.word().to_owned();
    events::record(tx, &Event::CorrectionChanged { thread, post, by, how })?;
    Ok(id)
}
