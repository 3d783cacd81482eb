//! Who reads and writes notes.

use crate::error::Error;
use crate::ids::PersonId;
use crate::platform::words::Message;
use crate::rights::Viewer;
use crate::threads::Thread;

/// Why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Somebody else wrote it.
    NotYours,
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Error::Refused(Message::new(match refusal {
            Refusal::NotYours => "notes-refused-not-yours",
        }))
    }
}

/// Notes are for the staff of the thread's space; others do not know of them. Roles sleep while somebody is suspended.
pub fn may_read(viewer: &Viewer, thread: &Thread) -> bool {
    viewer.may_enter(thread.space_id) && viewer.is_staff_of(thread.space_id)
}

/// Each removes their own.
pub fn may_remove(by: &Viewer, writer: PersonId) -> Result<(), Refusal> {
    if by.is(writer) { Ok(()) } else { Err(Refusal::NotYours) }
}
