//! Posts that wait for approval: the list of them, and what a moderator decides.

mod decide;
mod list;
mod shown;

pub use decide::{approve, decline, new_decline, reopen};
pub use list::list;
pub(super) use shown::{Held, ShownHeld};
