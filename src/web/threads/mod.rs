//! Lists of threads, and a thread's own page.

mod head;
mod list;
mod paged;
mod show;
mod side;
mod tools;

pub use list::list;

pub(super) use list::{Row, rows};
pub(super) use paged::{page_asked, paged};
pub use show::show;
pub(super) use show::show_again;
