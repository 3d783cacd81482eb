//! The rows of sweeps: posts that were removed in one step.

use std::collections::BTreeMap;

use diesel::prelude::*;

use crate::error::Result;
use crate::ids::{DecisionId, PersonId, SweepId};
use crate::platform::clock::Instant;
use crate::platform::db::schema::{decisions, suspensions, sweeps};
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::rights::Viewer;
use crate::stored_words;

stored_words! {
    /// Why something that was chosen was left as it is.
    pub enum Spared {
        /// Its case ended meanwhile, or the post is no longer shown.
        Over = "over",
        /// Another moderator is at it.
        Claimed = "claimed",
        /// One wrote it oneself.
        Own = "own",
        /// Staff wrote it.
        Staff = "staff",
        /// It is said to criticise the company, and waits for a second person.
        Proposed = "proposed",
        /// Its author is not suspended: they are already.
        Already = "already",
        /// Its author is not suspended: one has suspended as many today as one may.
        Many = "many",
    }
}

/// How many were left, by why.
pub type Counts = BTreeMap<Spared, i64>;

/// What was done in one step, and can still be undone.
#[derive(Clone, Debug)]
pub struct Sweep {
    /// Its number.
    pub id: SweepId,
    /// When it was done.
    pub at: Instant,
    /// Until when it can be undone.
    pub undo_until: Instant,
    /// How many posts were removed.
    pub posts: i64,
    /// How many people were suspended.
    pub people: i64,
    /// What was left.
    pub spared: Counts,
}

/// Begins a step.
pub(super) fn add(tx: &mut Tx<'_>, by: PersonId) -> QueryResult<SweepId> {
    let now = tx.now();
    diesel::insert_into(sweeps::table)
        .values((sweeps::by_id.eq(by), sweeps::at.eq(now), sweeps::undo_until.eq(now.plus(super::UNDO_WITHIN))))
        .returning(sweeps::id)
        .get_result(tx.conn())
}

/// Writes down what was left.
pub(super) fn keep_spared(tx: &mut Tx<'_>, id: SweepId, spared: &Counts) -> Result<()> {
    let json = serde_json::to_string(spared).map_err(anyhow::Error::from)?;
    diesel::update(sweeps::table.find(id)).set(sweeps::spared.eq(json)).execute(tx.conn())?;
    Ok(())
}

/// Says that a decision was made in a step.
pub(super) fn put_in(tx: &mut Tx<'_>, id: SweepId, decision: DecisionId) -> QueryResult<()> {
    diesel::update(decisions::table.find(decision)).set(decisions::sweep_id.eq(id)).execute(tx.conn())?;
    Ok(())
}

/// Who did it, and until when it can be undone; nothing if it was undone.
pub(super) fn find(conn: &mut Conn, id: SweepId) -> QueryResult<Option<(PersonId, Instant)>> {
    sweeps::table.find(id).select((sweeps::by_id, sweeps::undo_until)).first(conn).optional()
}

/// Its decisions, the last first.
pub(super) fn list_decisions(conn: &mut Conn, id: SweepId) -> QueryResult<Vec<DecisionId>> {
    decisions::table.filter(decisions::sweep_id.eq(id)).order(decisions::id.desc()).select(decisions::id).load(conn)
}

/// A step of which nothing is left is none.
pub(super) fn forget_empty(tx: &mut Tx<'_>, id: SweepId) -> QueryResult<()> {
    if list_decisions(tx.conn(), id)?.is_empty() {
        diesel::delete(sweeps::table.find(id)).execute(tx.conn())?;
    }
    Ok(())
}

/// The last that somebody did and can still undo: one query where there is none, and two more for one.
pub fn find_fresh(conn: &mut Conn, viewer: &Viewer, now: Instant) -> Result<Option<Sweep>> {
    let Some(by) = viewer.id() else { return Ok(None) };
    let last: Option<(SweepId, Instant, Instant, String)> = sweeps::table
        .filter(sweeps::by_id.eq(by))
        .order(sweeps::id.desc())
        .select((sweeps::id, sweeps::at, sweeps::undo_until, sweeps::spared))
        .first(conn)
        .optional()?;
    let Some((id, at, undo_until, spared)) = last.filter(|it| it.2 > now) else { return Ok(None) };
    let of_it = decisions::table.filter(decisions::sweep_id.eq(id));
    let posts: i64 = of_it.count().get_result(conn)?;
    let people: i64 = suspensions::table
        .filter(suspensions::decision_id.eq_any(of_it.select(decisions::id)))
        .count()
        .get_result(conn)?;
    let spared = serde_json::from_str(&spared).unwrap_or_default();
    Ok(Some(Sweep { id, at, undo_until, posts, people, spared }))
}
