//! Questions: asking one makes a thread.

mod ask;

pub use ask::{NewQuestion, ask};
