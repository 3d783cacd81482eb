//! Bringing in what people use today: a folder for each format that can be read, and `keep`, which writes.

mod keep;
pub mod stackexchange;

pub use keep::{Kept, Outcome, Step, Target, run};
