//! Uploads: pictures and files that people bring for their posts. A picture is drawn anew, so that nothing
//! but what is seen is kept; whatever else is taken is given out as an attachment only.

mod bring;
mod kind;
mod model;
mod names;
mod pictures;
mod prepare;
mod sweep;
mod uses;

pub use bring::{Most, bring, bring_square};
pub use kind::Kind;
pub use model::{Upload, count_content, find_by_key, list_contents, list_of};
pub use prepare::Refused;
pub use sweep::{forget_unused, list_unknown, remove};
pub use uses::{Use, list_uses, use_in};
