//! Votes: what people think of a question, an answer or a comment, and what that makes an answer worth.

pub mod worth;
