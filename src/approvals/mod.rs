//! Approvals: posts that a rule held wait for a moderator of their space, who approves or declines them. Until then,
//! and once they were declined, only their author and the space's staff see them.

mod approve;
mod begin;
mod decline;
mod jobs;
mod model;
pub mod policy;
mod queries;

pub use approve::{approve, approve_declined};
pub use begin::{begin, look_again};
pub use decline::{decline, reopen};
pub use jobs::LookInto;
pub use model::{Approval, Outcome, is_waiting, list_latest};
pub use policy::Refusal;
pub use queries::{ListedApproval, PAGE, list_own, list_waiting, usual_wait};
