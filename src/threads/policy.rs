//! Who may do what to a thread.

use crate::error::Error;
use crate::platform::words::Message;
use crate::rights::Viewer;

use super::Thread;

/// Why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Somebody suspended writes nothing.
    Suspended,
    /// Who is not one of the members yet writes drafts.
    NotAdmitted,
    /// The space is not open to them.
    SpaceClosed,
    /// The thread was closed with a reason.
    ThreadClosed,
    /// A moderator locked the thread.
    ThreadLocked,
    /// The question is hidden or deleted.
    ThreadHidden,
    /// Only the asker or the space's staff.
    NotYours,
    /// Only the space's moderators.
    ModeratorsOnly,
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Error::Refused(Message::new(match refusal {
            Refusal::Suspended => "threads-refused-suspended",
            Refusal::NotAdmitted => "threads-refused-not-admitted",
            Refusal::SpaceClosed => return Error::NotFound,
            Refusal::ThreadClosed => "threads-refused-closed",
            Refusal::ThreadLocked => "threads-refused-locked",
            Refusal::ThreadHidden => "threads-refused-hidden",
            Refusal::NotYours => "threads-refused-not-yours",
            Refusal::ModeratorsOnly => "threads-refused-moderators-only",
        }))
    }
}

/// Whether what somebody writes is posted at all; pages offer their forms all the same, since a draft is kept.
pub fn may_post(by: &Viewer) -> Result<(), Refusal> {
    if by.is_suspended() {
        Err(Refusal::Suspended)
    } else if !by.may_post() {
        Err(Refusal::NotAdmitted)
    } else {
        Ok(())
    }
}

/// Whoever is signed in and not suspended asks in the spaces open to them.
pub fn may_ask(by: &Viewer, space: crate::ids::SpaceId) -> Result<(), Refusal> {
    if by.is_suspended() {
        Err(Refusal::Suspended)
    } else if !by.may_enter(space) {
        Err(Refusal::SpaceClosed)
    } else {
        Ok(())
    }
}

/// Answers and comments: while the thread is neither closed, locked nor hidden; its moderators always.
pub fn may_add(by: &Viewer, thread: &Thread) -> Result<(), Refusal> {
    if by.is_suspended() {
        Err(Refusal::Suspended)
    } else if by.is_moderator_of(thread.space_id) {
        Ok(())
    } else if thread.hidden_at.is_some() {
        Err(Refusal::ThreadHidden)
    } else if thread.locked_at.is_some() {
        Err(Refusal::ThreadLocked)
    } else if thread.closed_at.is_some() {
        Err(Refusal::ThreadClosed)
    } else {
        Ok(())
    }
}
