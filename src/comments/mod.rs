//! Comments: remarks under a question or an answer.

mod post;
mod queries;

pub use post::{LONGEST, NewComment, post};
pub use queries::{PAGE, Placed, SHOWN, count_before, list, list_under};
