//! Whose posts are looked at, and who makes rules.

use crate::error::Error;
use crate::platform::words::Message;
use crate::rights::Viewer;

/// Why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Only those who run the site.
    AdminsOnly,
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Error::Refused(Message::new(match refusal {
            Refusal::AdminsOnly => "rules-refused-admins-only",
        }))
    }
}

/// Rules are made by those who run the site.
pub fn may_make(by: &Viewer) -> Result<(), Refusal> {
    if by.is_admin() { Ok(()) } else { Err(Refusal::AdminsOnly) }
}

/// What staff post is not looked at, wherever they are staff: they are known.
pub fn is_looked_at(by: &Viewer) -> bool {
    !by.is_staff()
}
