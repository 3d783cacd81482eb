//! Threads that an earlier run made, brought to where their source has come since: what was added, edited,
//! closed and accepted. What was edited or decided here stands.

mod acceptances;
mod edits;
mod growth;
mod states;

use std::collections::BTreeSet;

use super::authors::Authors;
use super::batch::Credit;
use super::compose::Ready;
use super::outcome::Outcome;
use super::sources::Source;
use crate::error::Result;
use crate::ids::{PostId, ThreadId};
use crate::platform::clock::Instant;
use crate::platform::db::Tx;

/// A thread that an earlier run made, as its source has it now.
pub(super) struct KnownThread<'a> {
    pub(super) id: ThreadId,
    pub(super) ready: &'a Ready,
    /// The answer that is accepted at the source, and since when.
    pub(super) accepted: Option<(PostId, Instant)>,
}

/// Brings threads up to date; returns those that changed. New posts have their rows already.
pub(super) fn bring(
    tx: &mut Tx<'_>,
    source: Source,
    authors: &Authors,
    known: &[KnownThread<'_>],
    credit: &mut Credit,
    outcome: &mut Outcome,
) -> Result<BTreeSet<ThreadId>> {
    let mut changed = BTreeSet::new();
    for thread in known {
        let has_grown = growth::bring(tx, authors, thread)?;
        if has_grown | edits::bring(tx, authors, thread, outcome)? {
            changed.insert(thread.id);
        }
    }
    changed.extend(states::bring(tx, source, authors, known, outcome)?);
    changed.extend(acceptances::bring(tx, authors, known, credit, outcome)?);
    Ok(changed)
}
