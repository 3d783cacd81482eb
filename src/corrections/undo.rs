//! Undoing a correction, or an edit of one, within ten minutes: everything is as it was, but for the events.

use super::{Refusal, marks, model, policy};
use crate::error::Result;
use crate::events::{self, Event};
use crate::ids::{CorrectionId, PostId};
use crate::moderation::{self, ActKind};
use crate::platform::db::Tx;
use crate::posts;
use crate::rights::Member;

/// Takes a correction away as if it had never been; one that it took the place of stands again, and the marks that the
/// answer lost by it are put back. What is undone already stays so.
pub fn undo(tx: &mut Tx<'_>, by: &Member, post: PostId, id: CorrectionId) -> Result<()> {
    let (thread, post) = posts::find_to_change(tx, by, post)?;
    policy::may_put_right(by, &thread)?;
    let Some(correction) = model::find_of(tx.conn(), post.id, id)? else { return Ok(()) };
    policy::may_undo(by, &thread, (correction.by_id, correction.at), tx.now())?;
    if correction.ended_at.is_some() {
        return Err(Refusal::Over.into());
    }
    let lost = model::lost_marks(tx.conn(), id)?;
    model::remove(tx, id)?;
    let kind = match correction.instead_of {
        Some(before) => {
            model::stand_again(tx, before)?;
            ActKind::CorrectionEdited
        }
        None => ActKind::Corrected,
    };
    // An answer that went out of sight meanwhile has lost its marks by that.
    if post.is_shown() {
        marks::put_back(tx, (&thread, &post), &lost)?;
    }
    moderation::forget(tx, post.id, kind, correction.at)?;
    let (thread, post, by, how) = (thread.id, post.id, by.id, "correction_undone".to_owned());
    events::record(tx, &Event::CorrectionChanged { thread, post, by, how })
}
