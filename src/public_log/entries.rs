//! What stands in the log, and what it can be narrowed to.

use crate::appeals;
use crate::cases::Outcome;
use crate::ids::{PersonId, PostId, SpaceId, ThreadId};
use crate::moderation::ActKind;
use crate::platform::clock::Instant;
use crate::stored_words;

stored_words! {
    /// What the log is narrowed to.
    pub enum Group {
        /// Posts that were taken out of sight or changed, and shown again.
        Posts = "posts",
        /// Answers that were looked at and put right.
        Answers = "answers",
        /// Threads that were closed, moved and so on.
        Threads = "threads",
        /// What became of appeals.
        Appeals = "appeals",
    }
}

/// What a list is narrowed to.
#[derive(Clone, Copy, Debug, Default)]
pub struct Filter {
    /// What was done.
    pub group: Option<Group>,
    /// Where.
    pub space: Option<SpaceId>,
}

/// How many entries a page holds.
pub const PAGE: usize = 30;

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// To keep order.
    Act(ActKind),
    /// About a post that was reviewed.
    Decided(Outcome),
    /// About a decision that its author appealed against; whether the same person looked again.
    Appealed(Outcome, appeals::Outcome, bool),
}

/// How it came to a removal of criticism.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreed {
    /// A second person agreed.
    ByAnother,
    /// There was nobody else, and a day passed.
    AfterADay,
}

/// Who keeps order, as a thread's history names them.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "each field is its column")]
pub struct Who {
    pub id: PersonId,
    pub name: String,
    pub handle: String,
}

/// The thread that something was done in, and the post.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "each field is its column")]
pub struct Place {
    pub thread: ThreadId,
    pub title: String,
    pub language: Option<String>,
    pub post: Option<PostId>,
}

/// Something that was done.
#[derive(Clone, Debug)]
pub struct Entry {
    /// When it became public.
    pub at: Instant,
    /// Which of its table.
    pub id: i64,
    /// What.
    pub what: What,
    /// Why, in a word of ours.
    pub why: Option<String>,
    /// Of a removal as abusive or off topic: whether it was said to criticise the company.
    pub is_criticism: Option<bool>,
    /// Of one that was: how it came to it.
    pub agreed: Option<Agreed>,
    /// By whom.
    pub by: Who,
    /// Where.
    pub space: SpaceId,
    /// Which thread; none where it may not be known.
    pub place: Option<Place>,
}

impl Group {
    /// The acts that belong to it.
    pub(super) fn acts(self) -> Vec<ActKind> {
        ActKind::ALL.iter().copied().filter(|act| of_act(*act) == self).collect()
    }

    /// The decisions that belong to it.
    pub(super) fn outcomes(self) -> Vec<Outcome> {
        told().into_iter().filter(|outcome| of_outcome(*outcome) == self).collect()
    }
}

/// Decisions that are told. Asking an author to revise is told by what comes of it, approving by the post itself, and
/// flags that were dismissed as abuse are told nowhere; a warning is between its author and staff.
pub(super) fn told() -> Vec<Outcome> {
    let untold = [Outcome::AuthorRevises, Outcome::Approved, Outcome::Abuse, Outcome::Warned];
    Outcome::ALL.iter().copied().filter(|outcome| !untold.contains(outcome)).collect()
}

fn of_outcome(outcome: Outcome) -> Group {
    match outcome {
        Outcome::Removed | Outcome::Redacted | Outcome::Declined | Outcome::Approved => Group::Posts,
        Outcome::Accurate
        | Outcome::AuthorRevises
        | Outcome::Revised
        | Outcome::Warned
        | Outcome::Corrected
        | Outcome::Superseded
        | Outcome::Abuse => Group::Answers,
    }
}

fn of_act(act: ActKind) -> Group {
    match act {
        ActKind::PostEdited
        | ActKind::PostHidden
        | ActKind::PostShown
        | ActKind::RevisionHidden
        | ActKind::RevisionShown => Group::Posts,
        ActKind::Corrected
        | ActKind::CorrectionEdited
        | ActKind::CorrectionWithdrawn
        | ActKind::Superseded
        | ActKind::SupersessionWithdrawn => Group::Answers,
        _ => Group::Threads,
    }
}
