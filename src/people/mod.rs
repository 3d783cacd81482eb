//! People: everybody who wrote here, with an account or without.

mod model;

pub use model::{NewPerson, Person, add, find, find_by_handle, list_by_ids};
