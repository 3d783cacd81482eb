//! Who may accept.

use crate::error::Error;
use crate::platform::words::Message;
use crate::rights::Viewer;
use crate::threads::Thread;

/// Why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Somebody suspended accepts nothing.
    Suspended,
    /// The thread is closed or locked, so its accepted answer stays as it is.
    ThreadShut,
    /// Only the asker or the space's staff.
    NotYours,
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Error::Refused(Message::new(match refusal {
            Refusal::Suspended => "acceptances-refused-suspended",
            Refusal::ThreadShut => "acceptances-refused-thread-shut",
            Refusal::NotYours => "acceptances-refused-not-yours",
        }))
    }
}

/// An answer is accepted by who asked, while the thread is open, and by the space's staff always.
pub fn may_accept(viewer: &Viewer, thread: &Thread) -> Result<(), Refusal> {
    if viewer.is_suspended() {
        Err(Refusal::Suspended)
    } else if viewer.is_staff_of(thread.space_id) {
        Ok(())
    } else if !viewer.is(thread.asked_by) {
        Err(Refusal::NotYours)
    } else if thread.is_shut() {
        Err(Refusal::ThreadShut)
    } else {
        Ok(())
    }
}
