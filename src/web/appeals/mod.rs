//! Appeals: the form for who wrote the post, and the list and the page for those who look again.

mod list;
mod new;
mod own;
mod show;

pub use list::list;
pub use new::{make, new};
pub use show::{decide, show};

pub(super) use own::{ShownAppeal, Way};
