//! Who may vouch for an answer.

use crate::error::Error;
use crate::ids::PersonId;
use crate::platform::words::Message;
use crate::rights::Viewer;
use crate::threads::Thread;

/// Why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Somebody suspended verifies nothing.
    Suspended,
    /// Only the space's experts.
    ExpertsOnly,
    /// An expert's own answer is for another expert to verify.
    Own,
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Error::Refused(Message::new(match refusal {
            Refusal::Suspended => "verifications-refused-suspended",
            Refusal::ExpertsOnly => "verifications-refused-experts-only",
            Refusal::Own => "verifications-refused-own",
        }))
    }
}

/// The space's experts verify what others answered, in closed threads too. Two pairs of eyes are what the mark
/// means, so their own answers are for others; only a lead, who may be the only one, verifies those as well.
pub fn may_verify(by: &Viewer, thread: &Thread, author: PersonId) -> Result<(), Refusal> {
    may_withdraw(by, thread)?;
    if by.is(author) && !by.is_lead_of(thread.space_id) { Err(Refusal::Own) } else { Ok(()) }
}

/// Every expert of the space takes a verification back, whoever gave it: what turns out wrong must not wait.
pub fn may_withdraw(by: &Viewer, thread: &Thread) -> Result<(), Refusal> {
    if by.is_suspended() {
        Err(Refusal::Suspended)
    } else if !by.is_expert_of(thread.space_id) {
        Err(Refusal::ExpertsOnly)
    } else {
        Ok(())
    }
}
