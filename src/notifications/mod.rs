//! Notifications: what somebody is told of that happened, on the site and, as they choose, by mail.
//!
//! Who follows the events makes them ([`tell`]): one a person and event, however often it is tried. What one may
//! not see is asked when they are made, when they are shown and when they are mailed.
//!
//! Rows of somebody lie in `notifications`, `notification_choices` and `notification_digests`; they go with the person,
//! and `by_id` is who did it.

mod budget;
mod choices;
mod deliver;
mod digests;
pub mod emails;
mod ending;
mod heard;
mod jobs;
mod model;
mod queries;
mod read;
mod reviewed;
mod said;
mod send;
mod tell;
mod withheld;

pub use choices::{ByMail, Choice, choose, list_choices, stop_mails};
pub use deliver::Post;
pub use digests::{Period, Rhythm, ask_for_digests, find_rhythm, keep_rhythm, set_rhythm};
pub use ending::{Ending, find_ending, stop};
pub use jobs::TellLater;
pub use model::{Kind, Topic, forget_old};
pub use queries::{
    Group, Item, News, PAGE, Pending, SHOWN, Wanted, count_unread, list_groups, list_items, list_pending, news_in,
};
pub use read::{Which, read};
pub use said::{leads_to, said};
pub use send::send_digests;
pub use tell::{Told, has_told_all, tell};
