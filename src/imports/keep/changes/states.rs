//! Threads that were closed, opened again, locked or unlocked at their source.

use std::collections::HashMap;

use diesel::prelude::*;

use super::KnownThread;
use crate::error::Result;
use crate::ids::{PersonId, ThreadId};
use crate::imports::keep::acts::{self, Act, CLOSINGS, LOCKS};
use crate::imports::keep::authors::Authors;
use crate::imports::keep::outcome::Outcome;
use crate::imports::keep::rows::Rows;
use crate::imports::keep::sources::Source;
use crate::moderation::ActKind;
use crate::platform::clock::Instant;
use crate::platform::db::schema::{moderation_acts, threads as rows};
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::threads;

/// The acts of a thread that its history here tells.
type Told = Vec<(ActKind, Instant)>;

/// What of a thread's acts of two opposite kinds is new.
enum Side<'a> {
    /// Nothing.
    Told,
    /// Whatever it is, something else was decided here.
    DecidedHere,
    /// These, the oldest first.
    New(Vec<&'a Act>),
}

/// Brings what was done to threads; returns those that changed.
pub(super) fn bring(
    tx: &mut Tx<'_>,
    source: Source,
    authors: &Authors,
    known: &[KnownThread<'_>],
    outcome: &mut Outcome,
) -> Result<Vec<ThreadId>> {
    let with_acts: Vec<&KnownThread<'_>> = known.iter().filter(|thread| !thread.ready.acts.is_empty()).collect();
    let told = told(tx.conn(), &with_acts.iter().map(|thread| thread.id).collect::<Vec<_>>())?;
    let mut changed = Vec::new();
    for thread in with_acts {
        let found = told.get(&thread.id).cloned().unwrap_or_default();
        let is_new = |kinds| matches!(side(thread, &found, source, kinds), Side::New(_));
        let found = if is_new(CLOSINGS) || is_new(LOCKS) { locked(tx, thread.id)? } else { found };
        let closings = side(thread, &found, source, CLOSINGS);
        let was_closed = found.iter().rev().find(|(kind, _)| CLOSINGS.contains(kind)).map(|(kind, _)| *kind);
        count(thread, &closings, was_closed == Some(ActKind::Closed), outcome);
        let mut has_changed = false;
        if let Side::New(new) = closings {
            write(tx, authors, thread, &new)?;
            close(tx, authors, thread)?;
            has_changed = true;
        }
        if let Side::New(new) = side(thread, &found, source, LOCKS) {
            write(tx, authors, thread, &new)?;
            lock(tx, authors, thread)?;
            has_changed = true;
        }
        changed.extend(has_changed.then_some(thread.id));
    }
    Ok(changed)
}

/// The acts that the histories of threads here tell, in the order of time.
fn told(conn: &mut Conn, ids: &[ThreadId]) -> QueryResult<HashMap<ThreadId, Told>> {
    let found: Vec<(ThreadId, ActKind, Instant)> = moderation_acts::table
        .filter(moderation_acts::thread_id.eq_any(ids.to_vec()))
        .filter(moderation_acts::kind.eq_any(CLOSINGS.into_iter().chain(LOCKS).collect::<Vec<_>>()))
        .order((moderation_acts::at, moderation_acts::id))
        .select((moderation_acts::thread_id, moderation_acts::kind, moderation_acts::at))
        .load(conn)?;
    let mut told: HashMap<ThreadId, Told> = HashMap::new();
    for (thread, kind, at) in found {
        told.entry(thread).or_default().push((kind, at));
    }
    Ok(told)
}

/// The same of one thread, which nobody else changes from now on.
fn locked(tx: &mut Tx<'_>, thread: ThreadId) -> QueryResult<Told> {
    threads::lock_row(tx, thread)?;
    Ok(told(tx.conn(), &[thread])?.remove(&thread).unwrap_or_default())
}

/// Acts are known by their moment. One that the source does not have, and that is younger than the first run,
/// was done here.
fn side<'a>(thread: &KnownThread<'a>, told: &Told, source: Source, kinds: [ActKind; 2]) -> Side<'a> {
    let of_source = || thread.ready.acts.iter().filter(|act| kinds.contains(&act.kind));
    let is_of_source = |kind: ActKind, at: Instant| of_source().any(|act| act.kind == kind && act.at == at);
    let mut here = told.iter().filter(|(kind, at)| kinds.contains(kind) && *at >= source.began_at);
    if here.any(|(kind, at)| !is_of_source(*kind, *at)) {
        return Side::DecidedHere;
    }
    let new: Vec<&Act> = of_source().filter(|act| !told.contains(&(act.kind, act.at))).collect();
    if new.is_empty() { Side::Told } else { Side::New(new) }
}

fn count(thread: &KnownThread<'_>, closings: &Side<'_>, was_closed: bool, outcome: &mut Outcome) {
    let is_closed = thread.ready.closed.is_some();
    match closings {
        Side::DecidedHere => outcome.closed.changed += 1,
        Side::Told => outcome.closed.here += u64::from(is_closed),
        Side::New(_) if is_closed && !was_closed => outcome.closed.new += 1,
        Side::New(_) => outcome.closed.updated += 1,
    }
}

fn write(tx: &mut Tx<'_>, authors: &Authors, thread: &KnownThread<'_>, new: &[&Act]) -> QueryResult<()> {
    let acts = new.iter().map(|act| act.row(thread.id, authors)).collect();
    Rows { acts, ..Rows::default() }.insert(tx)
}

/// Closes a thread as its source has it, or opens it if the source's history says so.
fn close(tx: &mut Tx<'_>, authors: &Authors, thread: &KnownThread<'_>) -> QueryResult<()> {
    match &thread.ready.closed {
        Some(closed) => {
            diesel::update(rows::table.find(thread.id))
                .set((
                    rows::closed_at.eq(closed.at),
                    rows::closed_by.eq(closed.by.as_ref().map(|by| authors.id_of(by))),
                    rows::closed_why.eq(acts::closing(closed.reason)),
                    // Which thread asks the same is found once all threads are here.
                    rows::duplicate_of.eq(None::<ThreadId>),
                ))
                .execute(tx.conn())?;
            Ok(())
        }
        None if acts::in_force(&thread.ready.acts, CLOSINGS).is_none() => threads::open(tx, thread.id),
        None => Ok(()),
    }
}

fn lock(tx: &mut Tx<'_>, authors: &Authors, thread: &KnownThread<'_>) -> QueryResult<()> {
    let lock = acts::in_force(&thread.ready.acts, LOCKS).map(|act| act.row(thread.id, authors));
    diesel::update(rows::table.find(thread.id))
        .set((
            rows::locked_at.eq(lock.as_ref().map(|lock| lock.at)),
            rows::locked_by.eq(lock.map(|lock| lock.by_id) as Option<PersonId>),
        ))
        .execute(tx.conn())?;
    Ok(())
}
