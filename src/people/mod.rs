//! People: everybody who wrote here, with an account or without.

mod change;
mod former;
mod handles;
mod model;
mod queries;
mod rename;

pub use change::{
    Profile, change, choose_language, choose_picture, choose_theme, find_language, find_profile, is_picture,
};
pub use former::{former, is_former};
pub use handles::{find_former, propose_handle};
pub use model::{NewPerson, Person, add, find, find_by_handle, list_by_ids, lock, refuse_taken};
pub use queries::{Order, PAGE, list, list_unlisted};
pub use rename::{RENAMED_EVERY, forget_old_handles, lead_nowhere, lead_to, may_rename_at, rename};
