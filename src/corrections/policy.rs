//! Who puts answers right, and how long that can be undone.

use std::time::Duration;

use crate::error::Error;
use crate::ids::PersonId;
use crate::platform::clock::Instant;
use crate::platform::words::Message;
use crate::posts::{Post, PostKind};
use crate::rights::Viewer;
use crate::threads::Thread;

/// How long a correction can be undone as if it had never been. Nobody is told before.
pub const UNDO_WITHIN: Duration = Duration::from_secs(10 * 60);

/// Why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Somebody suspended corrects nothing.
    Suspended,
    /// Only the experts and the other staff of the thread's space.
    StaffOnly,
    /// Only answers are corrected: what a question says is its asker's, and a comment can be answered.
    NotAnAnswer,
    /// It is hidden, deleted or held.
    Gone,
    /// Only who did it, and the space's moderators.
    NotYours,
    /// The time to undo it is over; what stands can be withdrawn.
    Late,
    /// It stands no longer.
    Over,
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Error::Refused(Message::new(match refusal {
            Refusal::Suspended => "corrections-refused-suspended",
            Refusal::StaffOnly => "corrections-refused-staff-only",
            Refusal::NotAnAnswer => "corrections-refused-not-an-answer",
            Refusal::Gone => "corrections-refused-gone",
            Refusal::NotYours => "corrections-refused-not-yours",
            Refusal::Late => "corrections-refused-late",
            Refusal::Over => "corrections-refused-over",
        }))
    }
}

/// Experts, moderators and leads of the space look after what stands in it, in closed and locked threads too: what
/// turns out wrong must not wait.
pub fn may_put_right(by: &Viewer, thread: &Thread) -> Result<(), Refusal> {
    if by.is_suspended() {
        Err(Refusal::Suspended)
    } else if by.is_staff_of(thread.space_id) {
        Ok(())
    } else {
        Err(Refusal::StaffOnly)
    }
}

/// They correct answers that everybody may read, their own as well.
pub fn may_correct(by: &Viewer, thread: &Thread, post: &Post) -> Result<(), Refusal> {
    may_put_right(by, thread)?;
    if post.kind != PostKind::Answer {
        Err(Refusal::NotAnAnswer)
    } else if !post.is_shown() {
        Err(Refusal::Gone)
    } else {
        Ok(())
    }
}

/// Who did it, and the space's moderators, undo it for ten minutes. `done`: by whom, and when.
pub fn may_undo(by: &Viewer, thread: &Thread, done: (PersonId, Instant), now: Instant) -> Result<(), Refusal> {
    may_put_right(by, thread)?;
    let (who, at) = done;
    if !by.is(who) && !by.is_moderator_of(thread.space_id) {
        Err(Refusal::NotYours)
    } else if at.plus(UNDO_WITHIN) <= now {
        Err(Refusal::Late)
    } else {
        Ok(())
    }
}
