//! Composing threads on every core, ahead of the one who writes them.

use std::collections::BTreeMap;
use std::sync::mpsc::{SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

use super::compose::Ready;
use super::known::Known;
use crate::imports::stackexchange::{Stopped, Threads};

/// How many threads may wait for the writer.
const AHEAD: usize = 64;

type Numbered = (usize, Result<Ready, Stopped>);

/// Gives each thread to `take`, composed, in the order of the dump; stops at the first problem.
pub(super) fn composed(
    threads: Threads<'_>,
    known: &Known,
    mut take: impl FnMut(Ready) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let source = Mutex::new(threads.enumerate());
    let (sender, receiver) = sync_channel::<Numbered>(AHEAD);
    thread::scope(|scope| {
        let cores = thread::available_parallelism().map_or(1, usize::from);
        for _ in 0..cores {
            let (source, sender) = (&source, sender.clone());
            scope.spawn(move || compose(source, known, &sender));
        }
        drop(sender);
        let (mut waiting, mut next) = (BTreeMap::new(), 0);
        // Ends with the last thread, or, as the receiver goes with the loop, at the first problem.
        for (number, ready) in receiver {
            waiting.insert(number, ready);
            while let Some(ready) = waiting.remove(&next) {
                take(ready?)?;
                next += 1;
            }
        }
        Ok(())
    })
}

fn compose<'d>(
    source: &Mutex<impl Iterator<Item = (usize, Result<crate::imports::stackexchange::ForeignThread, Stopped>)> + 'd>,
    known: &Known,
    to: &SyncSender<Numbered>,
) {
    loop {
        let next = source.lock().unwrap_or_else(PoisonError::into_inner).next();
        let Some((number, thread)) = next else { return };
        let ready = thread.map(|thread| Ready::of(thread, known));
        if to.send((number, ready)).is_err() {
            return;
        }
    }
}
