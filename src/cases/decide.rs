//! Deciding how a case ends.

use diesel::prelude::*;

use super::claim::{held, refuse_closed};
use super::outcomes::{self, Ending};
use super::proposals::{self, Step};
use super::stand::Stand;
use super::suspend::{self, NewSuspension};
use super::undo::Before;
use super::{Case, Outcome, UNDO_WITHIN, model, policy};
use crate::audit::{self, Act, Kind};
use crate::error::Result;
use crate::events::{self, Review};
use crate::flags;
use crate::ids::{CaseId, DecisionId};
use crate::platform::db::schema::decisions;
use crate::platform::db::{QueryResult, Tx};
use crate::platform::jobs;
use crate::posts::Post;
use crate::rights::Member;
use crate::settings;
use crate::threads::Thread;

/// What a moderator decides.
#[derive(Clone, Debug)]
pub struct NewDecision {
    /// How it ends.
    pub ending: Ending,
    /// What the author is told; nothing if it is empty.
    pub message: String,
    /// What those who flagged are told beside the thanks.
    pub reply: String,
    /// What stays among staff.
    pub note: String,
    /// Whether the author of what is removed is suspended with it.
    pub suspension: Option<NewSuspension>,
}

/// What came of deciding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decided {
    /// It is carried out.
    Ended(DecisionId),
    /// It waits for a second person.
    Proposed,
}

/// Decides how a case ends, and carries it out, unless it takes two. What has ended, or is somebody else's, is a
/// [`Error::Conflict`](crate::error::Error::Conflict) that says whose and how.
pub fn decide(tx: &mut Tx<'_>, by: &Member, id: CaseId, new: &NewDecision) -> Result<Decided> {
    let (case, thread, post) = model::find_to_change(tx, by, id)?;
    policy::may_decide(by, &thread, &post)?;
    refuse_closed(tx, &case)?;
    let now = tx.now();
    if let Some(holder) = policy::other_holder(by, &case, now) {
        return Err(held(tx, holder)?);
    }
    outcomes::check(&case, &post, new)?;
    let waiting = proposals::open_of(tx.conn(), id)?;
    let step = proposals::step(tx, by, (&thread, &post), new, waiting.as_ref())?;
    if step == Step::Asks {
        suspend::refuse_with_proposal(new)?;
        proposals::propose(tx, by, (case, &thread, &post), new)?;
        return Ok(Decided::Proposed);
    }
    let mut before = Before::at(now);
    before.keep(&case);
    if let Some(proposal) = &waiting {
        proposals::end(tx, by, proposal, step)?;
        before.proposal = Some(proposal.id);
    }
    outcomes::carry_out(tx, by, (&thread, &post), new, &mut before)?;
    if let Some(suspension) = &new.suspension {
        suspend::lock(tx, [by.id, post.author_id])?;
        suspend::suspend(tx, by, (&thread, post.author_id), suspension, &mut before)?;
    }
    let decision = end(tx, by, (case, &thread, &post), new, &before)?;
    if let Some(proposal) = waiting.filter(|_| step != Step::Free) {
        let second = Some(proposal.by_id).filter(|_| step == Step::Agrees);
        model::note_second(tx, decision, second)?;
    }
    Ok(Decided::Ended(decision))
}

/// Ends a case by what was carried out.
pub(super) fn end(
    tx: &mut Tx<'_>,
    by: &Member,
    (case, thread, post): (Case, &Thread, &Post),
    new: &NewDecision,
    before: &Before,
) -> Result<DecisionId> {
    let (id, now, outcome) = (case.id, tx.now(), new.ending.outcome());
    let decision = model::add_decision(tx, id, outcome, by.id)?;
    if let Some(state) = new.ending.flags_are() {
        flags::close(tx, id, decision, state)?;
    }
    let ended = ended(tx, case, post, outcome)?;
    model::keep(tx, &ended)?;
    complete(tx, decision, new, before)?;
    if let (Some(suspension), Some(_)) = (&new.suspension, &before.shut_out) {
        suspend::add(tx, by, decision, post.author_id, suspension)?;
    }
    jobs::enqueue(tx, &Stand { decision }, now.plus(UNDO_WITHIN))?;
    let detail = format!("case {id} {outcome}");
    audit::record(tx, Act::new(Kind::CaseDecided).by(by.id).about(post.author_id).detail(&detail))?;
    let (how, thread, post) = (outcome.word().to_owned(), thread.id, post.id);
    events::record(tx, &Review::CaseDecided { case: id, decision, thread, post, by: by.id, how }.into())?;
    Ok(decision)
}

/// The case as the decision leaves it: closed, or with the author for as long as the site says.
fn ended(tx: &mut Tx<'_>, case: Case, post: &Post, outcome: Outcome) -> Result<Case> {
    let now = tx.now();
    let looked_at = Some(case.looked_at.unwrap_or(now));
    let ended = Case { outcome: Some(outcome), looked_at, claimed_by: None, claimed_until: None, ..case };
    if outcome == Outcome::AuthorRevises {
        let until = now.plus(settings::load(tx.conn())?.revising());
        return Ok(Case { asked_version: Some(post.version), asked_until: Some(until), ..ended });
    }
    Ok(Case { closed_at: Some(now), warned_at: None, ..ended })
}

fn complete(tx: &mut Tx<'_>, id: DecisionId, new: &NewDecision, before: &Before) -> Result<()> {
    let undo = match new.ending.is_final() {
        true => String::new(),
        false => serde_json::to_string(before).map_err(anyhow::Error::from)?,
    };
    let (why, is_criticism) = new.ending.removal();
    let written: QueryResult<usize> = diesel::update(decisions::table.find(id))
        .set((
            decisions::message.eq(&new.message),
            decisions::reply.eq(&new.reply),
            decisions::note.eq(&new.note),
            decisions::why.eq(why),
            decisions::is_criticism.eq(is_criticism.map(i64::from)),
            decisions::undo.eq(undo),
        ))
        .execute(tx.conn());
    written?;
    Ok(())
}
