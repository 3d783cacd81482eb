//! Posts: every authored text, whatever it hangs under.

mod change;
mod compose;
mod delete;
mod edit;
mod model;
pub mod policy;
mod queries;
mod render_again;
mod write;

pub use change::{find_to_change, is_marked, sight_changed};
pub use compose::{Composed, compose, compose_within};
pub use delete::{delete, restore};
pub use edit::{Change, edit};
pub use model::{Post, PostKind, find_answer, find_in, find_visible, question_of};
pub use queries::{ANSWERS, From, Order, count_before, list_answers};
pub use render_again::render_again;
pub use write::{NewPost, find_submitted, keep_names, write};
