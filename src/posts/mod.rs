//! Posts: every authored text, whatever it hangs under.

mod compose;
mod model;
mod write;

pub use compose::{Composed, compose, compose_within};
pub use model::{Post, PostKind, find_answer, find_in, find_visible, question_of};
pub use write::{NewPost, find_submitted, keep_names, write};
