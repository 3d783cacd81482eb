//! The rows of cases and decisions.

use std::time::Duration;

use diesel::prelude::*;

use crate::error::{Error, Result};
use crate::flags::Reason;
use crate::ids::{CaseId, DecisionId, PersonId, PostId, SweepId};
use crate::moderation::Hiding;
use crate::platform::clock::Instant;
use crate::platform::db::schema::{cases, decisions};
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::posts::{self, Post};
use crate::rights::Viewer;
use crate::stored_words;
use crate::threads::{self, Thread};

use super::policy;

/// How long somebody who claimed a case has it for themselves.
pub const CLAIM_LASTS: Duration = Duration::from_secs(15 * 60);
/// How long a decision can be undone.
pub const UNDO_WITHIN: Duration = Duration::from_secs(10 * 60);

stored_words! {
    /// How a case ends, or what comes next.
    pub enum Outcome {
        /// The post is right.
        Accurate = "accurate",
        /// Its author is asked to revise it.
        AuthorRevises = "author_revises",
        /// Its author has revised it.
        Revised = "revised",
        /// A correction stands with it.
        Corrected = "corrected",
        /// A better answer or thread takes its place.
        Superseded = "superseded",
        /// It stays, and its author is told which rule it comes close to breaking, or breaks a little.
        Warned = "warned",
        /// It broke a rule and is no longer shown.
        Removed = "removed",
        /// Private data was cut out of it.
        Redacted = "redacted",
        /// The flags were raised to do harm.
        Abuse = "abuse",
        /// It waited, and everybody may read it.
        Approved = "approved",
        /// It waited, and nobody else will read it.
        Declined = "declined",
    }
}

/// The review of a post.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, AsChangeset)]
#[diesel(table_name = cases, treat_none_as_null = true)]
#[expect(missing_docs, reason = "each field is its column, described in the migration")]
pub struct Case {
    pub id: CaseId,
    pub post_id: PostId,
    pub opened_at: Instant,
    pub closed_at: Option<Instant>,
    pub outcome: Option<Outcome>,
    pub reason: Reason,
    pub urgency: i64,
    pub warned_at: Option<Instant>,
    pub looked_at: Option<Instant>,
    pub claimed_by: Option<PersonId>,
    pub claimed_until: Option<Instant>,
    pub asked_version: Option<i64>,
    pub asked_until: Option<Instant>,
    pub is_criticism: Option<i64>,
}

impl Case {
    /// Who has it for themselves at a moment.
    pub fn holder(&self, now: Instant) -> Option<PersonId> {
        self.claimed_by.filter(|_| self.claimed_until.is_some_and(|until| until > now))
    }

    /// Whether its author was asked to revise the post and has done so.
    pub fn is_revised(&self, post: &Post) -> bool {
        self.closed_at.is_none() && self.asked_version.is_some_and(|asked| post.version > asked)
    }
}

/// What a moderator decided.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = decisions)]
#[expect(missing_docs, reason = "each field is its column, described in the migration")]
pub struct Decision {
    pub id: DecisionId,
    pub case_id: CaseId,
    pub outcome: Outcome,
    pub by_id: PersonId,
    pub at: Instant,
    pub undo_until: Instant,
    pub stood_at: Option<Instant>,
    pub message: String,
    pub reply: String,
    pub note: String,
    pub why: Option<Hiding>,
    pub is_criticism: Option<i64>,
    pub undo: String,
    pub sweep_id: Option<SweepId>,
    pub second_id: Option<PersonId>,
}

impl Decision {
    /// Whether it can still be undone.
    pub fn is_fresh(&self, now: Instant) -> bool {
        self.stood_at.is_none() && self.undo_until > now && !self.undo.is_empty()
    }
}

/// A case with its post and thread, for the moderators of the thread's space; to others it does not exist.
pub fn find(conn: &mut Conn, viewer: &Viewer, id: CaseId) -> Result<(Case, Thread, Post)> {
    let case: Case = cases::table.find(id).select(Case::as_select()).first(conn)?;
    let (thread, post) = posts::find_visible(conn, viewer, case.post_id)?;
    if policy::may_review(viewer, &thread) { Ok((case, thread, post)) } else { Err(Error::NotFound) }
}

