//! Word of what this process commits, for those who act on it afterwards and would else have to keep asking.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// Counts this process's commits; clones count the same ones.
#[derive(Clone, Debug, Default)]
pub struct Commits(Arc<(Mutex<u64>, Condvar)>);

impl Commits {
    /// How many there were.
    pub fn count(&self) -> u64 {
        *self.counted()
    }

    /// Waits until there are more than were seen, but no longer than so; how many there are then.
    pub fn wait_for_more(&self, seen: u64, most: Duration) -> u64 {
        let waited = self.0.1.wait_timeout_while(self.counted(), most, |count| *count <= seen);
        *waited.unwrap_or_else(PoisonError::into_inner).0
    }

    /// Wakes whoever waits: there was one more, or it is time to end.
    pub fn tell(&self) {
        *self.counted() += 1;
        self.0.1.notify_all();
    }

    fn counted(&self) -> MutexGuard<'_, u64> {
        self.0.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
