//! The public log and the numbers of a year.

mod list;
mod year;

pub use list::list;
pub use year::year;