/// The same for who is about to change it: nobody else changes it or its thread until the transaction ends.
pub(super) fn find_to_change(tx: &mut Tx<'_>, by: &Viewer, id: CaseId) -> Result<(Case, Thread, Post)> {
    let (_, thread, _) = find(tx.conn(), by, id)?;
    threads::lock_row(tx, thread.id)?;
    find(tx.conn(), by, id)
}

/// The open case of a post.
pub(super) fn find_open(conn: &mut Conn, post: PostId) -> QueryResult<Option<Case>> {
    cases::table
        .filter(cases::post_id.eq(post))
        .filter(cases::closed_at.is_null())
        .select(Case::as_select())
        .first(conn)
        .optional()
}

/// Opens a case.
pub(super) fn open(tx: &mut Tx<'_>, post: PostId, reason: Reason) -> QueryResult<CaseId> {
    let now = tx.now();
    diesel::insert_into(cases::table)
        .values((
            cases::post_id.eq(post),
            cases::opened_at.eq(now),
            cases::reason.eq(reason),
            cases::urgency.eq(now.micros()),
        ))
        .returning(cases::id)
        .get_result(tx.conn())
}

/// Makes a case's row what it is here.
pub(super) fn keep(tx: &mut Tx<'_>, case: &Case) -> QueryResult<()> {
    diesel::update(cases::table.find(case.id)).set(case).execute(tx.conn())?;
    Ok(())
}

/// Removes a case.
pub(super) fn remove(tx: &mut Tx<'_>, id: CaseId) -> QueryResult<()> {
    diesel::delete(cases::table.find(id)).execute(tx.conn())?;
    Ok(())
}

/// Adds a decision; its row is complete once what it changed is known.
pub(super) fn add_decision(tx: &mut Tx<'_>, case: CaseId, outcome: Outcome, by: PersonId) -> QueryResult<DecisionId> {
    let now = tx.now();
    diesel::insert_into(decisions::table)
        .values((
            decisions::case_id.eq(case),
            decisions::outcome.eq(outcome),
            decisions::by_id.eq(by),
            decisions::at.eq(now),
            decisions::undo_until.eq(now.plus(UNDO_WITHIN)),
            decisions::undo.eq(""),
        ))
        .returning(decisions::id)
        .get_result(tx.conn())
}

/// Writes down that criticism was removed, and who was the other of the two, where there were two.
pub(super) fn note_second(tx: &mut Tx<'_>, id: DecisionId, second: Option<PersonId>) -> QueryResult<()> {
    diesel::update(decisions::table.find(id))
        .set((decisions::is_criticism.eq(1_i64), decisions::second_id.eq(second)))
        .execute(tx.conn())?;
    Ok(())
}

/// A decision, whoever asks.
pub(super) fn decision(conn: &mut Conn, id: DecisionId) -> QueryResult<Decision> {
    decisions::table.find(id).select(Decision::as_select()).first(conn)
}

/// A decision, for the moderators of its space.
pub fn find_decision(conn: &mut Conn, viewer: &Viewer, id: DecisionId) -> Result<Decision> {
    let decision = decision(conn, id)?;
    find(conn, viewer, decision.case_id)?;
    Ok(decision)
}

/// The decisions of a case, the first first.
pub fn list_decisions(conn: &mut Conn, case: CaseId) -> QueryResult<Vec<Decision>> {
    decisions::table.filter(decisions::case_id.eq(case)).order(decisions::id).select(Decision::as_select()).load(conn)
}

/// The last decision of a case.
pub fn decision_of(conn: &mut Conn, case: CaseId) -> QueryResult<Option<Decision>> {
    decisions::table
        .filter(decisions::case_id.eq(case))
        .order(decisions::id.desc())
        .select(Decision::as_select())
        .first(conn)
        .optional()
}
