//! Taking another handle. The one before leads to its person for a year and is nobody else's meanwhile.

use std::time::Duration;

use diesel::prelude::*;

use super::handles::{KEPT_BACK, is_kept_back, lock_handles};
use crate::error::{self, Error, Result};
use crate::events::{self, Event};
use crate::ids::PersonId;
use crate::platform::clock::Instant;
use crate::platform::db::schema::{mentions, old_handles, people, posts};
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::platform::handles;
use crate::platform::words::Message;

/// How long somebody stays with a handle at least.
pub const RENAMED_EVERY: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// Since when somebody may take another handle, if they may not yet.
pub fn may_rename_at(conn: &mut Conn, person: PersonId, now: Instant) -> QueryResult<Option<Instant>> {
    let last: Option<Instant> = old_handles::table
        .filter(old_handles::person_id.eq(person))
        .order(old_handles::left_at.desc())
        .select(old_handles::left_at)
        .first(conn)
        .optional()?;
    Ok(last.map(|last| last.plus(RENAMED_EVERY)).filter(|at| *at > now))
}

/// Gives somebody another handle, normalised. Theirs already, nothing happens; a former one of their own they
/// may have back.
pub fn rename(tx: &mut Tx<'_>, person: PersonId, handle: &str) -> Result<()> {
    lock_handles(tx)?;
    let before: String = people::table.find(person).select(people::handle).first(tx.conn())?;
    if before == handle {
        return Ok(());
    }
    let now = tx.now();
    if may_rename_at(tx.conn(), person, now)?.is_some() {
        return Err(Error::field("handle", Message::new("people-handle-lately")));
    }
    let taken = || Error::field("handle", Message::new("people-handle-taken"));
    let skeleton = handles::skeleton(handle);
    if is_kept_back(tx.conn(), &skeleton, Some(person), now)? {
        return Err(taken());
    }
    diesel::update(people::table.find(person))
        .set((people::handle.eq(handle), people::handle_skeleton.eq(&skeleton)))
        .execute(tx.conn())
        .map_err(error::taken(taken))?;
    keep_back(tx, person, &before, &skeleton)?;
    draw_mentions_again(tx, person)?;
    events::record(tx, &Event::PersonRenamed { person })
}

/// Keeps a handle that was given up, and no longer the one that was taken.
fn keep_back(tx: &mut Tx<'_>, person: PersonId, before: &str, taken: &str) -> QueryResult<()> {
    let (now, left) = (tx.now(), handles::skeleton(before));
    let gone = old_handles::handle_skeleton.eq_any([left.clone(), taken.to_owned()]);
    diesel::delete(old_handles::table.filter(gone)).execute(tx.conn())?;
    diesel::insert_into(old_handles::table)
        .values((
            old_handles::handle.eq(before),
            old_handles::handle_skeleton.eq(left),
            old_handles::person_id.eq(person),
            old_handles::left_at.eq(now),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// Links to somebody's page that stand in texts are drawn again when old texts are.
fn draw_mentions_again(tx: &mut Tx<'_>, person: PersonId) -> QueryResult<()> {
    let naming = mentions::table.filter(mentions::person_id.eq(person)).select(mentions::post_id);
    diesel::update(posts::table.filter(posts::id.eq_any(naming)))
        .set(posts::markup_version.eq(0))
        .execute(tx.conn())?;
    Ok(())
}

/// Handles that are kept back no longer; how many they were.
pub fn forget_old_handles(tx: &mut Tx<'_>) -> QueryResult<usize> {
    let oldest = tx.now().minus(KEPT_BACK);
    diesel::delete(old_handles::table.filter(old_handles::left_at.lt(oldest))).execute(tx.conn())
}

/// The handle of somebody who is no more leads to somebody else; that they took it is no change of theirs.
pub fn lead_to(tx: &mut Tx<'_>, handle: &str, person: PersonId) -> QueryResult<()> {
    let left_at = tx.now().minus(RENAMED_EVERY);
    diesel::insert_into(old_handles::table)
        .values((
            old_handles::handle.eq(handle),
            old_handles::handle_skeleton.eq(handles::skeleton(handle)),
            old_handles::person_id.eq(person),
            old_handles::left_at.eq(left_at),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// It leads there no longer.
pub fn lead_nowhere(tx: &mut Tx<'_>, handle: &str, person: PersonId) -> QueryResult<()> {
    let theirs = old_handles::table.find(handle).filter(old_handles::person_id.eq(person));
    diesel::delete(theirs).execute(tx.conn())?;
    Ok(())
}
