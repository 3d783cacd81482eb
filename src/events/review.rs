//! What can happen when posts are reviewed: part of [`Event`](super::Event), and written like the rest of it.

use serde::{Deserialize, Serialize};

use super::{Columns, Event};
use crate::ids::{AppealId, CaseId, DecisionId, FlagId, OpinionId, PersonId, PostId, ThreadId};

/// What happened to a flag, a case, a decision, an appeal, or a post that waits for approval. `why` is a flag's reason, `how` a
/// decision's outcome, or what an expert says.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(tag = "event", rename_all = "snake_case")]
#[expect(missing_docs, reason = "each is its name and its fields' names")]
pub enum Review {
    PostHeld { thread: ThreadId, post: PostId, by: PersonId },
    PostApproved { thread: ThreadId, post: PostId, by: PersonId },
    PostDeclined { thread: ThreadId, post: PostId, by: PersonId },
    FlagRaised { flag: FlagId, case: CaseId, thread: ThreadId, post: PostId, by: PersonId, why: String },
    FlagWithdrawn { flag: FlagId, case: CaseId, thread: ThreadId, post: PostId, by: PersonId },
    CaseClaimed { case: CaseId, thread: ThreadId, post: PostId, by: PersonId, from: Option<PersonId> },
    CaseReleased { case: CaseId, thread: ThreadId, post: PostId, by: PersonId },
    CaseDecided { case: CaseId, decision: DecisionId, thread: ThreadId, post: PostId, by: PersonId, how: String },
    DecisionUndone { case: CaseId, decision: DecisionId, thread: ThreadId, post: PostId, by: PersonId, how: String },
    RemovalProposed { case: CaseId, thread: ThreadId, post: PostId, by: PersonId, why: String },
    OpinionAsked { case: CaseId, opinion: OpinionId, thread: ThreadId, post: PostId, by: PersonId },
    OpinionGiven { case: CaseId, opinion: OpinionId, thread: ThreadId, post: PostId, by: PersonId, how: String },
    DecisionStood { case: CaseId, decision: DecisionId, thread: ThreadId, post: PostId, by: PersonId, how: String },
    AppealMade { appeal: AppealId, decision: DecisionId, thread: ThreadId, post: PostId, by: PersonId },
    AppealDecided { appeal: AppealId, decision: DecisionId, thread: ThreadId, post: PostId, by: PersonId, how: String },
}

impl Review {
    /// What of it stands in columns of its own.
    pub(super) fn columns(&self) -> Columns {
        match *self {
            Self::PostHeld { thread, post, by }
            | Self::PostApproved { thread, post, by }
            | Self::PostDeclined { thread, post, by }
            | Self::FlagRaised { thread, post, by, .. }
            | Self::FlagWithdrawn { thread, post, by, .. }
            | Self::CaseClaimed { thread, post, by, .. }
            | Self::CaseReleased { thread, post, by, .. }
            | Self::CaseDecided { thread, post, by, .. }
            | Self::DecisionUndone { thread, post, by, .. }
            | Self::RemovalProposed { thread, post, by, .. }
            | Self::OpinionAsked { thread, post, by, .. }
            | Self::OpinionGiven { thread, post, by, .. }
            | Self::DecisionStood { thread, post, by, .. }
            | Self::AppealMade { thread, post, by, .. }
            | Self::AppealDecided { thread, post, by, .. } => Columns::of_post(thread, post, by),
        }
    }
}

impl From<Review> for Event {
    fn from(review: Review) -> Self {
        Self::Review(review)
    }
}
