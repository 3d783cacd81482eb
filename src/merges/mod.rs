//! Merges: two people who are one. Who came with an import and has no account is joined to an account by those
//! who run the site; for a day it can be undone.

mod merge;
mod model;
mod preview;
mod recount;
mod undo;

pub use merge::merge;
pub use model::{Merge, UNDO_WITHIN, forget_old, list_of};
pub use preview::{Preview, preview};
pub use undo::undo;
