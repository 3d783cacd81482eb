//! Exports: a copy of everything about somebody, made in the background for them alone, and taken away after some
//! days.

mod ask;
mod folder;
mod jobs;
mod make;
mod model;
mod sweep;

pub use ask::ask;
pub use folder::Folder;
pub use jobs::MakeExport;
pub use model::{Export, find_own, list};
pub use sweep::{forget_expired, remove_all};
