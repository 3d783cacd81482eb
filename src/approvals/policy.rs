//! Who approves and declines.

use crate::error::Error;
use crate::ids::SpaceId;
use crate::platform::words::Message;
use crate::rights::Viewer;

/// Why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Roles sleep while their holder is suspended.
    Suspended,
    /// Only the moderators of the thread's space.
    ModeratorsOnly,
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Error::Refused(Message::new(match refusal {
            Refusal::Suspended => "threads-refused-suspended",
            Refusal::ModeratorsOnly => "threads-refused-moderators-only",
        }))
    }
}

/// The moderators and leads of a space approve and decline what waits there.
pub fn may_decide(by: &Viewer, space: SpaceId) -> Result<(), Refusal> {
    if by.is_suspended() {
        Err(Refusal::Suspended)
    } else if by.is_moderator_of(space) {
        Ok(())
    } else {
        Err(Refusal::ModeratorsOnly)
    }
}

/// The spaces in which somebody does so.
pub fn spaces_of(viewer: &Viewer) -> Vec<SpaceId> {
    viewer.spaces().iter().copied().filter(|space| may_decide(viewer, *space).is_ok()).collect()
}
