//! What is done once the time to undo it is over.

use std::time::Duration;

use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use super::{Erasing, How, Progress};
use crate::app::App;
use crate::error::{Error, Result};
use crate::ids::PersonId;
use crate::platform::clock::Instant;
use crate::platform::db::copies;
use crate::platform::db::schema::people;
use crate::platform::jobs::{self, Job};
use crate::roles;

/// Erasing somebody whose time to undo it is over.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
pub struct Erase {
    pub(super) person: PersonId,
    /// How far it has come: a job does some steps and asks for the next.
    #[serde(default)]
    pub(super) progress: Progress,
}

/// Removing the copies of the database that were made before an upgrade, and still hold somebody.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
pub struct ForgetCopies {
    before: i64,
}

/// Emptying the database's journal of what was erased, where a reader kept it from being emptied at once.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
pub struct EmptyJournal {}

impl Job for EmptyJournal {
    const KIND: &'static str = "empty_journal";
}

impl Job for Erase {
    const KIND: &'static str = "erase";
}

impl Job for ForgetCopies {
    const KIND: &'static str = "forget_copies";
}

/// How many steps a job does: well within the time for which a job is one worker's.
const STEPS: usize = 20;

/// How long such copies may be needed to go back to the release before.
const COPIES_KEPT: Duration = Duration::from_secs(14 * 24 * 60 * 60);

impl Erase {
    /// Erases them, unless they took it back, asked again later, or are gone already. Who has become the last to
    /// run the site stays.
    pub fn run(self, app: &App) -> Result<()> {
        let how = app.db.write(|tx| self.find_due(tx))?;
        let Some(how) = how else { return Ok(()) };
        let mut erasing = Erasing::of(app, self.person, how)?;
        let mut progress = self.progress;
        for _ in 0..STEPS {
            progress = erasing.step(progress)?;
            if progress == Progress::Done {
                break;
            }
        }
        app.db.write(|tx| {
            let now = tx.now();
            let forget = ForgetCopies { before: now.micros() };
            let asked = match progress {
                Progress::Done => jobs::enqueue(tx, &forget, now.plus(COPIES_KEPT)),
                progress => jobs::enqueue(tx, &Self { progress, ..self }, now),
            };
            Ok(asked?)
        })
    }

    fn find_due(self, tx: &mut crate::platform::db::Tx<'_>) -> Result<Option<How>> {
        let now = tx.now();
        let due: Option<Option<How>> = people::table
            .find(self.person)
            .filter(people::leaving_at.le(now))
            .select(people::leaving_how)
            .first(tx.conn())
            .optional()?;
        let Some(how) = due else { return Ok(None) };
        if roles::is_last_admin(tx, self.person)? {
            diesel::update(people::table.find(self.person))
                .set((people::leaving_at.eq(None::<Instant>), people::leaving_how.eq(None::<How>)))
                .execute(tx.conn())?;
            tracing::warn!(person = %self.person, "the last one to run the site is not deleted");
            return Ok(None);
        }
        Ok(Some(how.unwrap_or(How::Stay)))
    }
}

impl EmptyJournal {
    /// Empties it, or is tried again later.
    pub fn run(self, app: &App) -> Result<()> {
        match app.db.leave_no_trace::<Error>()? {
            true => Ok(()),
            false => Err(Error::Unavailable("a reader holds on to the database's journal".into())),
        }
    }
}

impl ForgetCopies {
    /// Removes them.
    pub fn run(self, app: &App) -> Result<()> {
        let before = Instant::from_micros(self.before);
        copies::forget_before(&app.config.data, before)
            .map_err(|error| Error::Unavailable(format!("the copies of the database: {error}").into()))
    }
}
