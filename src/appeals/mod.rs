//! Appeals: who wrote a post asks for another look at a decision on it, once, and somebody else than who decided says
//! whether it stays. Overturned, all that the decision did is taken back; see `docs/decisions/024-appeals.md`.

mod decide;
mod forget;
mod make;
mod model;
pub mod policy;
mod queries;

pub use decide::{NewAnswer, decide};
pub use forget::forget_old;
pub use make::appeal;
pub use model::{Appeal, Found, LONGEST, Outcome, find, has_others, list_of_decisions};
pub use policy::{APPEAL_WITHIN, Refusal, SAME_AFTER};
pub use queries::{ListedAppeal, PAGE, Show, list, waiting};
