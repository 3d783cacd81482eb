//! Answers: replies to a question.

mod post;

pub use post::{NewAnswer, post};
