//! FAQ entries: resolved threads that a space's leads answer in short, in an order they set. An entry is being
//! checked whenever its thread no longer says what it was taken from; nobody has to remember to say so.

mod keep;
mod model;
mod order;
pub mod policy;
mod queries;
mod remove;
mod render_again;
mod standing;

pub use keep::{LONGEST, MOST, confirm, keep};
pub use model::{Entry, find, is_entry, list_answers};
pub use order::change_place;
pub use queries::{ListedEntry, list, list_in, list_of};
pub use remove::remove;
pub use render_again::render_again;
pub use standing::Standing;
