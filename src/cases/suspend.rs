//! Suspending the author of what is removed, with the decision, and back with it: docs/decisions/025.

use std::collections::BTreeSet;
use std::time::Duration;

use diesel::prelude::*;

use super::undo::Before;
use super::{Decision, NewDecision, model, policy};
use crate::accounts::{self, Change, ShutOut};
use crate::error::{Error, Result};
use crate::ids::{DecisionId, PersonId, SweepId};
use crate::people;
use crate::platform::clock::Instant;
use crate::platform::db::schema::{cases, decisions, people as rows, posts, role_grants, suspensions};
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::platform::forms::Check;
use crate::platform::words::{Language, Message};
use crate::rights::{Member, Role, Viewer};
use crate::stored_words;
use crate::threads::Thread;

stored_words! {
    /// How long somebody is suspended.
    pub enum Term {
        /// A day.
        Day = "day",
        /// Seven of them.
        Week = "week",
        /// Thirty of them.
        Month = "month",
        /// Until it is lifted.
        ForGood = "for_good",
    }
}

impl Term {
    /// When it ends, if it ends by itself.
    pub fn until(self, now: Instant) -> Option<Instant> {
        let days = match self {
            Self::Day => 1,
            Self::Week => 7,
            Self::Month => 30,
            Self::ForGood => return None,
        };
        Some(now.plus(DAY * days))
    }
}

/// What somebody is suspended with.
#[derive(Clone, Debug)]
pub struct NewSuspension {
    /// How long.
    pub term: Term,
    /// What they read.
    pub why: String,
}

/// Why somebody is not suspended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exempt {
    /// They hold a role somewhere, or it is oneself.
    Staff,
    /// They are suspended already.
    Already,
    /// As many were suspended today as one may.
    Many,
}

impl Exempt {
    /// What is said of it.
    pub fn message(self) -> Message {
        Message::new(match self {
            Self::Staff => "suspensions-exempt-staff",
            Self::Already => "suspensions-exempt-already",
            Self::Many => "suspensions-exempt-many",
        })
    }
}

/// How many people somebody suspends in a day by decisions, and how many of those who are here for long.
const MOST_A_DAY: usize = 50;
const MOST_KNOWN_A_DAY: usize = 10;
const DAY: Duration = Duration::from_secs(24 * 60 * 60);
/// Who is here for longer than this is no account of today's wave.
const KNOWN_AFTER: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// Why somebody cannot be suspended with a decision, if so.
pub fn exempt(conn: &mut Conn, by: &Viewer, person: PersonId, now: Instant) -> Result<Option<Exempt>> {
    let (since, until, created_at, role): (Option<Instant>, Option<Instant>, Instant, Option<Role>) = rows::table
        .left_join(role_grants::table)
        .filter(rows::id.eq(person))
        .select((rows::suspended_at, rows::suspended_until, rows::created_at, role_grants::role.nullable()))
        .first(conn)?;
    if by.is(person) || role.is_some() {
        return Ok(Some(Exempt::Staff));
    }
    if since.is_some() && until.is_none_or(|until| until > now) {
        return Ok(Some(Exempt::Already));
    }
    let today: Vec<(Instant, Instant)> = suspensions::table
        .inner_join(rows::table)
        .filter(suspensions::suspended_by.eq(by.id().unwrap_or(PersonId::new(0))))
        .filter(suspensions::at.gt(now.minus(DAY)))
        .select((suspensions::at, rows::created_at))
        .load(conn)?;
    let known = today.iter().filter(|(at, joined)| is_known(*joined, *at)).count();
    let is_many = today.len() >= MOST_A_DAY || is_known(created_at, now) && known >= MOST_KNOWN_A_DAY;
    Ok(is_many.then_some(Exempt::Many))
}

fn is_known(joined: Instant, at: Instant) -> bool {
    joined.plus(KNOWN_AFTER) <= at
}

/// Keeps others from suspending some people, and from being counted for the same day, until the transaction ends. It
/// comes after the locks of threads, and in one order for everybody.
pub(super) fn lock(tx: &mut Tx<'_>, people: impl IntoIterator<Item = PersonId>) -> QueryResult<()> {
    let all: BTreeSet<PersonId> = people.into_iter().collect();
    all.into_iter().try_for_each(|person| people::lock(tx, person))
}

/// Suspends the author of what is being removed; what that took away is kept in `before`.
pub(super) fn suspend(
    tx: &mut Tx<'_>,
    by: &Member,
    (thread, author): (&Thread, PersonId),
    new: &NewSuspension,
    before: &mut Before,
) -> Result<()> {
    policy::may_suspend(by, thread, new.term)?;
    Check::new().text("suspension_why", &new.why, 1..=300).finish()?;
    let now = tx.now();
    if let Some(exempt) = exempt(tx.conn(), by, author, now)? {
        return Err(Error::field("term", exempt.message()));
    }
    before.shut_out = Some(accounts::shut_out(tx, by, author, &new.why, new.term.until(now))?);
    Ok(())
}

