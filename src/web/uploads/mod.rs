//! Pictures and files for posts: brought by a script or along with a form, given out to their readers.

mod add;
mod along;
mod show;

pub use add::add;
pub use along::Along;
pub(super) use along::LedBack;
pub use show::{show, show_named};
