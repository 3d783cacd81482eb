//! Who keeps order, and where.

use crate::error::Error;
use crate::ids::SpaceId;
use crate::platform::words::Message;
use crate::rights::Viewer;
use crate::threads::Thread;

/// Why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Roles sleep while their holder is suspended.
    Suspended,
    /// Only the staff of the thread's space.
    StaffOnly,
    /// Only the moderators of the thread's space.
    ModeratorsOnly,
    /// The thread is in that space already.
    SameSpace,
    /// What a post says now is hidden with the post.
    PresentVersion,
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Error::Refused(Message::new(match refusal {
            Refusal::Suspended => "threads-refused-suspended",
            Refusal::StaffOnly => "moderation-refused-staff-only",
            Refusal::ModeratorsOnly => "threads-refused-moderators-only",
            Refusal::SameSpace => "moderation-refused-same-space",
            Refusal::PresentVersion => "moderation-refused-present-version",
        }))
    }
}

/// Locking and pinning: every staff of the thread's space.
pub fn may_arrange(by: &Viewer, thread: &Thread) -> Result<(), Refusal> {
    if by.is_suspended() {
        Err(Refusal::Suspended)
    } else if by.is_staff_of(thread.space_id) {
        Ok(())
    } else {
        Err(Refusal::StaffOnly)
    }
}

/// Hiding, closing, moving and editing: the moderators and leads of the thread's space.
pub fn may_moderate(by: &Viewer, thread: &Thread) -> Result<(), Refusal> {
    if by.is_suspended() {
        Err(Refusal::Suspended)
    } else if by.is_moderator_of(thread.space_id) {
        Ok(())
    } else {
        Err(Refusal::ModeratorsOnly)
    }
}

/// Moving: the moderators of the space it is in, to another that is open to them. One that is not does
/// not exist for them.
pub fn may_move(by: &Viewer, thread: &Thread, to: SpaceId) -> Result<(), Error> {
    may_moderate(by, thread)?;
    if !by.may_enter(to) {
        Err(Error::NotFound)
    } else if thread.space_id == to {
        Err(Refusal::SameSpace.into())
    } else {
        Ok(())
    }
}