/// What waits for a second person suspends nobody: whoever agrees can.
pub(super) fn refuse_with_proposal(new: &NewDecision) -> Result<()> {
    match new.suspension {
        Some(_) => Err(Error::field("term", Message::new("suspensions-after-agreement"))),
        None => Ok(()),
    }
}

/// Writes down that a suspension came with a decision.
pub(super) fn add(
    tx: &mut Tx<'_>,
    by: &Member,
    decision: DecisionId,
    author: PersonId,
    new: &NewSuspension,
) -> QueryResult<()> {
    let now = tx.now();
    diesel::insert_into(suspensions::table)
        .values((
            suspensions::person_id.eq(author),
            suspensions::decision_id.eq(decision),
            suspensions::suspended_by.eq(by.id),
            suspensions::at.eq(now),
            suspensions::suspended_until.eq(new.term.until(now)),
            suspensions::why.eq(new.why.clone()),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// Takes back the suspension that came with a decision; where others of the same step were about the same author, it
/// goes with one of those from now on.
pub(super) fn take_back(
    tx: &mut Tx<'_>,
    by: &Member,
    author: PersonId,
    decision: &Decision,
    out: &ShutOut,
) -> Result<()> {
    let Some(other) = other_of(tx.conn(), decision, author)? else { return accounts::let_in_again(tx, by, out) };
    let mut before = Before::of(&other)?;
    before.shut_out = Some(out.clone());
    let undo = serde_json::to_string(&before).map_err(anyhow::Error::from)?;
    diesel::update(decisions::table.find(other.id)).set(decisions::undo.eq(undo)).execute(tx.conn())?;
    diesel::update(suspensions::table.filter(suspensions::decision_id.eq(decision.id)))
        .set(suspensions::decision_id.eq(other.id))
        .execute(tx.conn())?;
    Ok(())
}

/// Another decision of the same step on what the same author wrote, that can be undone.
fn other_of(conn: &mut Conn, decision: &Decision, author: PersonId) -> Result<Option<Decision>> {
    let Some(sweep) = decision.sweep_id else { return Ok(None) };
    let others: Vec<DecisionId> = ids_of(conn, sweep, author)?;
    let other = others.into_iter().find(|id| *id != decision.id);
    Ok(other.map(|id| model::decision(conn, id)).transpose()?.filter(|it| !it.undo.is_empty()))
}

/// The decisions of a step on what an author wrote, the first first.
fn ids_of(conn: &mut Conn, sweep: SweepId, author: PersonId) -> QueryResult<Vec<DecisionId>> {
    decisions::table
        .inner_join(cases::table.inner_join(posts::table))
        .filter(decisions::sweep_id.eq(sweep))
        .filter(posts::author_id.eq(author))
        .order(decisions::id)
        .select(decisions::id)
        .load(conn)
}

/// A decision stands: who was suspended with it, and still is, is told so by mail.
pub(super) fn tell(tx: &mut Tx<'_>, decision: DecisionId, told_in: Option<&Language>) -> Result<()> {
    let came_with: Option<(PersonId, Instant)> = suspensions::table
        .filter(suspensions::decision_id.eq(decision))
        .select((suspensions::person_id, suspensions::at))
        .first(tx.conn())
        .optional()?;
    match came_with {
        Some((person, at)) if accounts::is_still_out(tx, person, at)? => {
            accounts::tell_of_change(tx, person, Change::Suspension, told_in)
        }
        _ => Ok(()),
    }
}

/// Ends the suspension that came with a decision, if it still lasts: the decision was wrong.
pub(super) fn lift(tx: &mut Tx<'_>, by: &Member, decision: DecisionId) -> Result<()> {
    let came_with: Option<(PersonId, Instant)> = suspensions::table
        .filter(suspensions::decision_id.eq(decision))
        .select((suspensions::person_id, suspensions::at))
        .first(tx.conn())
        .optional()?;
    came_with.map_or(Ok(()), |(person, at)| accounts::let_in(tx, by, person, at))
}

/// Until when somebody was suspended with a decision, and why.
pub fn suspension_of(conn: &mut Conn, decision: DecisionId) -> QueryResult<Option<(Option<Instant>, String)>> {
    suspensions::table
        .filter(suspensions::decision_id.eq(decision))
        .select((suspensions::suspended_until, suspensions::why))
        .first(conn)
        .optional()
}

/// The decision by which somebody is suspended, if it was one.
pub fn decision_that_suspended(conn: &mut Conn, person: PersonId) -> QueryResult<Option<DecisionId>> {
    suspensions::table
        .inner_join(rows::table)
        .filter(suspensions::person_id.eq(person))
        .filter(rows::suspended_at.eq(suspensions::at.nullable()))
        .select(suspensions::decision_id)
        .first(conn)
        .optional()
}
