//! Notes on a thread, by and for the staff of its space: nobody else reads them or knows of them. They go along where
//! threads are merged.

mod model;
pub mod policy;
mod remove;
mod write;

pub use model::{ListedNote, MOST_SHOWN, list};
pub use policy::Refusal;
pub use remove::remove;
pub use write::write;
