//! Asking to be deleted, and taking that back.

use std::time::Duration;

use diesel::prelude::*;

use super::{Erase, Progress};
use crate::accounts::{self, Spared};
use crate::audit::{self, Act, Kind};
use crate::error::{Error, Result};
use crate::platform::clock::Instant;
use crate::platform::db::Tx;
use crate::platform::db::schema::people;
use crate::platform::jobs;
use crate::platform::words::Message;
use crate::rights::Member;
use crate::{roles, stored_words};

/// How long it can be undone.
pub const UNDO_WITHIN: Duration = Duration::from_secs(14 * 24 * 60 * 60);

stored_words! {
    /// What becomes of what somebody wrote.
    pub enum How {
        /// It stays, under "former member".
        Stay = "stay",
        /// It goes.
        Go = "go",
    }
}

/// Asks to be deleted. All sessions end but the one in which it is asked; until it is undone or done nothing else
/// can be. Who is the last to run the site cannot leave it. Asked again, the first moment stands.
pub fn ask(tx: &mut Tx<'_>, by: &Member, how: How, spared: Option<&Spared>, address: &str) -> Result<Instant> {
    if roles::is_last_admin(tx, by.id)? {
        return Err(Error::Refused(Message::new("farewells-refused-last-admin")));
    }
    if let Some(at) = by.leaving_at {
        return Ok(at);
    }
    let due = tx.now().plus(UNDO_WITHIN);
    diesel::update(people::table.find(by.id))
        .set((people::leaving_at.eq(due), people::leaving_how.eq(how)))
        .execute(tx.conn())?;
    accounts::end_all(tx, by.id, spared)?;
    jobs::enqueue(tx, &Erase { person: by.id, progress: Progress::default() }, due)?;
    audit::record(tx, Act::new(Kind::DeletionAsked).by(by.id).about(by.id).from(address))?;
    Ok(due)
}

/// Takes it back: everything is as it was. Once its time is over it may have begun, and cannot be.
pub fn undo(tx: &mut Tx<'_>, by: &Member, address: &str) -> Result<()> {
    let now = tx.now();
    if by.leaving_at.is_some_and(|due| due <= now) {
        return Err(Error::Refused(Message::new("farewells-refused-late")));
    }
    let undone = diesel::update(people::table.find(by.id).filter(people::leaving_at.gt(now)))
        .set((people::leaving_at.eq(None::<Instant>), people::leaving_how.eq(None::<How>)))
        .execute(tx.conn())?;
    if undone > 0 {
        audit::record(tx, Act::new(Kind::DeletionUndone).by(by.id).about(by.id).from(address))?;
    }
    Ok(())
}
