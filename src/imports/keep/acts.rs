//! What was done at the source to keep order in a thread, as its public history here tells it.

use super::authors::Authors;
use super::rows::ActRow;
use crate::ids::ThreadId;
use crate::imports::stackexchange::{Author, CloseReason, Deed, ForeignThread, Moment};
use crate::moderation::ActKind;
use crate::platform::clock::Instant;
use crate::threads::Closing;

/// Closing a thread, and opening it again.
pub(super) const CLOSINGS: [ActKind; 2] = [ActKind::Closed, ActKind::Opened];
/// Locking a thread, and no longer.
pub(super) const LOCKS: [ActKind; 2] = [ActKind::Locked, ActKind::Unlocked];

/// Something that was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Act {
    pub(super) kind: ActKind,
    pub(super) why: Option<Closing>,
    /// Nobody if the dump does not tell.
    pub(super) by: Option<Author>,
    pub(super) at: Instant,
}

/// Closings and locks of a thread and how they ended, the oldest first.
pub(super) fn of(thread: &ForeignThread) -> Vec<Act> {
    let mut acts: Vec<Act> = thread.question.moments.iter().filter_map(Act::of).collect();
    if let Some(closed) = thread.closed.as_ref().filter(|_| in_force(&acts, CLOSINGS).is_none()) {
        // A dump without its history still says that a thread is closed, and since when.
        let why = Some(closing(closed.reason));
        acts.push(Act { kind: ActKind::Closed, why, by: closed.by.clone(), at: closed.at });
        acts.sort_by_key(|act| act.at);
    }
    acts
}

/// The last of two opposite kinds, if it is the first of them: what holds now.
pub(super) fn in_force(acts: &[Act], kinds: [ActKind; 2]) -> Option<&Act> {
    let last = acts.iter().rev().find(|act| kinds.contains(&act.kind))?;
    (last.kind == kinds[0]).then_some(last)
}

/// The reason as this forum words it.
pub(super) fn closing(reason: CloseReason) -> Closing {
    match reason {
        CloseReason::Duplicate => Closing::Duplicate,
        CloseReason::OffTopic => Closing::OffTopic,
        CloseReason::Unclear => Closing::Unclear,
        CloseReason::TooBroad => Closing::TooBroad,
        CloseReason::OpinionBased => Closing::Opinion,
        CloseReason::Other => Closing::Other,
    }
}

impl Act {
    fn of(moment: &Moment) -> Option<Act> {
        let (kind, why) = match &moment.deed {
            Deed::Closed { reason, .. } => (ActKind::Closed, Some(closing(*reason))),
            Deed::Reopened => (ActKind::Opened, None),
            Deed::Locked => (ActKind::Locked, None),
            Deed::Unlocked => (ActKind::Unlocked, None),
            Deed::Deleted | Deed::Restored => return None,
        };
        Some(Act { kind, why, by: Some(moment.by.clone()), at: moment.at })
    }

    pub(super) fn row(&self, thread_id: ThreadId, authors: &Authors) -> ActRow {
        let by_id = self.by.as_ref().map_or_else(|| authors.site(), |by| authors.id_of(by));
        ActRow { thread_id, kind: self.kind, why: self.why.map(Closing::word), by_id, at: self.at }
    }
}
