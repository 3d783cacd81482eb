//! Follows: how much of a thread, a tag or a space somebody wants to hear.
//!
//! Rows of somebody lie in `follows`, `tag_follows` and `space_follows`; they go with the person.

mod follow;
mod hearing;
mod level;

pub use follow::{follow, set_level, set_level_of_space, set_level_of_tag, unfollow};
pub use hearing::{Hearer, Place, level_in, level_of_space, level_of_tag, list_hearing};
pub use level::{Level, heard};
