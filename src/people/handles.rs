//! Handles: who has or had one, and some for those who chose none.

use std::time::Duration;

use diesel::prelude::*;

use crate::error::{Error, Result};
use crate::ids::PersonId;
use crate::platform::clock::Instant;
use crate::platform::db::schema::{old_handles, people};
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::platform::handles;
use crate::platform::words::Message;

/// How many are asked for in one query.
const AT_ONCE: u32 = 50;
/// After so many of one name somebody has to choose.
const MOST: u32 = 10_000;
/// How long a handle that was given up is nobody else's.
pub(super) const KEPT_BACK: Duration = Duration::from_secs(365 * 24 * 60 * 60);

/// Nobody else is given a handle until the transaction ends. SQLite has one writer and needs no lock.
pub(super) fn lock_handles(tx: &mut Tx<'_>) -> QueryResult<()> {
    if let Conn::Postgres(conn) = tx.conn() {
        diesel::sql_query("SELECT pg_advisory_xact_lock(hashtextextended('handles', 0))").execute(conn)?;
    }
    Ok(())
}

/// Whether what looks like this was given up lately by somebody else than the one who wants it.
pub(super) fn is_kept_back(conn: &mut Conn, skeleton: &str, by: Option<PersonId>, now: Instant) -> QueryResult<bool> {
    let owner: Option<PersonId> = old_handles::table
        .filter(old_handles::handle_skeleton.eq(skeleton))
        .filter(old_handles::left_at.gt(now.minus(KEPT_BACK)))
        .select(old_handles::person_id)
        .first(conn)
        .optional()?;
    Ok(owner.is_some_and(|owner| Some(owner) != by))
}

/// Whose handle this was, if it is still kept for them.
pub fn find_former(conn: &mut Conn, handle: &str) -> QueryResult<Option<PersonId>> {
    old_handles::table.filter(old_handles::handle.eq(handle)).select(old_handles::person_id).first(conn).optional()
}

/// A handle made of a name, numbered if others have it. Nobody else is given one until the transaction ends.
pub fn propose_handle(tx: &mut Tx<'_>, name: &str) -> Result<String> {
    lock_handles(tx)?;
    let base = handles::derive(name);
    for first in (1..MOST).step_by(AT_ONCE as usize) {
        let tried: Vec<String> = (first..first + AT_ONCE).map(|nth| handles::numbered(&base, nth)).collect();
        let skeletons: Vec<String> = tried.iter().map(|it| handles::skeleton(it)).collect();
        let mut taken: Vec<String> = people::table
            .filter(people::handle_skeleton.eq_any(skeletons.clone()))
            .select(people::handle_skeleton)
            .load(tx.conn())?;
        let kept_back = old_handles::table.filter(old_handles::handle_skeleton.eq_any(skeletons));
        taken.extend(kept_back.select(old_handles::handle_skeleton).load::<String>(tx.conn())?);
        if let Some(free) = tried.into_iter().find(|it| !taken.contains(&handles::skeleton(it))) {
            return Ok(free);
        }
    }
    Err(Error::field("handle", Message::new("people-handle-missing")))
}
