//! The demonstration: a made-up maker's community, told through the same commands that people use.

mod cast;
mod content;
mod lead;
mod perform;
mod span;
mod timeline;

use crate::accounts;
use crate::error::Error;
use crate::platform::db::{Conn, Db};

/// Somebody whose sign-in shows what a role may.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Guide {
    /// What they are, in a word.
    pub role: &'static str,
    /// Their handle; their mail address is [`mail_of`] it.
    pub handle: &'static str,
}

/// One person for each role.
pub const GUIDES: [Guide; 6] = [
    Guide { role: "admin", handle: "elin" },
    Guide { role: "lead", handle: "johanna" },
    Guide { role: "expert", handle: "mina" },
    Guide { role: "moderator", handle: "omar" },
    Guide { role: "member", handle: "priya" },
    Guide { role: "new member", handle: "mo" },
];

/// The mail address of somebody of the demonstration.
pub fn mail_of(handle: &str) -> String {
    format!("{handle}@kestrel.example")
}

/// What a site holds, as far as a demonstration cares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Nobody and nothing yet.
    Nothing,
    /// A demonstration.
    Demonstration,
    /// Something of somebody's own, which is left alone.
    OtherThings,
}

/// What a site holds.
pub fn holds(conn: &mut Conn) -> Result<Holds, Error> {
    if accounts::find_credential(conn, &mail_of(GUIDES[0].handle))?.is_some() {
        return Ok(Holds::Demonstration);
    }
    Ok(if cast::is_empty(conn)? { Holds::Nothing } else { Holds::OtherThings })
}

/// Fills an empty site, all of it or nothing; everybody gets the password whose hash is given.
pub fn fill(db: &Db, password_hash: &str) -> anyhow::Result<()> {
    let (community, threads) = (content::community()?, content::threads()?);
    db.write(|tx| {
        let now = tx.now();
        let stage = cast::gather(tx, &community, password_hash)?;
        lead::enter_hours(tx, &stage, &community)?;
        perform::all(tx, stage, &threads, &timeline::of(&community, &threads, now), &community)
    })
}

/// Gives everybody of a demonstration another password.
pub fn set_passwords(db: &Db, password_hash: &str) -> anyhow::Result<()> {
    let community = content::community()?;
    db.write(|tx| cast::set_passwords(tx, &community, password_hash))
}
