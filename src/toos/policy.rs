//! Who may say that they have it too.

use crate::error::Error;
use crate::platform::words::Message;
use crate::rights::Viewer;
use crate::threads::Thread;

/// Why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Somebody suspended says nothing.
    Suspended,
    /// Whoever asked has it to begin with.
    Asker,
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Error::Refused(Message::new(match refusal {
            Refusal::Suspended => "threads-refused-suspended",
            Refusal::Asker => "toos-refused-asker",
        }))
    }
}

/// Everybody but the asker, whatever the thread's state: a resolved problem is still had.
pub fn may_mark(by: &Viewer, thread: &Thread) -> Result<(), Refusal> {
    if by.is_suspended() {
        Err(Refusal::Suspended)
    } else if by.is(thread.asked_by) {
        Err(Refusal::Asker)
    } else {
        Ok(())
    }
}
