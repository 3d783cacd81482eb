//! Alternatives: answers that also work, beside the accepted one.

mod mark;
mod model;

pub use mark::{mark, put_back, withdraw};
pub use model::{Alternative, list};
