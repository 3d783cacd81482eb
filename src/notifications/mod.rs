//! Notifications: what somebody is told of that happened, on the site and, as they choose, by mail.
//!
//! Who follows the events makes them ([`tell`]): one a person and event, however often it is tried. What one may
//! not see is asked when they are made, when they are shown and when they are mailed.
//!
//! Rows of somebody lie in `notifications`; they go with the person, and `by_id` is who did it.

mod heard;
mod model;
mod queries;
mod read;
mod tell;

pub use model::{Kind, Topic, forget_old};
pub use queries::{
    Group, Item, News, PAGE, Pending, SHOWN, Wanted, count_unread, list_groups, list_items, list_pending, news_in,
};
pub use read::{Which, read};
pub use tell::{Told, has_told_all, tell};
