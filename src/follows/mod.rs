//! Follows: who wants to hear of a thread.

mod follow;

pub use follow::{follow, is_following, unfollow};
