//! Drafts: what somebody is writing, kept on the server until its form is sent.

mod keep;
mod model;
mod place;

pub use keep::{MOST, MOST_BYTES, forget, keep, put_away, take_back};
pub use model::{Draft, find, find_newest, forget_older, list};
pub use place::Place;
