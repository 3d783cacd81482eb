//! Who may flag what.

use super::Flagger;
use crate::error::Error;
use crate::platform::words::Message;
use crate::posts::Post;
use crate::rights::{Standing, Viewer};
use crate::threads::Thread;

/// Why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Nobody is signed in.
    SignedOut,
    /// Somebody suspended flags nothing.
    Suspended,
    /// Who is not one of the members yet flags nothing.
    NotAdmitted,
    /// What one wrote oneself one edits.
    Own,
    /// It is hidden, deleted or waits for approval.
    Gone,
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Error::Refused(Message::new(match refusal {
            Refusal::SignedOut => return Error::SignInNeeded,
            Refusal::Suspended => "flags-refused-suspended",
            Refusal::NotAdmitted => "flags-refused-not-admitted",
            Refusal::Own => "flags-refused-own",
            Refusal::Gone => "flags-refused-gone",
        }))
    }
}

/// Whoever is one of the members flags what others wrote and everybody may read, in closed and locked threads too:
/// what is wrong there is read all the same.
pub fn may_flag(by: &Viewer, _: &Thread, post: &Post) -> Result<(), Refusal> {
    if by.id().is_none() {
        Err(Refusal::SignedOut)
    } else if by.is_suspended() {
        Err(Refusal::Suspended)
    } else if !by.may_post() {
        Err(Refusal::NotAdmitted)
    } else if by.is(post.author_id) {
        Err(Refusal::Own)
    } else if !post.is_shown() {
        Err(Refusal::Gone)
    } else {
        Ok(())
    }
}

/// As whom somebody flags a post of a thread.
pub fn flagger(by: &Viewer, thread: &Thread) -> Flagger {
    if by.is_staff_of(thread.space_id) {
        Flagger::Staff
    } else if *by.standing() == Standing::New {
        Flagger::New
    } else {
        Flagger::Member
    }
}
