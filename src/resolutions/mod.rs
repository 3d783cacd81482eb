//! Resolutions: threads that were solved without an answer, and why. With one, see `acceptances`.

pub mod policy;
mod resolve;

pub use policy::Refusal;
pub use resolve::{reopen, resolve};
