//! Who may vote.

use super::Vote;
use crate::error::Error;
use crate::platform::words::Message;
use crate::posts::{Post, PostKind};
use crate::rights::Viewer;
use crate::threads::Thread;

/// Why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Nobody is signed in.
    SignedOut,
    /// Somebody suspended does not vote.
    Suspended,
    /// Nobody votes on what they wrote.
    Own,
    /// It is hidden, deleted or waits for approval.
    Gone,
    /// A moderator locked the thread.
    ThreadLocked,
    /// Comments are voted for, not against.
    CommentDown,
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Error::Refused(Message::new(match refusal {
            Refusal::SignedOut => return Error::SignInNeeded,
            Refusal::Suspended => "votes-refused-suspended",
            Refusal::Own => "votes-refused-own",
            Refusal::Gone => "votes-refused-gone",
            Refusal::ThreadLocked => "votes-refused-locked",
            Refusal::CommentDown => "votes-refused-comment-down",
        }))
    }
}

/// Whoever is signed in votes on what others wrote and everybody may read, in closed threads too; against a
/// comment nobody votes.
pub fn may_vote(by: &Viewer, thread: &Thread, post: &Post, vote: Vote) -> Result<(), Refusal> {
    if by.id().is_none() {
        Err(Refusal::SignedOut)
    } else if by.is_suspended() {
        Err(Refusal::Suspended)
    } else if by.is(post.author_id) {
        Err(Refusal::Own)
    } else if !post.is_shown() {
        Err(Refusal::Gone)
    } else if thread.locked_at.is_some() {
        Err(Refusal::ThreadLocked)
    } else if vote == Vote::Down && post.kind == PostKind::Comment {
        Err(Refusal::CommentDown)
    } else {
        Ok(())
    }
}
