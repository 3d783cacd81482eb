//! Verifications: an expert vouches for an answer.

mod model;
pub mod policy;
mod verify;
mod withdraw;

pub use model::{Verification, list};
pub use verify::verify;
pub use withdraw::{lose, put_back, withdraw};
