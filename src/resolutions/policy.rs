//! Who says that a thread was solved without an answer.

use crate::error::Error;
use crate::platform::words::Message;
use crate::rights::Viewer;
use crate::threads::{Resolution, Thread};

/// Why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Somebody suspended says nothing.
    Suspended,
    /// Only the asker or the space's staff.
    NotYours,
    /// The thread is closed or locked, so it stays as it is.
    ThreadShut,
    /// It is resolved already.
    Resolved,
    /// An answer resolved it: its mark is what can be withdrawn.
    ByAnswer,
    /// Answers resolve by being accepted or verified.
    NeedsAnswer,
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Error::Refused(Message::new(match refusal {
            Refusal::Suspended => "threads-refused-suspended",
            Refusal::NotYours => "threads-refused-not-yours",
            Refusal::ThreadShut => "resolutions-refused-shut",
            Refusal::Resolved => "resolutions-refused-resolved",
            Refusal::ByAnswer => "resolutions-refused-by-answer",
            Refusal::NeedsAnswer => "resolutions-refused-needs-answer",
        }))
    }
}

/// The reasons there are where no answer solved it.
pub const WITHOUT_ANSWER: [Resolution; 4] =
    [Resolution::Alone, Resolution::Update, Resolution::Phone, Resolution::Irrelevant];

/// Who asked, while the thread is open, and the space's staff always.
fn may_change(by: &Viewer, thread: &Thread) -> Result<(), Refusal> {
    if by.is_suspended() {
        Err(Refusal::Suspended)
    } else if by.is_staff_of(thread.space_id) {
        Ok(())
    } else if !by.is(thread.asked_by) {
        Err(Refusal::NotYours)
    } else if thread.is_shut() {
        Err(Refusal::ThreadShut)
    } else {
        Ok(())
    }
}

/// Whether somebody may say that a thread is solved without an answer.
pub fn may_resolve(by: &Viewer, thread: &Thread) -> Result<(), Refusal> {
    may_change(by, thread)?;
    if thread.resolved_at.is_some() { Err(Refusal::Resolved) } else { Ok(()) }
}

/// Whether somebody may take that back.
pub fn may_reopen(by: &Viewer, thread: &Thread) -> Result<(), Refusal> {
    may_change(by, thread)?;
    match thread.resolved_how {
        Some(Resolution::Accepted | Resolution::Verified) => Err(Refusal::ByAnswer),
        _ => Ok(()),
    }
}
