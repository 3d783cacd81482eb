//! Hiding a post from the post itself: it is out of sight at once, and a case asks how that ends.

use super::outcomes::{Ending, check_removal};
use super::proposals::{self, Step};
use super::{CLAIM_LASTS, Case, NewDecision, decide, model, policy, weigh};
use crate::error::Result;
use crate::flags::{self, FlagState, Reason};
use crate::ids::{CaseId, PostId};
use crate::moderation::{self, Hiding};
use crate::platform::db::Tx;
use crate::posts;
use crate::rights::Member;

/// What came of hiding a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hidden {
    /// It is hidden, and this case asks how that ends.
    Hidden(CaseId),
    /// It is to be seen until a second person agrees.
    Proposed,
    /// It was hidden already.
    Already,
}

/// Hides a post and opens its case, which is for who hid it for a quarter of an hour, unless somebody is at it. What is
/// said to be criticism of a customer waits for a second person instead: see [`proposals`].
pub fn hide(
    tx: &mut Tx<'_>,
    by: &Member,
    post: PostId,
    (why, is_criticism): (Hiding, Option<bool>),
    note: &str,
) -> Result<Hidden> {
    let (thread, post) = posts::find_to_change(tx, by, post)?;
    moderation::policy::may_moderate(by, &thread)?;
    if post.hidden_at.is_some() {
        return Ok(Hidden::Already);
    }
    let ending = Ending::Removed { why, is_criticism };
    let new =
        NewDecision { ending, message: String::new(), reply: String::new(), note: note.to_owned(), suspension: None };
    check_removal(&new)?;
    let waiting = model::find_open(tx.conn(), post.id)?;
    let proposal = waiting.as_ref().map(|case| proposals::open_of(tx.conn(), case.id)).transpose()?.flatten();
    let step = proposals::step(tx, by, (&thread, &post), &new, proposal.as_ref())?;
    let case = match waiting {
        Some(case) => case,
        None => {
            let id = model::open(tx, post.id, reason_of(why))?;
            weigh::weigh(tx, &[id])?;
            model::find(tx.conn(), by, id)?.0
        }
    };
    if step == Step::Asks {
        proposals::propose(tx, by, (case, &thread, &post), &new)?;
        return Ok(Hidden::Proposed);
    }
    let id = case.id;
    if step != Step::Free {
        // Agreeing is deciding, and so is refused where somebody else is at the case.
        decide::decide(tx, by, id, &new)?;
        return Ok(Hidden::Hidden(id));
    }
    moderation::hide_post(tx, by, post.id, why, note)?;
    let now = tx.now();
    let case = Case { is_criticism: is_criticism.map(i64::from), ..case };
    model::keep(tx, &case)?;
    if policy::may_decide(by, &thread, &post).is_ok() && policy::other_holder(by, &case, now).is_none() {
        let (claimed_by, claimed_until) = (Some(by.id), Some(now.plus(CLAIM_LASTS)));
        let looked_at = Some(case.looked_at.unwrap_or(now));
        model::keep(tx, &Case { claimed_by, claimed_until, looked_at, ..case })?;
    }
    Ok(Hidden::Hidden(id))
}

/// Shows a hidden post again. Where only its being hidden has opened a case, that ends with it.
pub fn show(tx: &mut Tx<'_>, by: &Member, post: PostId) -> Result<()> {
    let (thread, post) = posts::find_to_change(tx, by, post)?;
    let waiting = model::find_open(tx.conn(), post.id)?;
    let ended = match waiting {
        Some(case) if post.hidden_at.is_some() && policy::may_decide(by, &thread, &post).is_ok() => {
            let raised = flags::list_of_cases(tx.conn(), &[case.id])?;
            let is_flagged = raised.iter().any(|it| it.flag.state == FlagState::Open);
            let is_anothers = policy::other_holder(by, &case, tx.now()).is_some();
            Some(case.id).filter(|_| !is_flagged && !is_anothers)
        }
        _ => None,
    };
    let Some(case) = ended else { return moderation::show_post(tx, by, post.id) };
    moderation::policy::may_moderate(by, &thread)?;
    let (message, reply, note) = Default::default();
    decide::decide(tx, by, case, &NewDecision { ending: Ending::Accurate, message, reply, note, suspension: None })
        .map(drop)
}

/// The reason for a case that a rule's breaking is.
pub(super) fn reason_of(why: Hiding) -> Reason {
    match why {
        Hiding::Spam => Reason::Spam,
        Hiding::Abusive => Reason::Abusive,
        Hiding::OffTopic => Reason::OffTopic,
        Hiding::Dangerous => Reason::Unsafe,
        Hiding::Private => Reason::Private,
        Hiding::Other => Reason::Other,
    }
}
