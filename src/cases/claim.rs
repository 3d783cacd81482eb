//! Claiming a case, so that no two people work at it at once; and giving it back.

use super::{CLAIM_LASTS, Case, model, policy};
use crate::error::{Error, Result};
use crate::events::{self, Review};
use crate::ids::{CaseId, PersonId};
use crate::people;
use crate::platform::db::Tx;
use crate::platform::words::Message;
use crate::rights::Member;

/// Has a case for oneself for a quarter of an hour from now; having it already, for as long again. One that somebody
/// else has is a [`Error::Conflict`], unless it is to be taken over.
pub fn claim(tx: &mut Tx<'_>, by: &Member, id: CaseId, takes_over: bool) -> Result<()> {
    let (case, thread, post) = model::find_to_change(tx, by, id)?;
    policy::may_decide(by, &thread, &post)?;
    refuse_closed(tx, &case)?;
    let now = tx.now();
    let from = policy::other_holder(by, &case, now);
    if let Some(holder) = from.filter(|_| !takes_over) {
        return Err(held(tx, holder)?);
    }
    let had_it = case.holder(now) == Some(by.id);
    let until = now.plus(CLAIM_LASTS);
    let looked_at = Some(case.looked_at.unwrap_or(now));
    model::keep(tx, &Case { claimed_by: Some(by.id), claimed_until: Some(until), looked_at, ..case })?;
    if had_it {
        return Ok(());
    }
    events::record(tx, &Review::CaseClaimed { case: id, thread: thread.id, post: post.id, by: by.id, from }.into())
}

/// Gives a case back that one has; what one has not stays as it is.
pub fn release(tx: &mut Tx<'_>, by: &Member, id: CaseId) -> Result<()> {
    let (case, thread, post) = model::find_to_change(tx, by, id)?;
    if case.claimed_by != Some(by.id) || case.closed_at.is_some() {
        return Ok(());
    }
    model::keep(tx, &Case { claimed_by: None, claimed_until: None, ..case })?;
    events::record(tx, &Review::CaseReleased { case: id, thread: thread.id, post: post.id, by: by.id }.into())
}

/// Nobody works at what has ended: who decided, and how, is told.
pub(super) fn refuse_closed(tx: &mut Tx<'_>, case: &Case) -> Result<()> {
    if case.closed_at.is_none() {
        return Ok(());
    }
    Err(Error::Conflict(match model::decision_of(tx.conn(), case.id)? {
        Some(decision) => {
            let name = people::find(tx.conn(), decision.by_id)?.name;
            Message::new(format!("cases-conflict-{}", decision.outcome.word().replace('_', "-"))).with("name", name)
        }
        None => Message::new("cases-conflict-withdrawn"),
    }))
}

/// What is told when somebody else is at it.
pub(super) fn held(tx: &mut Tx<'_>, holder: PersonId) -> Result<Error> {
    let name = people::find(tx.conn(), holder)?.name;
    Ok(Error::Conflict(Message::new("cases-conflict-claimed").with("name", name)))
}
