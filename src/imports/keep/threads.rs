//! Threads, some to a transaction, each whole.

use std::collections::HashMap;
use std::time::Duration;

use super::ahead;
use super::authors::Authors;
use super::batch;
use super::compose::Ready;
use super::known::Known;
use super::outcome::{Outcome, Step};
use super::sources::Source;
use crate::error::{Error, Result};
use crate::ids::{PostId, ThreadId};
use crate::imports::stackexchange::Dump;
use crate::platform::db::Db;

/// How many posts a transaction keeps: enough for speed, so few that a serving site's own writes wait a
/// moment at most.
const AT_ONCE: usize = 250;
/// How often, and after which pauses, a busy database is asked again.
const PAUSES: [u64; 5] = [1, 2, 4, 8, 16];

/// Where the questions of a dump are here, by their foreign ids.
#[derive(Debug, Default)]
pub(super) struct Written {
    pub(super) questions: HashMap<i64, (ThreadId, PostId)>,
    /// Threads closed as asking what another question asks.
    pub(super) duplicates: Vec<(ThreadId, i64)>,
}

/// Keeps every thread of a dump.
pub(super) fn keep(
    db: &Db,
    source: Source,
    dump: &Dump,
    authors: &Authors,
    known: &Known,
    outcome: &mut Outcome,
    on_step: &mut dyn FnMut(Step),
) -> anyhow::Result<Written> {
    let threads = dump.threads()?;
    let total = threads.len() as u64;
    let (mut written, mut waiting, mut size) = (Written::default(), Vec::new(), 0);
    let (mut done, mut posts) = (0, 0);
    let mut flush = |waiting: &mut Vec<Ready>| -> Result<()> {
        patiently(db, |tx| batch::write(tx, source, authors, waiting))?.add_to(&mut written, outcome);
        done += waiting.len() as u64;
        posts += waiting.iter().map(|thread| thread.posts.len() as u64).sum::<u64>();
        waiting.clear();
        on_step(Step::Threads { done, total, posts });
        Ok(())
    };
    ahead::composed(threads, known, |ready| {
        size += ready.posts.len();
        waiting.push(ready);
        if size >= AT_ONCE {
            size = 0;
            flush(&mut waiting)?;
        }
        Ok(())
    })?;
    flush(&mut waiting)?;
    Ok(written)
}

/// Runs a transaction, again if the database was busy or away for a moment.
pub(super) fn patiently<T>(db: &Db, commands: impl Fn(&mut crate::platform::db::Tx<'_>) -> Result<T>) -> Result<T> {
    for pause in PAUSES {
        match db.write(&commands) {
            Err(Error::Unavailable(why)) => tracing::warn!(%why, "the database is busy; trying again in {pause} s"),
            done => return done,
        }
        std::thread::sleep(Duration::from_secs(pause));
    }
    db.write(commands)
}
