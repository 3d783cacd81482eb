//! The doctor: looks for what cannot be, such as counts that differ from their rows, and mends it.

mod counters;
mod examine;
mod files;
mod references;
mod reviews;
mod states;
mod worth;

pub use examine::{Finding, examine, mend};
pub use files::{examine_files, mend_files};

/// Something that must hold, how to find where it does not, and how to mend that.
///
/// Both statements are understood by either database. `finds` gives a row's number and a note; `mends` puts
/// right whatever `finds` finds, row by row alike.
#[derive(Clone, Copy, Debug)]
pub struct Check {
    /// What it is called.
    pub name: &'static str,
    /// The table whose rows it finds.
    pub table: &'static str,
    finds: &'static str,
    mends: &'static str,
}

/// Every check, in the order in which they mend: counts come last, since mending references changes them.
pub fn checks() -> impl Iterator<Item = &'static Check> {
    references::CHECKS.iter().chain(reviews::CHECKS).chain(states::CHECKS).chain(counters::CHECKS)
}
