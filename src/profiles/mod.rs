//! Profiles: what people show of themselves beyond their name: a picture, and the products they use.

mod picture;
mod products;

pub use picture::{choose_picture, remove_picture};
pub use products::{MOST_USED, NewUse, Used, add_use, list_used, list_used_in, remove_use};
