//! Alternatives: answers that also work, beside the accepted one.

mod mark;
mod model;

pub use mark::{mark, withdraw};
pub use model::{Alternative, list};
