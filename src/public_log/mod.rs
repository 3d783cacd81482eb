//! The public log: what was done to keep order and to keep answers right, why and where, for whoever may enter the
//! space; and the numbers of a year. It has no rows of its own; see `docs/decisions/024-appeals.md`.

mod entries;
mod list;
mod numbers;
mod of_post;

pub use entries::{Agreed, Entry, Filter, Group, PAGE, Place, What, Who};
pub use list::{Cursor, list};
pub use numbers::{Numbers, first_year, numbers_between};
pub use of_post::{Review, list_of_post};
