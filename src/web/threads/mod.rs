//! Lists of threads, and a thread's own page.

mod head;
mod list;
mod paged;
mod row;
mod show;
mod side;
mod tools;

pub use list::list;

pub(super) use paged::{page_asked, paged};
pub(super) use row::{Row, rows};
pub use show::show;
pub(super) use show::{leads_on, show_again};
