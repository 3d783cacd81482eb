//! People: everybody who wrote here, with an account or without.

mod handles;
mod model;

pub use handles::propose_handle;
pub use model::{NewPerson, Person, add, find, find_by_handle, list_by_ids};
