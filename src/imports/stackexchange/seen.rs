//! Which ids were met: a bit an id where ids lie close together, as they do in real dumps.

use std::collections::HashMap;

/// A set of ids.
#[derive(Debug, Default)]
pub(super) struct Seen {
    words: HashMap<i64, u64>,
}

impl Seen {
    /// Adds an id; returns whether it was new.
    pub(super) fn add(&mut self, id: i64) -> bool {
        let word = self.words.entry(id >> 6).or_default();
        let bit = 1_u64 << (id & 63);
        let is_new = *word & bit == 0;
        *word |= bit;
        is_new
    }

    /// Whether the id was added.
    pub(super) fn has(&self, id: i64) -> bool {
        self.words.get(&(id >> 6)).is_some_and(|word| word & (1 << (id & 63)) != 0)
    }
}
