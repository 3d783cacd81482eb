//! Tags: the words threads are filed under. Asking makes them; those who run the site tidy them.

mod change;
mod hold;
mod merge;
mod model;
mod queries;

pub use change::change;
pub use hold::find_or_make;
pub use merge::merge;
pub use model::{LONGEST, Tag, find, find_by_name, fold};
pub use queries::{PAGE, Place, UsedTag, find_renamed, find_used, list_all, list_used};
