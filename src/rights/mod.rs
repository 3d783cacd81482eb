//! Who may what: roles by space, groups, standing, and the one rule of which spaces are open to whom.

mod access;
mod admission;
mod changed;
mod model;
mod standing;
mod viewer;

pub use access::{Access, SpaceDoor};
pub use admission::Admission;
pub use changed::{changed, changed_in_groups};
pub use model::{find_member, guest, is_admitted, who_may_enter};
pub use standing::{Standing, Suspension};
pub use viewer::{Grant, Member, Role, Viewer};
