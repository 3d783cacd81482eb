//! Reviewing: the queue beside the case, the decision beside that, and what authors were told.

mod acts;
mod decide;
mod form;
mod letters;
mod opinions;
mod proposal;
mod queue;
mod shown;
mod similar;
mod story;
mod told;

pub use acts::{claim, note, release};
pub use decide::{decide, undo};
pub use opinions::{ask_experts, asked, give_opinion};
pub use queue::list;
pub use shown::show;
pub use told::told;

pub(super) use letters::{LETTERS, Letter, PLACES, fill, letter_of};
pub(super) use queue::age;

use serde::Serialize;

use form::{DecisionForm, ShownEndings};
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
