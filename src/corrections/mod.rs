//! Corrections: staff put an answer right in the open. What is right now stands with the answer, the original stays
//! readable under it; or the answer leads to a better one. Whatever shows an answer's text asks [`standing_of`].
//!
//! For ten minutes each of these can be undone as if it had never been; nobody is told before that.

mod correct;
mod edit;
mod marks;
mod model;
mod overturn;
pub mod policy;
mod queries;
mod supersede;
mod superseded;
mod undo;
mod withdraw;

pub use correct::{LONGEST, LONGEST_SOURCE, LONGEST_WHY, NewCorrection, correct};
pub use edit::edit;
pub use model::{Correction, Mark, find, standing_since};
pub use overturn::{Overturned, overturn};
pub use policy::{Refusal, UNDO_WITHIN};
pub use queries::{HISTORY, Standing, last_changes, list_of, standing_of, texts_of};
pub use supersede::{Supersession, Target, supersede, undo_supersession, withdraw_supersession};
pub use superseded::{Better, better_than, superseded_since};
pub use undo::undo;
pub use withdraw::withdraw;
