//! Putting an answer right from the answer itself: the review that this is gets its case, which ends by it at once.

use diesel::prelude::*;

use super::outcomes::{self, Ending};
use super::undo::{Before, take_back};
use super::{Case, NewDecision, claim, decide, model, policy};
use crate::corrections;
use crate::error::Result;
use crate::flags::Reason;
use crate::ids::{CorrectionId, PostId, SupersessionId};
use crate::platform::db::schema::{cases, decisions};
use crate::platform::db::{Conn, Tx};
use crate::posts;
use crate::rights::Member;

/// What was put right, to be taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PutRight {
    /// By a correction.
    Corrected(CorrectionId),
    /// By leading to a better answer.
    Superseded(SupersessionId),
}

/// Corrects an answer or leads to a better one, as the space's experts and moderators may, by the rules of
/// [`corrections`]. A case of the post that waits ends by it, one that somebody else has claimed is a
/// [`Error::Conflict`](crate::error::Error::Conflict); where none waits, one is opened and ended. What stands already
/// needs none, and nobody decides on their own answer.
pub fn put_right(tx: &mut Tx<'_>, by: &Member, post: PostId, ending: Ending) -> Result<()> {
    let (thread, post) = posts::find_to_change(tx, by, post)?;
    corrections::policy::may_correct(by, &thread, &post)?;
    let now = tx.now();
    let waiting = model::find_open(tx.conn(), post.id)?;
    let is_own = policy::may_decide(by, &thread, &post).is_err();
    if let Some(holder) = waiting.as_ref().and_then(|case| policy::other_holder(by, case, now)).filter(|_| !is_own) {
        return Err(claim::held(tx, holder)?);
    }
    let new =
        NewDecision { ending, message: String::new(), reply: String::new(), note: String::new(), suspension: None };
    let mut before = Before::at(now);
    outcomes::carry_out(tx, by, (&thread, &post), &new, &mut before)?;
    if is_own || !is_new(tx.conn(), post.id, &before)? {
        return Ok(());
    }
    let case = match waiting {
        Some(case) => case,
        None => {
            before.is_opened = true;
            let id = model::open(tx, post.id, Reason::Inaccurate)?;
            cases::table.find(id).select(Case::as_select()).first(tx.conn())?
        }
    };
    before.keep(&case);
    decide::end(tx, by, (case, &thread, &post), &new, &before)?;
    Ok(())
}

/// Takes that back within ten minutes, by who did it or a moderator: with the case that ended by it, if one did.
pub fn undo_put_right(tx: &mut Tx<'_>, by: &Member, post: PostId, which: PutRight) -> Result<()> {
    let (thread, post) = posts::find_to_change(tx, by, post)?;
    corrections::policy::may_put_right(by, &thread)?;
    let Some(decision) = decided_by(tx.conn(), post.id, which)? else {
        return match which {
            PutRight::Corrected(id) => corrections::undo(tx, by, post.id, id),
            PutRight::Superseded(id) => corrections::undo_supersession(tx, by, post.id, id),
        };
    };
    let case = cases::table.find(decision.case_id).select(Case::as_select()).first(tx.conn())?;
    take_back(tx, by, (case, &thread, &post), &decision)
}

/// Whether something was put right just now, and did not stand before: sent twice, it is done once.
fn is_new(conn: &mut Conn, post: PostId, before: &Before) -> Result<bool> {
    let (which, since) = match (before.correction, before.supersession) {
        (Some(id), _) => (PutRight::Corrected(id), corrections::standing_since(conn, id)?),
        (None, Some(id)) => (PutRight::Superseded(id), corrections::superseded_since(conn, id)?),
        (None, None) => return Ok(false),
    };
    Ok(since == Some(before.at) && decided_by(conn, post, which)?.is_none())
}

/// The decision that put an answer right, while it can be undone.
fn decided_by(conn: &mut Conn, post: PostId, which: PutRight) -> Result<Option<super::Decision>> {
    let fresh: Vec<super::Decision> = decisions::table
        .inner_join(cases::table)
        .filter(cases::post_id.eq(post))
        .filter(decisions::stood_at.is_null())
        .filter(decisions::undo.ne(""))
        .order(decisions::id.desc())
        .select(super::Decision::as_select())
        .load(conn)?;
    for decision in fresh {
        let before = Before::of(&decision)?;
        let did = match which {
            PutRight::Corrected(id) => before.correction == Some(id),
            PutRight::Superseded(id) => before.supersession == Some(id),
        };
        if did {
            return Ok(Some(decision));
        }
    }
    Ok(None)
}
