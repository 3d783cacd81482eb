//! Backups: one file that holds what a site owns, made while it serves, and the way back from it.

mod make;
mod manifest;
mod restore;
mod unpack;

pub use make::{Made, Progress, Source, make};
pub use manifest::{Entry, FORMAT, Manifest};
pub use restore::{Restored, restore};
pub use unpack::NotRestored;
