//! Regrouping: two threads that ask the same are made one, and an answer that asks something else becomes a thread of
//! its own. Whatever people said, voted and marked goes along, and the old addresses lead on.

mod carried;
mod merge;
mod split;

pub use carried::CARRIED;
pub use merge::merge;
pub use split::{NewSplit, refuse_put_right, split};
