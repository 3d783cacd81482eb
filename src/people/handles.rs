//! Handles for those who chose none.

use diesel::prelude::*;

use crate::error::{Error, Result};
use crate::platform::db::schema::people;
use crate::platform::db::{Conn, Tx};
use crate::platform::handles;
use crate::platform::words::Message;

/// How many are asked for in one query.
const AT_ONCE: u32 = 50;
/// After so many of one name somebody has to choose.
const MOST: u32 = 10_000;

/// A handle made of a name, numbered if others have it. Nobody else is given one until the transaction ends.
pub fn propose_handle(tx: &mut Tx<'_>, name: &str) -> Result<String> {
    if let Conn::Postgres(conn) = tx.conn() {
        diesel::sql_query("SELECT pg_advisory_xact_lock(hashtextextended('handles', 0))").execute(conn)?;
    }
    let base = handles::derive(name);
    for first in (1..MOST).step_by(AT_ONCE as usize) {
        let tried: Vec<String> = (first..first + AT_ONCE).map(|nth| handles::numbered(&base, nth)).collect();
        let skeletons: Vec<String> = tried.iter().map(|it| handles::skeleton(it)).collect();
        let taken: Vec<String> = people::table
            .filter(people::handle_skeleton.eq_any(skeletons))
            .select(people::handle_skeleton)
            .load(tx.conn())?;
        if let Some(free) = tried.into_iter().find(|it| !taken.contains(&handles::skeleton(it))) {
            return Ok(free);
        }
    }
    Err(Error::field("handle", Message::new("people-handle-missing")))
}
