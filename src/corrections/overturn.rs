//! Taking a correction away because an appeal found that the answer was right: the answer gets its marks back.

use super::{marks, model, policy, withdraw};
use crate::acceptances;
use crate::error::Result;
use crate::ids::{CorrectionId, PostId};
use crate::platform::db::Tx;
use crate::posts;
use crate::rights::Member;

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overturned {
    /// The answer is as it was before it was corrected.
    Whole,
    /// A correction that has nothing to do with this one stands by now, and stays.
    OtherStands,
    /// Another answer was accepted meanwhile, and stays so.
    OtherAccepted,
}

/// Withdraws a correction, or what was made of it since, and puts back the marks that the answer lost by either.
/// Withdrawn already, only the marks are put back.
pub fn overturn(tx: &mut Tx<'_>, by: &Member, post: PostId, id: CorrectionId) -> Result<Overturned> {
    let (thread, post) = posts::find_to_change(tx, by, post)?;
    policy::may_put_right(by, &thread)?;
    let line = model::line_from(tx.conn(), post.id, id)?;
    match model::standing(tx.conn(), post.id)? {
        Some(own) if line.contains(&own.id) => {
            withdraw(tx, by, post.id, own.id, "")?;
            // What it took the place of stands again.
            if let Some(before) = model::find_of(tx.conn(), post.id, id)?.and_then(|it| it.instead_of) {
                model::stand_again(tx, before)?;
            }
        }
        Some(_) => return Ok(Overturned::OtherStands),
        None => {}
    }
    // An answer that went out of sight meanwhile has lost its marks by that.
    if !post.is_shown() {
        return Ok(Overturned::Whole);
    }
    let mut was_accepted = false;
    for one in line {
        let lost = model::lost_marks(tx.conn(), one)?;
        was_accepted |= lost.iter().any(|it| it.mark == super::Mark::Accepted);
        marks::put_back(tx, (&thread, &post), &lost)?;
    }
    let accepted = acceptances::find(tx.conn(), thread.id)?;
    let is_another = accepted.is_some_and(|it| it.post_id != post.id);
    Ok(if was_accepted && is_another { Overturned::OtherAccepted } else { Overturned::Whole })
}
