//! Questions: asking one makes a thread.

mod about;
mod ask;

pub use ask::{NewQuestion, ask};
