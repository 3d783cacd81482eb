//! Counting views without hurting writes: they are counted in memory, and written together now and then.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hash, RandomState};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use diesel::prelude::*;

use crate::ids::ThreadId;
use crate::platform::clock::Instant;
use crate::platform::db::schema::threads;
use crate::platform::db::{QueryResult, Tx};

/// Somebody who comes back to a thread within this time views it once.
const ONCE_WITHIN: Duration = Duration::from_secs(30 * 60);
/// How many views are remembered, so that they are not counted twice; beyond it the oldest are forgotten.
const REMEMBERED: usize = 50_000;
/// How many threads have views that are not written yet; beyond it views are not counted.
const THREADS: usize = 10_000;

/// The views of this node that are not written yet.
#[derive(Debug, Default)]
pub struct ViewCounter {
    views: Mutex<Views>,
    hasher: RandomState,
}

#[derive(Debug, Default)]
struct Views {
    /// When whom saw what; who it was is hashed with a key that goes with the process.
    seen: HashMap<(ThreadId, u64), Instant>,
    counts: HashMap<ThreadId, i64>,
}

impl ViewCounter {
    /// Counts a view by somebody, who may be a person or an address, unless they were here just now.
    pub fn count(&self, thread: ThreadId, who: impl Hash, now: Instant) {
        let who = self.hasher.hash_one(who);
        let mut views = self.views.lock().unwrap_or_else(PoisonError::into_inner);
        if views.seen.get(&(thread, who)).is_some_and(|then| then.plus(ONCE_WITHIN) > now) {
            return;
        }
        if views.seen.len() >= REMEMBERED {
            views.seen.retain(|_, then| then.plus(ONCE_WITHIN) > now);
        }
        if views.seen.len() >= REMEMBERED {
            views.seen.clear();
        }
        views.seen.insert((thread, who), now);
        if views.counts.len() < THREADS || views.counts.contains_key(&thread) {
            *views.counts.entry(thread).or_default() += 1;
        }
    }

    /// Takes what is to be written.
    pub fn take(&self) -> HashMap<ThreadId, i64> {
        std::mem::take(&mut self.views.lock().unwrap_or_else(PoisonError::into_inner).counts)
    }

    /// Puts back what could not be written.
    pub fn put_back(&self, counts: HashMap<ThreadId, i64>) {
        let mut views = self.views.lock().unwrap_or_else(PoisonError::into_inner);
        for (thread, count) in counts {
            *views.counts.entry(thread).or_default() += count;
        }
    }
}

/// Adds views to their threads, in the order of threads, as all who write to many do.
pub fn add_views(tx: &mut Tx<'_>, counts: &HashMap<ThreadId, i64>) -> QueryResult<()> {
    let mut counts: Vec<(&ThreadId, &i64)> = counts.iter().collect();
    counts.sort();
    for (thread, count) in counts {
        diesel::update(threads::table.find(thread))
            .set(threads::view_count.eq(threads::view_count + count))
            .execute(tx.conn())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIRST: ThreadId = ThreadId::new(1);

    #[test]
    fn somebody_counts_once_within_half_an_hour() {
        let (views, start) = (ViewCounter::default(), Instant::from_micros(0));
        let after = |minutes: u64| start.plus(Duration::from_secs(60 * minutes));
        views.count(FIRST, "ada", start);
        views.count(FIRST, "ada", after(29));
        views.count(FIRST, "grace", after(29));
        views.count(ThreadId::new(2), "ada", after(29));
        views.count(FIRST, "ada", after(31));
        assert_eq!(views.take(), HashMap::from([(FIRST, 3), (ThreadId::new(2), 1)]));
        assert_eq!(views.take(), HashMap::new());
        views.count(FIRST, "ada", after(32));
        assert_eq!(views.take(), HashMap::new(), "what is written is still remembered");
    }

    #[test]
    fn what_could_not_be_written_is_counted_still() {
        let views = ViewCounter::default();
        views.count(FIRST, "ada", Instant::from_micros(0));
        let taken = views.take();
        views.count(FIRST, "grace", Instant::from_micros(1));
        views.put_back(taken);
        assert_eq!(views.take(), HashMap::from([(FIRST, 2)]));
    }

    #[test]
    fn memory_is_bounded() {
        let views = ViewCounter::default();
        for nth in 0..60_000_i64 {
            views.count(ThreadId::new(nth), "ada", Instant::from_micros(0));
        }
        assert!(views.views.lock().unwrap().seen.len() <= REMEMBERED);
        assert_eq!(views.take().len(), THREADS);
    }
}
