//! Flags: what people report about a post, and how many a day somebody may raise.
//!
//! A flag belongs to a case, which gathers those of its post; raising, withdrawing and closing them is the
//! next feature's.

mod allowance;
mod model;
pub mod policy;
mod queries;

pub use allowance::{Allowance, allowance_of};
pub use model::{
    Flag, FlagState, Flagger, NewFlag, Reason, add, close, decline_upheld, find_open, find_to_change, move_to, reopen,
    withdraw,
};
pub use policy::Refusal;
pub use queries::{ListedFlag, PAGE, Raised, Record, list_mine, list_of_cases, list_records};
