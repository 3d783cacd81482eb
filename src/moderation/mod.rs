//! Moderation: what staff do to keep order in a thread, each act written down for the thread's public
//! history, each to be taken back.

mod edit;
mod edit_post;
mod hide;
mod locks;
mod model;
mod move_thread;
mod pins;
pub mod policy;
mod revisions;

pub use edit::{ThreadEdit, edit};
pub use edit_post::edit_post;
pub use hide::{hide_post, show_post, take_back_hiding, take_back_showing};
pub use locks::{lock, unlock};
pub use model::{ACTS, ActKind, Hiding, ListedAct, NewAct, forget, forget_acts, list_acts, note};
pub use move_thread::move_thread;
pub use pins::{pin, unpin};
pub use policy::Refusal;
pub use revisions::{hide_revision, show_revision};
