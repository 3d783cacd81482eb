//! Flagging a post, and what became of one's flags.

mod list;
mod new;

pub use list::{list, withdraw};
pub use new::{new, raise};
