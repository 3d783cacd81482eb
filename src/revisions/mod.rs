//! Revisions: what a post said before it was edited, and what changed each time.

mod queries;

pub use queries::{PAGE, Revision, find_before, list};
