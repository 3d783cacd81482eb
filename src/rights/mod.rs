//! Who may what: roles by space, groups, standing, and the one rule of which spaces are open to whom.

mod access;
mod model;
mod standing;
mod viewer;

pub use access::{Access, SpaceDoor};
pub use model::{find_member, guest, who_may_enter};
pub use standing::{Standing, Suspension};
pub use viewer::{Grant, Member, Role, Viewer};
