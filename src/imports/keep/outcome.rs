//! How far an import has come, and what came of it.

use std::fmt;

use crate::posts::PostKind;

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
    /// Made by an earlier run, and changed at the source since: brought up to date.
    pub updated: u64,
    /// Made by an earlier run, and still as the source has it.
    pub here: u64,
    /// Made by an earlier run, and changed or decided here since: it stays so, whatever the source says.
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
    pub closed: Kept,
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
        self.updated += more.updated;
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
        self.closed.add(more.closed);
        self.links.add(more.links);
    }

    /// What is counted of posts of a kind.
    pub(super) fn of(&mut self, kind: PostKind) -> &mut Kept {
        match kind {
            PostKind::Question => &mut self.questions,
            PostKind::Answer => &mut self.answers,
            PostKind::Comment => &mut self.comments,
        }
    }

    /// Questions, answers and comments that this run made.
    pub fn new_posts(&self) -> u64 {
        self.questions.new + self.answers.new + self.comments.new
    }

    fn lines(&self) -> [(&'static str, Kept); 7] {
        [
            ("people", self.people),
            ("questions", self.questions),
            ("answers", self.answers),
            ("comments", self.comments),
            ("accepted", self.accepted),
            ("closed", self.closed),
            ("links", self.links),
        ]
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [made, updated, here, changed] = ["new", "updated", "already here", "kept: edited here"];
        writeln!(f, "{:<16}{made:>10}{updated:>10}{here:>14}{changed:>19}", "kept")?;
        for (name, kept) in self.lines() {
            let Kept { new, updated, here, changed } = kept;
            writeln!(f, "{name:<16}{new:>10}{updated:>10}{here:>14}{changed:>19}")?;
        }
        Ok(())
    }
}
