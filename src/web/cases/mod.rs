//! Reviewing: the queue beside the case, the decision beside that, and what authors were told.

mod acts;
mod decide;
mod endings;
mod form;
mod letters;
mod opinions;
mod proposal;
mod queue;
mod shown;
mod similar;
mod story;
mod suspending;
mod sweeps;
mod told;
mod written;

pub use acts::{claim, note, release};
pub use decide::{decide, undo};
pub use opinions::{ask_experts, asked, give_opinion};
pub use queue::list;
pub use shown::show;
pub use sweeps::{sweep, undo_sweep};
pub use told::told;
pub use written::written;

pub(super) use letters::{LETTERS, Letter, PLACES, fill, letter_of};
pub(super) use queue::age;

use serde::Serialize;

use endings::ShownEndings;
use form::DecisionForm;
use queue::ShownQueue;
use shown::ShownCase;

use crate::platform::forms::FieldErrors;

/// The queue, and the case that is looked at.
#[derive(Serialize)]
struct ReviewPage {
    queue: ShownQueue,
    case: Option<ShownCase>,
    /// What the moderator can decide, where the case is theirs.
    endings: Option<ShownEndings>,
    form: DecisionForm,
    errors: FieldErrors,
}
