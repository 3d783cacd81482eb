//! Who reviews what.

use super::{Case, Decision, Term};
use crate::error::Error;
use crate::ids::PersonId;
use crate::platform::clock::Instant;
use crate::platform::words::Message;
use crate::posts::Post;
use crate::rights::Viewer;
use crate::threads::Thread;

/// Why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Nobody decides on what they wrote themselves.
    Own,
    /// It can be undone no longer.
    Late,
    /// Only who decided it, and the space's leads.
    NotYours,
    /// Only those who run the site.
    AdminsOnly,
    /// Only leads suspend without an end.
    LeadsOnly,
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Error::Refused(Message::new(match refusal {
            Refusal::Own => "cases-refused-own",
            Refusal::Late => "cases-refused-late",
            Refusal::NotYours => "cases-refused-not-yours",
            Refusal::AdminsOnly => "cases-refused-admins-only",
            Refusal::LeadsOnly => "suspensions-refused-leads-only",
        }))
    }
}

/// Cases are for the moderators and leads of the thread's space; others do not know of them.
pub fn may_review(viewer: &Viewer, thread: &Thread) -> bool {
    viewer.may_enter(thread.space_id) && viewer.is_moderator_of(thread.space_id)
}

/// Of those, nobody decides on their own post but a lead, who may be the only one.
pub fn may_decide(by: &Viewer, thread: &Thread, post: &Post) -> Result<(), Refusal> {
    if by.is(post.author_id) && !by.is_lead_of(thread.space_id) { Err(Refusal::Own) } else { Ok(()) }
}

/// Experts of the space say what they think of a post that they did not write.
pub fn may_advise(viewer: &Viewer, thread: &Thread, post: &Post) -> bool {
    viewer.may_enter(thread.space_id) && viewer.is_expert_of(thread.space_id) && !viewer.is(post.author_id)
}

/// Who decided undoes it within ten minutes; so may the space's leads.
pub fn may_undo(by: &Viewer, thread: &Thread, decision: &Decision, now: Instant) -> Result<(), Refusal> {
    if !by.is(decision.by_id) && !by.is_lead_of(thread.space_id) {
        Err(Refusal::NotYours)
    } else if !decision.is_fresh(now) {
        Err(Refusal::Late)
    } else {
        Ok(())
    }
}

/// Who decides on a post suspends its author with it: moderators for a month at most, leads for good too. Whether the
/// author can be suspended is another question: [`exempt`](super::exempt).
pub fn may_suspend(by: &Viewer, thread: &Thread, term: Term) -> Result<(), Refusal> {
    if term == Term::ForGood && !by.is_lead_of(thread.space_id) { Err(Refusal::LeadsOnly) } else { Ok(()) }
}

/// Who else has a case for themselves.
pub fn other_holder(by: &Viewer, case: &Case, now: Instant) -> Option<PersonId> {
    case.holder(now).filter(|holder| !by.is(*holder))
}
