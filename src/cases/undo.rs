//! Undoing a decision: within ten minutes every row is what it was before, but for history, audit and jobs.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::kept::KeptMark;
use super::redact::Redacted;
use super::{Case, Decision, Outcome, model, notes, outcomes, policy, proposals, suspend, sweeps, weigh};
use crate::accounts::ShutOut;
use crate::audit::{self, Act, Kind};
use crate::error::Result;
use crate::events::{self, Review};
use crate::flags;
use crate::ids::{CaseId, CorrectionId, DecisionId, PersonId, PostId, ProposalId, SupersessionId};
use crate::platform::clock::Instant;
use crate::platform::db::Tx;
use crate::platform::db::schema::{case_notes, decisions};
use crate::posts::Post;
use crate::rights::Member;
use crate::threads::Thread;

/// What was so before a decision.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(super) struct Before {
    /// When it was decided.
    pub(super) at: Instant,
    outcome: Option<Outcome>,
    warned_at: Option<Instant>,
    looked_at: Option<Instant>,
    claimed_by: Option<PersonId>,
    claimed_until: Option<Instant>,
    asked_version: Option<i64>,
    asked_until: Option<Instant>,
    /// Whether the post was hidden by it.
    pub(super) is_hidden: bool,
    /// Rows that went with that, with their tables.
    pub(super) rows: Vec<(String, Map<String, Value>)>,
    /// What was cut out.
    pub(super) redacted: Option<Redacted>,
    /// The correction that it made.
    pub(super) correction: Option<CorrectionId>,
    /// The way to a better answer that it made.
    pub(super) supersession: Option<SupersessionId>,
    /// The suspension of its author that came with it.
    #[serde(default)]
    pub(super) shut_out: Option<ShutOut>,
    /// The marks that went before, when the post was hidden from its page.
    #[serde(default)]
    pub(super) lost: Vec<KeptMark>,
    /// Whether the case was opened by it.
    #[serde(default)]
    pub(super) is_opened: bool,
    /// The proposal that it ended.
    #[serde(default)]
    pub(super) proposal: Option<ProposalId>,
    /// The post's row, where it was hidden and is shown by it.
    #[serde(default)]
    pub(super) shown: Option<Map<String, Value>>,
}

impl Before {
    /// Before anything was done at a moment.
    pub(super) fn at(at: Instant) -> Self {
        Self {
            at,
            outcome: None,
            warned_at: None,
            looked_at: None,
            claimed_by: None,
            claimed_until: None,
            asked_version: None,
            asked_until: None,
            is_hidden: false,
            rows: Vec::new(),
            lost: Vec::new(),
            redacted: None,
            correction: None,
            supersession: None,
            shut_out: None,
            is_opened: false,
            proposal: None,
            shown: None,
        }
    }

    /// What a decision keeps of it.
    pub(super) fn of(decision: &Decision) -> Result<Self> {
        Ok(serde_json::from_str(&decision.undo).map_err(anyhow::Error::from)?)
    }

    /// What the case was.
    pub(super) fn keep(&mut self, case: &Case) {
        self.outcome = case.outcome;
        self.warned_at = case.warned_at;
        self.looked_at = case.looked_at;
        self.claimed_by = case.claimed_by;
        self.claimed_until = case.claimed_until;
        self.asked_version = case.asked_version;
        self.asked_until = case.asked_until;
    }

    fn case(&self, now: Case) -> Case {
        Case {
            closed_at: None,
            outcome: self.outcome,
            warned_at: self.warned_at,
            looked_at: self.looked_at,
            claimed_by: self.claimed_by,
            claimed_until: self.claimed_until,
            asked_version: self.asked_version,
            asked_until: self.asked_until,
            ..now
        }
    }
}

/// Undoes a decision. What came in between, such as another flag, stays and belongs to the case again.
pub fn undo(tx: &mut Tx<'_>, by: &Member, id: DecisionId) -> Result<CaseId> {
    let decision = model::find_decision(tx.conn(), by, id)?;
    let (case, thread, post) = model::find_to_change(tx, by, decision.case_id)?;
    // Somebody else may have undone it while this waited for the thread.
    let decision = model::decision(tx.conn(), id)?;
    let now = tx.now();
    policy::may_undo(by, &thread, &decision, now)?;
    let case_id = case.id;
    take_back(tx, by, (case, &thread, &post), &decision)?;
    Ok(case_id)
}

/// Makes everything what it was before a decision.
pub(super) fn take_back(
    tx: &mut Tx<'_>,
    by: &Member,
    (case, thread, post): (Case, &Thread, &Post),
    decision: &Decision,
) -> Result<()> {
    let before = Before::of(decision)?;
    outcomes::refuse_changed(tx, thread, post, &before)?;
    outcomes::take_back(tx, by, (thread, post), &before)?;
    let (id, case_id) = (decision.id, case.id);
    if let Some(out) = &before.shut_out {
        suspend::take_back(tx, by, post.author_id, decision, out)?;
    }
    let has_more = take_in(tx, post.id, case_id)?;
    flags::reopen(tx, post.id, id)?;
    if let Some(proposal) = before.proposal {
        proposals::reopen(tx, proposal)?;
    }
    diesel::delete(decisions::table.find(id)).execute(tx.conn())?;
    if let Some(sweep) = decision.sweep_id {
        sweeps::forget_empty(tx, sweep)?;
    }
    if before.is_opened && !has_more && notes::list_notes(tx.conn(), case_id)?.is_empty() {
        model::remove(tx, case_id)?;
    } else {
        model::keep(tx, &before.case(case))?;
    }
    if has_more {
        weigh::weigh(tx, &[case_id])?;
    }
    let outcome = decision.outcome;
    let detail = format!("case {case_id} {outcome}");
    audit::record(tx, Act::new(Kind::DecisionUndone).by(by.id).about(post.author_id).detail(&detail))?;
    let (how, thread, post) = (outcome.word().to_owned(), thread.id, post.id);
    events::record(tx, &Review::DecisionUndone { case: case_id, decision: id, thread, post, by: by.id, how }.into())
}

/// A case that was opened for the post meanwhile becomes part of this one: only one is open at a time. Whether there
/// was one.
fn take_in(tx: &mut Tx<'_>, post: PostId, case: CaseId) -> Result<bool> {
    let Some(other) = model::find_open(tx.conn(), post)?.filter(|other| other.id != case) else { return Ok(false) };
    flags::move_to(tx, other.id, case)?;
    diesel::update(case_notes::table.filter(case_notes::case_id.eq(other.id)))
        .set(case_notes::case_id.eq(case))
        .execute(tx.conn())?;
    model::remove(tx, other.id)?;
    Ok(true)
}
