//! Groups: named sets of people that spaces can be open to.

mod make;
mod members;
mod model;

pub use make::{make, rename, retire};
pub use members::{add_member, remove_member};
pub use model::{Group, ListedGroup, find, has_member, list, list_members};
