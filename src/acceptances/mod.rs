//! Acceptances: which answer solved a question, and which others also work.

mod accept;
mod model;
pub mod policy;
mod queries;
mod withdraw;

pub use accept::accept;
pub use model::{Acceptance, credit, find, find_replaced};
pub use queries::{Thanked, list_thanked};
pub use withdraw::{put_back, withdraw};
