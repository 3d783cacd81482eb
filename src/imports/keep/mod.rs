//! Keeping what was read: people, then threads (each whole or not at all), then links between them.
//! What an earlier run made is found by its foreign id. It follows its source as long as nobody has changed it
//! here; what was decided here stands.

mod acts;
mod addresses;
mod ahead;
mod authors;
mod batch;
mod changes;
mod compose;
mod known;
mod links;
mod outcome;
mod revisions;
mod rows;
mod sources;
mod tags;
mod threads;

use super::stackexchange::Dump;
use crate::platform::db::Db;
use authors::Authors;
use known::Known;
pub use outcome::{Kept, Outcome, Step};
pub use sources::Target;

/// Brings a dump into a site. Runs beside a serving site, and again after it was stopped.
pub fn run(db: &Db, dump: &Dump, target: &Target, on_step: &mut dyn FnMut(Step)) -> anyhow::Result<Outcome> {
    let mut outcome = Outcome::default();
    let source = db.write(|tx| sources::begin(tx, target))?;
    let authors = Authors::keep(db, source, dump.people()?, &mut outcome, on_step)?;
    let known = db.read(|conn| Known::load(conn, source))?;
    let written = threads::keep(db, source, dump, &authors, &known, &mut outcome, on_step)?;
    on_step(Step::Links);
    links::keep(db, dump, &written, &mut outcome)?;
    db.write(|tx| sources::finish(tx, source.id))?;
    Ok(outcome)
}
