//! Rules: what is looked for in what people post, by phrases, links, numbers and the like; a rule that finds something
//! holds the post until a moderator approves it, or only flags it.

mod change;
mod finds;
mod look_at;
mod model;
mod numbers;
pub mod policy;
mod preview;
mod ready;

pub use change::{NewRule, change, end, make, resume};
pub use finds::{Said, Test};
pub use look_at::{Hit, Seen, Verdict, look_at, note};
pub use model::{Does, MOST_RULES, Rule, RuleKind, find, found_at, list, list_found_in};
pub use policy::Refusal;
pub use preview::{Found, Preview, STEP, preview};
