//! Who may read, edit, delete and restore a post.

use super::{Post, PostKind};
use crate::error::Error;
use crate::platform::words::Message;
use crate::rights::Viewer;
use crate::threads::Thread;

/// Why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Somebody suspended writes nothing.
    Suspended,
    /// Only who wrote it, or the space's moderators.
    NotYours,
    /// A moderator locked the thread.
    ThreadLocked,
    /// It is hidden or deleted.
    Gone,
    /// It is accepted, verified or marked as working: others rely on it.
    ReliedOn,
    /// The question has answers.
    Answered,
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Error::Refused(Message::new(match refusal {
            Refusal::Suspended => "posts-refused-suspended",
            Refusal::NotYours => "posts-refused-not-yours",
            Refusal::ThreadLocked => "posts-refused-locked",
            Refusal::Gone => "posts-refused-gone",
            Refusal::ReliedOn => "posts-refused-relied-on",
            Refusal::Answered => "posts-refused-answered",
        }))
    }
}

/// Whether the viewer may read what a post says. A hidden post's text is for the space's
/// moderators, a deleted one's for them and its author, one that waits for approval for its author and staff.
pub fn may_read(viewer: &Viewer, thread: &Thread, post: &Post) -> bool {
    if post.hidden_at.is_some() {
        viewer.is_moderator_of(thread.space_id)
    } else if post.deleted_at.is_some() {
        viewer.is(post.author_id) || viewer.is_moderator_of(thread.space_id)
    } else if post.held_at.is_some() {
        viewer.is(post.author_id) || viewer.is_staff_of(thread.space_id)
    } else {
        true
    }
}

/// Everybody edits their own posts, in a closed thread too, but not in a locked one; moderators edit all of
/// their space. What is hidden or deleted stays as it is until it is shown again.
pub fn may_edit(by: &Viewer, thread: &Thread, post: &Post) -> Result<(), Refusal> {
    if by.is_suspended() {
        Err(Refusal::Suspended)
    } else if !by.is(post.author_id) && !by.is_moderator_of(thread.space_id) {
        Err(Refusal::NotYours)
    } else if post.hidden_at.is_some() || post.deleted_at.is_some() {
        Err(Refusal::Gone)
    } else if thread.locked_at.is_some() && !by.is_moderator_of(thread.space_id) {
        Err(Refusal::ThreadLocked)
    } else {
        Ok(())
    }
}

/// Everybody deletes their own posts: a question while it has no answers, an answer while nobody has
/// marked it. `is_marked`: whether it is accepted, verified or known to work as well.
pub fn may_delete(by: &Viewer, thread: &Thread, post: &Post, is_marked: bool) -> Result<(), Refusal> {
    if by.is_suspended() {
        Err(Refusal::Suspended)
    } else if !by.is(post.author_id) {
        Err(Refusal::NotYours)
    } else if post.hidden_at.is_some() || post.deleted_at.is_some() {
        Err(Refusal::Gone)
    } else if thread.locked_at.is_some() {
        Err(Refusal::ThreadLocked)
    } else if is_marked {
        Err(Refusal::ReliedOn)
    } else if post.kind == PostKind::Question && thread.answer_count > 0 {
        Err(Refusal::Answered)
    } else {
        Ok(())
    }
}

/// Everybody restores what they deleted themselves, unless it was hidden meanwhile.
pub fn may_restore(by: &Viewer, thread: &Thread, post: &Post) -> Result<(), Refusal> {
    if by.is_suspended() {
        Err(Refusal::Suspended)
    } else if !by.is(post.author_id) || post.deleted_at.is_none() {
        Err(Refusal::NotYours)
    } else if post.hidden_at.is_some() {
        Err(Refusal::Gone)
    } else if thread.locked_at.is_some() {
        Err(Refusal::ThreadLocked)
    } else {
        Ok(())
    }
}
