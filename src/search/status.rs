//! How far this node's search is, in the server's memory and, for whoever asks from a command line, in a file.

use serde::{Deserialize, Serialize};

use crate::platform::clock::Instant;

/// How far this node's search is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Status {
    /// How many documents can be found.
    pub documents: u64,
    /// The index being built, if one is.
    pub building: Option<Building>,
    /// Why it is not further, in the program's own words.
    pub problem: Option<String>,
    /// Whether everything that had happened was in it at least once.
    pub has_caught_up: bool,
    /// Whether there is something that happened and is not in it yet.
    pub is_behind: bool,
    /// When it last took something in.
    pub committed_at: Option<Instant>,
}

/// An index being built.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Building {
    /// How many threads are in it.
    pub done: i64,
    /// How many there were when it was begun.
    pub total: i64,
    /// When that was.
    pub since: Instant,
}

impl Status {
    /// Whether what was just written may not be found yet, for longer than a moment.
    pub fn is_catching_up(&self) -> bool {
        !self.has_caught_up || self.problem.is_some() || self.is_behind
    }
}

impl Building {
    /// Threads taken in a second, so far.
    pub fn rate(&self, now: Instant) -> i64 {
        let millis = i64::try_from(now.since(self.since).as_millis()).unwrap_or(i64::MAX).max(1);
        self.done.saturating_mul(1000) / millis
    }
}
