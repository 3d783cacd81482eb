//! Posts: every authored text, whatever it hangs under.

mod attached;
mod by_author;
mod change;
mod compose;
mod delete;
mod edit;
mod jobs;
mod language;
mod model;
mod own;
pub mod policy;
mod queries;
mod render_again;
mod said;
mod same;
mod write;

pub use attached::find_upload;
pub use by_author::{AnswerBy, count_by_authors, list_answers_by};
pub use change::{find_to_change, is_marked, set_held, sight_changed};
pub use compose::{Composed, Shows, compose, compose_within};
pub use delete::{delete, restore};
pub use edit::{Change, edit};
pub use jobs::{RenderAgain, ask_to_render_again};
pub use language::language_of;
pub use model::{Post, PostKind, find_answer, find_in, find_visible, question_of, thread_of};
pub use own::{OWN_PAGE, list_own};
pub use queries::{ANSWERS, From, Order, count_before, list_answers, list_beginnings};
pub use render_again::render_again;
pub use said::{Said, list_said};
pub use same::{SamePost, list_same};
pub use write::{NewPost, find_submitted, keep_names, write};
