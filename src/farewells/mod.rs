//! Farewells: deleting oneself. Two weeks in which it can be undone, then nothing is left that says who it was:
//! what they wrote stays under "former member" or goes, as they chose.

mod ask;
mod counts;
mod erase;
mod file_names;
mod jobs;
mod named;
mod posts;
mod quotes;

pub use ask::{How, UNDO_WITHIN, ask, undo};
pub use erase::{Erasing, Progress, erase};
pub use jobs::{EmptyJournal, Erase, ForgetCopies};
