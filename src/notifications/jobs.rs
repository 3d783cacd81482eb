//! Telling later of what can be undone first.

use serde::{Deserialize, Serialize};

use super::Post;
use super::tell::{Late, tell_late};
use crate::error::Result;
use crate::ids::{EventId, PersonId};
use crate::platform::db::{Db, Tx};
use crate::platform::jobs::{self, Job};

/// Telling people of an event whose time to be undone is over: those after one of them, by their numbers. What was
/// undone meanwhile nobody is told.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
pub struct TellLater {
    event: EventId,
    after: PersonId,
}

impl Job for TellLater {
    const KIND: &'static str = "tell_later";
}

impl TellLater {
    pub(super) fn of(event: EventId) -> Self {
        Self { event, after: PersonId::new(0) }
    }

    /// Tells some of them, and asks for the others to be told. Done again, it tells nobody twice.
    pub fn run(self, db: &Db, post: Option<&Post>) -> Result<()> {
        db.write(|tx| self.step(tx, post))
    }

    fn step(self, tx: &mut Tx<'_>, post: Option<&Post>) -> Result<()> {
        if let Late::To(after) = tell_late(tx, post, self.event, self.after)? {
            let now = tx.now();
            jobs::enqueue(tx, &Self { after, ..self }, now)?;
        }
        Ok(())
    }
}
