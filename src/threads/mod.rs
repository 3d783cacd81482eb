//! Threads: a question with all that stands under it. Their texts are posts, the next feature.

/// That a thread is in a space which is open to a viewer: a condition that no index leads by. Beside it, the order of
/// a list does, or what else it is narrowed to; otherwise SQLite reads and sorts all threads of all those spaces.
macro_rules! in_spaces_of {
    ($viewer:expr) => {
        (threads::space_id + 0_i64).eq_any($viewer.spaces().to_vec())
    };
}
pub(crate) use in_spaces_of;

mod cursor;
mod heading;
mod indexable;
mod model;
pub mod policy;
mod queries;
mod recount;
mod related;
mod settle;
mod states;
mod tag_names;
mod tagging;
mod told;
mod views;

pub use cursor::Cursor;
pub use heading::{Heading, change_heading, retell, tags_in};
pub use indexable::{IndexableThread, is_indexable, last_indexable, list_indexable};
pub use model::{
    Closing, NewThread, Resolution, Thread, add, answered, count_answers, find, find_to_change, lock_row, lock_rows,
    merged_into, touch,
};
pub use policy::Refusal;
pub use queries::{Filter, ListedThread, PAGE, Page, Tab, count_unanswered, list, list_found, list_pinned};
pub use recount::recount;
pub use related::{LinkedThread, Voices, list_linked, list_related, voices};
pub use settle::settle;
pub use states::{change_space, close, hide_from_lists, lock, open, pin, reopen, resolve, retitle};
pub use tag_names::{LONGEST_TAG, NotATag, tag_names};
pub use tagging::{MOST_TAGS, file_under, tags_of};
pub use told::{count_answers_of, extent, list_all_after, list_filed_under, list_told, list_written_in};
pub use views::{ViewCounter, add_views};
