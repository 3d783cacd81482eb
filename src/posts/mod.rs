//! Posts: every authored text, whatever it hangs under.

mod by_author;
mod compose;
mod model;
mod queries;
mod write;

pub use by_author::{AnswerBy, list_answers_by};
pub use compose::{Composed, compose, compose_within};
pub use model::{Post, PostKind, find_answer, find_in, find_visible, question_of};
pub use queries::{ANSWERS, Order, list_answers};
pub use write::{NewPost, find_submitted, keep_names, write};
