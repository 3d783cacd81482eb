//! Which threads may have to be told anew after something happened.

use std::collections::BTreeSet;

use crate::events::Event::*;
use crate::events::{Event, Review};
use crate::ids::{PersonId, TagId, ThreadId};
use crate::platform::db::{Conn, QueryResult};
use crate::threads;

/// What an event may have changed of what search knows.
enum Touched {
    Thread(ThreadId),
    /// Whatever is filed under a tag.
    Tag(TagId),
    /// Whatever somebody wrote in.
    Authors([PersonId; 2]),
    Threads(Vec<ThreadId>),
    Nothing,
}

/// The threads that some events touch, each once.
pub(super) fn threads_touched(conn: &mut Conn, events: &[Event]) -> QueryResult<BTreeSet<ThreadId>> {
    let mut touched = BTreeSet::new();
    for event in events {
        match touches(event) {
            Touched::Thread(thread) => {
                touched.insert(thread);
            }
            Touched::Tag(tag) => touched.extend(threads::list_filed_under(conn, tag)?),
            Touched::Authors(people) => touched.extend(threads::list_written_in(conn, &people)?),
            Touched::Threads(threads) => touched.extend(threads),
            Touched::Nothing => {}
        }
    }
    Ok(touched)
}

/// Whom a space is open to is asked of the database with each search, so a change of that touches nothing. Of people only
/// the handle is searched, with what they wrote, unless they keep that from others.
fn touches(event: &Event) -> Touched {
    match *event {
        ThreadAsked { thread, .. }
        | AnswerPosted { thread, .. }
        | CommentPosted { thread, .. }
        | PostEdited { thread, .. }
        | PostDeleted { thread, .. }
        | PostRestored { thread, .. }
        | PostHidden { thread, .. }
        | PostShown { thread, .. }
        | VoteChanged { thread, .. }
        | AnswerAccepted { thread, .. }
        | AcceptanceWithdrawn { thread, .. }
        | AlternativeMarked { thread, .. }
        | AlternativeWithdrawn { thread, .. }
        | AnswerVerified { thread, .. }
        | VerificationWithdrawn { thread, .. }
        | AnswerCorrected { thread, .. }
        | AnswerSuperseded { thread, .. }
        | CorrectionChanged { thread, .. }
        | ThreadResolved { thread, .. }
        | ThreadReopened { thread, .. }
        | ThreadClosed { thread, .. }
        | ThreadOpened { thread, .. }
        | ThreadMoved { thread, .. }
        | ThreadRetitled { thread, .. }
        | ThreadRetagged { thread, .. }
        | TooMarked { thread, .. }
        | TooWithdrawn { thread, .. }
        | FaqEntryMade { thread, .. }
        | FaqEntryChanged { thread, .. }
        | FaqEntryRemoved { thread, .. }
        | ThreadImported { thread, .. } => Touched::Thread(thread),
        TagChanged { tag, .. } => Touched::Tag(tag),
        PersonRenamed { person } | PersonChanged { person } => Touched::Authors([person, person]),
        PeopleMerged { from, into, .. } | MergeUndone { from, into, .. } => Touched::Authors([from, into]),
        ThreadRegrouped { thread, from, .. } => Touched::Threads(vec![thread, from]),
        PersonErased { ref threads, .. } => Touched::Threads(threads.clone()),
        PersonJoined { .. }
        | PersonSuspended { .. }
        | SuspensionLifted { .. }
        | RoleGranted { .. }
        | RoleWithdrawn { .. }
        | GroupChanged { .. }
        | SpaceMade { .. }
        | SpaceChanged { .. }
        | ShiftAdded { .. }
        | ShiftRemoved { .. }
        | AddressesRefused { .. }
        | SettingsChanged { .. }
        | PageChanged { .. }
        | RevisionHidden { .. }
        | RevisionShown { .. }
        | ThreadLocked { .. }
        | ThreadUnlocked { .. }
        | ThreadPinned { .. }
        | ThreadUnpinned { .. } => Touched::Nothing,
        Review(ref review) => reviewed(review),
    }
}

/// What a decision does to a post has an event of its own; to undo it may not.
fn reviewed(review: &Review) -> Touched {
    match *review {
        Review::DecisionUndone { thread, .. } => Touched::Thread(thread),
        Review::PostHeld { thread, .. } | Review::PostApproved { thread, .. } => Touched::Thread(thread),
        Review::PostDeclined { .. }
        | Review::FlagRaised { .. }
        | Review::FlagWithdrawn { .. }
        | Review::CaseClaimed { .. }
        | Review::CaseReleased { .. }
        | Review::CaseDecided { .. }
        | Review::RemovalProposed { .. }
        | Review::OpinionAsked { .. }
        | Review::OpinionGiven { .. }
        | Review::DecisionStood { .. }
        | Review::AppealMade { .. }
        | Review::AppealDecided { .. } => Touched::Nothing,
    }
}

/// Whether it took a text out of everybody's sight.
pub(super) fn takes_away(event: &Event) -> bool {
    use Event::{PersonErased, PostDeleted, PostHidden};
    let is_held = matches!(event, Event::Review(Review::PostHeld { .. }));
    is_held || matches!(event, PostDeleted { .. } | PostHidden { .. } | PersonErased { .. })
}
