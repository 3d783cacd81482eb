//! The first administrator: made by whoever holds the one-time link that the server prints.

mod found;
mod link;

pub use found::found;
pub use link::{is_needed, is_open, new_link};
