//! How far an import has come, and what came of it.

use std::fmt;

/// How far an import has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// So many people are kept.
    People(u64),
    /// So many of the threads are kept, with so many posts; comments are posts.
    Threads {
        /// Threads so far.
        done: u64,
        /// Threads in the dump.
        total: u64,
        /// Posts so far.
        posts: u64,
    },
    /// Links between threads are being kept.
    Links,
}

/// What came of the rows of one kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// Made by this run.
    pub new: u64,
    /// Made by an earlier run, and left as it is.
    pub here: u64,
    /// The same, and changed here since.
    pub changed: u64,
}

/// What an import made and found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is its name")]
pub struct Outcome {
    pub people: Kept,
    pub questions: Kept,
    pub answers: Kept,
    pub comments: Kept,
    pub accepted: Kept,
    pub links: Kept,
}

impl Kept {
    /// Counts something that an earlier run made.
    pub(super) fn count_known(&mut self, is_changed: bool) {
        if is_changed {
            self.changed += 1;
        } else {
            self.here += 1;
        }
    }

    fn add(&mut self, more: Kept) {
        self.new += more.new;
        self.here += more.here;
        self.changed += more.changed;
    }
}

impl Outcome {
    /// Adds what a further part of the run made and found.
    pub(super) fn add(&mut self, more: &Outcome) {
        self.people.add(more.people);
        self.questions.add(more.questions);
        self.answers.add(more.answers);
        self.comments.add(more.comments);
        self.accepted.add(more.accepted);
        self.links.add(more.links);
    }

    /// Questions, answers and comments that this run made.
    pub fn new_posts(&self) -> u64 {
        self.questions.new + self.answers.new + self.comments.new
    }

    fn lines(&self) -> [(&'static str, Kept); 6] {
        [
            ("people", self.people),
            ("questions", self.questions),
            ("answers", self.answers),
            ("comments", self.comments),
            ("accepted", self.accepted),
            ("links", self.links),
        ]
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:<16}{:>10}{:>14}{:>14}", "kept", "new", "already here", "edited here")?;
        for (name, kept) in self.lines() {
            writeln!(f, "{name:<16}{:>10}{:>14}{:>14}", kept.new, kept.here, kept.changed)?;
        }
        Ok(())
    }
}
