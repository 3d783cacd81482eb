//! People: everybody who wrote here, with an account or without.

mod change;
mod handles;
mod model;
mod queries;

pub use change::{Profile, change, choose_language, choose_theme, find_profile};
pub use handles::propose_handle;
pub use model::{NewPerson, Person, add, find, find_by_handle, list_by_ids, lock};
pub use queries::{Order, PAGE, list};
