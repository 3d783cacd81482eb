//! Who appeals, how long, and who decides on it.

use std::time::Duration;

use super::Found;
use crate::cases::Decision;
use crate::error::Error;
use crate::platform::clock::Instant;
use crate::platform::words::Message;
use crate::rights::Viewer;

/// How long after a decision stands its post's author may appeal.
pub const APPEAL_WITHIN: Duration = Duration::from_secs(30 * 24 * 60 * 60);
/// How long an appeal waits for somebody else before who decided looks again, where nobody else may.
pub const SAME_AFTER: Duration = Duration::from_secs(24 * 60 * 60);

/// Why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The decision changed nothing of the post.
    NotAgainst,
    /// The time to appeal is over.
    Late,
    /// There is an appeal already.
    Twice,
    /// Nobody decides on an appeal of their own.
    Own,
    /// Who decided leaves it to somebody else.
    Decided,
    /// There is nobody else, but it has not waited long enough.
    Early,
}

impl Refusal {
    /// What is said of it.
    pub fn message(self) -> Message {
        Message::new(match self {
            Self::NotAgainst => "appeals-refused-not-against",
            Self::Late => "appeals-refused-late",
            Self::Twice => "appeals-refused-twice",
            Self::Own => "appeals-refused-own",
            Self::Decided => "appeals-refused-decided",
            Self::Early => "appeals-refused-early",
        })
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Error::Refused(refusal.message())
    }
}

/// Until when a decision that stands can be appealed against.
pub fn ends_at(stood_at: Instant) -> Instant {
    stood_at.plus(APPEAL_WITHIN)
}

/// The author of a post appeals against a decision that changed it or took it out of sight. Whose it is was asked by
/// finding it.
pub fn may_appeal(decision: &Decision, has_appealed: bool, now: Instant) -> Result<(), Refusal> {
    if !decision.outcome.is_against_author() {
        Err(Refusal::NotAgainst)
    } else if has_appealed {
        Err(Refusal::Twice)
    } else if decision.stood_at.is_none_or(|at| ends_at(at) <= now) {
        Err(Refusal::Late)
    } else {
        Ok(())
    }
}

/// A moderator or lead of the space who did not decide before; where there is nobody else, who did, a day later.
/// Whether it is the same person.
pub fn may_decide(by: &Viewer, found: &Found, has_others: bool, now: Instant) -> Result<bool, Refusal> {
    if by.is(found.post.author_id) || by.is(found.appeal.person_id) {
        Err(Refusal::Own)
    } else if !found.deciders().into_iter().any(|it| by.is(it)) {
        Ok(false)
    } else if has_others {
        Err(Refusal::Decided)
    } else if found.appeal.made_at.plus(SAME_AFTER) > now {
        Err(Refusal::Early)
    } else {
        Ok(true)
    }
}
