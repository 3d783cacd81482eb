//! Toos: "I have this too", said of a thread by others than its asker.

mod mark;
pub mod policy;

pub use mark::{is_marked, mark, withdraw};
