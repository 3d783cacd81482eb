//! What came of a dump's rows: counted, and printed as a table.

use std::collections::BTreeMap;
use std::fmt;

use super::files::DumpFile;
use super::problems::{Reason, Skipped};

const EXAMPLES: usize = 3;

/// What came of the rows of each file that the dump has.
#[derive(Clone, Debug, Default)]
pub struct Report {
    files: BTreeMap<DumpFile, Tally>,
}

/// What came of the rows of one file: each that was read is kept or skipped.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// Rows in the file.
    pub read: u64,
    /// Rows that are imported.
    pub kept: u64,
    /// Rows that are left out, by reason.
    pub skipped: BTreeMap<Reason, Lines>,
    /// Kept rows of which something had to be put right.
    pub mended: BTreeMap<Mend, Lines>,
}

/// How many rows, and where the first of them stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines {
    /// How many.
    pub count: u64,
    /// The lines of the first three.
    pub first: Vec<u64>,
}

/// What was put right in a row that is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub enum Mend {
    /// It has no author among the people of the dump.
    #[error("has no author in Users.xml: given to \"former member\"")]
    FormerMember,
    /// The answer accepted is not among the question's answers.
    #[error("accepts an answer that it does not have: left without one")]
    NoSuchAnswer,
    /// Up less down is not the score that the post shows.
    #[error("its votes do not add up to its score: the score counts")]
    VotesAgainstScore,
}

impl Report {
    /// What came of a file's rows; nothing if the dump lacks it.
    pub fn of(&self, file: DumpFile) -> Tally {
        self.files.get(&file).cloned().unwrap_or_default()
    }

    /// Every file of the dump with what came of its rows.
    pub fn files(&self) -> impl Iterator<Item = (DumpFile, &Tally)> {
        self.files.iter().map(|(file, tally)| (*file, tally))
    }

    pub(super) fn has(&self, file: DumpFile) -> bool {
        self.files.contains_key(&file)
    }

    pub(super) fn tally(&mut self, file: DumpFile) -> &mut Tally {
        self.files.entry(file).or_default()
    }

    /// Counts a row that is left out.
    pub(super) fn skip(&mut self, skipped: Skipped) {
        self.tally(skipped.file).skipped.entry(skipped.reason).or_default().add(skipped.line);
    }

    /// Leaves out a row that was counted as kept.
    pub(super) fn drop(&mut self, skipped: Skipped) {
        self.tally(skipped.file).kept -= 1;
        self.skip(skipped);
    }

    pub(super) fn mend(&mut self, file: DumpFile, line: u64, mend: Mend) {
        self.tally(file).mended.entry(mend).or_default().add(line);
    }
}

impl Tally {
    /// How many rows are left out.
    pub fn skipped_in_all(&self) -> u64 {
        self.skipped.values().map(|lines| lines.count).sum()
    }
}

impl Lines {
    fn add(&mut self, line: u64) {
        self.count += 1;
        if self.first.len() < EXAMPLES {
            self.first.push(line);
        }
    }
}

impl fmt::Display for Lines {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines: Vec<String> = self.first.iter().map(u64::to_string).collect();
        let more = if self.count > self.first.len() as u64 { ", …" } else { "" };
        write!(f, "line {}{more}", lines.join(", "))
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:<16}{:>10}{:>10}{:>10}", "file", "read", "kept", "skipped")?;
        for (file, tally) in &self.files {
            writeln!(f, "{file:<16}{:>10}{:>10}{:>10}", tally.read, tally.kept, tally.skipped_in_all())?;
            for (reason, lines) in &tally.skipped {
                writeln!(f, "{:<16}{:>30}  {reason} ({lines})", "", lines.count)?;
            }
            for (mend, lines) in &tally.mended {
                writeln!(f, "{:<16}{:>30}  kept, but {mend} ({lines})", "", lines.count)?;
            }
        }
        Ok(())
    }
}
