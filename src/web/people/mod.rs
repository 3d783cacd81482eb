//! People: the list of them, and each one's own page.

mod list;
mod show;
mod shown;

pub use list::list;
pub use show::show;
