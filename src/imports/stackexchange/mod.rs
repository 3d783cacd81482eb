//! A Stack Exchange data dump: a folder of XML files, a file for each table.
//! `reader` streams a file into `rows`; `index` reads all of them once, checks them and notes where each row
//! stands; `plan` opens a dump; `threads` gives it thread by thread. Nothing is written before all was read.

mod authors;
mod fields;
mod files;
mod history;
mod index;
mod lookup;
pub mod markdown;
mod plan;
mod problems;
mod reader;
mod report;
mod rows;
mod seen;
#[cfg(test)]
mod tests;
mod threads;

pub use authors::{Author, ForeignPerson, People};
pub use files::DumpFile;
pub use history::{CloseReason, Deed, Moment, Revision};
pub use index::ForeignLink;
pub use plan::{Dump, Limits, Progress};
pub use problems::{Reason, Skipped, StopReason, Stopped};
pub use report::{Lines, Mend, Report, Tally};
pub use rows::LinkKind;
pub use threads::{Acceptance, Closure, ForeignComment, ForeignPost, ForeignThread, Threads};
