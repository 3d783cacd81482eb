//! Votes: what people think of a question, an answer or a comment, and what that makes an answer worth.

mod cast;
mod model;
pub mod policy;
pub mod worth;

pub use cast::cast;
pub use model::{Vote, list_of};
