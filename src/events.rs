//! Everything that can happen in the forum, in one place.

mod following;
mod queries;
mod review;

use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::ids::{CorrectionId, GroupId, PageId, PersonId, PostId, ShiftId, SpaceId, SupersessionId, TagId, ThreadId};
use crate::platform::db::Tx;
use crate::platform::db::schema::events;
pub use following::{Happened, Heard, NotAPosition, Position, after, each_after, end, is_any_after};
pub use queries::{find, find_last, last, list_of_space};
pub use review::Review;

/// What happened. Whoever listens matches without a `_` arm: a new event asks each what it means to them.
/// Rows hold ids and words of the code only, never text or names, so history needs no rewriting when a
/// person leaves.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(tag = "event", rename_all = "snake_case")]
#[expect(missing_docs, reason = "each is its name and its fields' names")]
#[rustfmt::skip] // One event a line; the attribute of the last would spread them all.
pub enum Event {
    PersonJoined { person: PersonId },
    PersonChanged { person: PersonId },
    PersonRenamed { person: PersonId },
    PersonErased { person: PersonId, threads: Vec<ThreadId> },
    PeopleMerged { from: PersonId, into: PersonId, by: PersonId },
    MergeUndone { from: PersonId, into: PersonId, by: PersonId },
    PersonSuspended { person: PersonId, by: PersonId },
    SuspensionLifted { person: PersonId, by: PersonId },
    RoleGranted { person: PersonId, space: Option<SpaceId>, role: String, by: Option<PersonId> },
    RoleWithdrawn { person: PersonId, space: Option<SpaceId>, role: String, by: Option<PersonId> },
    GroupChanged { group: GroupId, by: Option<PersonId> },
    SpaceMade { space: SpaceId, by: Option<PersonId> },
    SpaceChanged { space: SpaceId, by: PersonId },
    TagChanged { tag: TagId, by: PersonId },
    SettingsChanged { by: PersonId },
    PageChanged { page: PageId, by: PersonId },
    ThreadAsked { thread: ThreadId, post: PostId, space: SpaceId, by: PersonId },
    AnswerPosted { thread: ThreadId, post: PostId, by: PersonId },
    CommentPosted { thread: ThreadId, post: PostId, by: PersonId },
    PostEdited {
        thread: ThreadId, post: PostId, by: PersonId, version: i64,
        /// Whom it names that the version before did not.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        mentioned: Vec<PersonId>,
    },
    PostDeleted { thread: ThreadId, post: PostId, by: PersonId },
    PostRestored { thread: ThreadId, post: PostId, by: PersonId },
    PostHidden { thread: ThreadId, post: PostId, by: PersonId, why: String },
    PostShown { thread: ThreadId, post: PostId, by: PersonId },
    RevisionHidden { thread: ThreadId, post: PostId, by: PersonId, version: i64 },
    RevisionShown { thread: ThreadId, post: PostId, by: PersonId, version: i64 },
    VoteChanged { thread: ThreadId, post: PostId, by: PersonId, value: i64 },
    AnswerAccepted { thread: ThreadId, post: PostId, by: PersonId, instead_of: Option<PostId> },
    AcceptanceWithdrawn { thread: ThreadId, post: PostId, by: PersonId },
    AlternativeMarked { thread: ThreadId, post: PostId, by: PersonId },
    AlternativeWithdrawn { thread: ThreadId, post: PostId, by: PersonId },
    AnswerVerified { thread: ThreadId, post: PostId, by: PersonId },
    VerificationWithdrawn { thread: ThreadId, post: PostId, by: PersonId },
    AnswerCorrected { thread: ThreadId, post: PostId, by: PersonId, correction: CorrectionId },
    AnswerSuperseded { thread: ThreadId, post: PostId, by: PersonId, supersession: SupersessionId },
    CorrectionChanged { thread: ThreadId, post: PostId, by: PersonId, how: String },
    ThreadResolved { thread: ThreadId, by: PersonId, how: String },
    ThreadReopened { thread: ThreadId, by: PersonId },
    ThreadClosed { thread: ThreadId, by: PersonId, why: String, duplicate_of: Option<ThreadId> },
    ThreadOpened { thread: ThreadId, by: PersonId },
    ThreadLocked { thread: ThreadId, by: PersonId },
    ThreadUnlocked { thread: ThreadId, by: PersonId },
    ThreadPinned { thread: ThreadId, by: PersonId },
    ThreadUnpinned { thread: ThreadId, by: PersonId },
    ThreadMoved { thread: ThreadId, by: PersonId, from: SpaceId, to: SpaceId },
    /// All of another thread came here, or this was split off from it.
    ThreadRegrouped { thread: ThreadId, from: ThreadId, post: PostId, by: PersonId, is_merged: bool },
    ThreadRetitled { thread: ThreadId, by: PersonId },
    ThreadRetagged { thread: ThreadId, by: PersonId },
    TooMarked { thread: ThreadId, by: PersonId },
    TooWithdrawn { thread: ThreadId, by: PersonId },
    FaqEntryMade { thread: ThreadId, by: PersonId },
    FaqEntryChanged { thread: ThreadId, by: PersonId },
    FaqEntryRemoved { thread: ThreadId, by: PersonId },
    ShiftAdded { shift: ShiftId, space: SpaceId, person: PersonId, by: PersonId },
    ShiftRemoved { shift: ShiftId, space: SpaceId, person: PersonId, by: PersonId },
    AddressesRefused { count: i64 },
    ThreadImported { thread: ThreadId, space: SpaceId },
    #[serde(untagged)]
    Review(Review),
}

/// What of an event stands in columns of its own, to be found by.
#[derive(Default)]
struct Columns {
    thread: Option<ThreadId>,
    post: Option<PostId>,
    person: Option<PersonId>,
    space: Option<SpaceId>,
}

impl Columns {
    fn of_thread(thread: ThreadId, by: PersonId) -> Self {
        Self { thread: Some(thread), person: Some(by), ..Self::default() }
    }

    fn of_post(thread: ThreadId, post: PostId, by: PersonId) -> Self {
        Self { post: Some(post), ..Self::of_thread(thread, by) }
    }

    fn in_space(self, space: SpaceId) -> Self {
        Self { space: Some(space), ..self }
    }

    fn at(space: Option<SpaceId>, person: Option<PersonId>) -> Self {
        Self { space, person, ..Self::default() }
    }
}

impl Event {
    /// The thread it happened in, if it happened in one.
    pub fn thread(&self) -> Option<ThreadId> {
        self.columns().thread
    }

    fn columns(&self) -> Columns {
        use Event::*;
        match *self {
            PersonJoined { person }
            | PersonChanged { person }
            | PersonRenamed { person }
            | PersonErased { person, .. }
            | PeopleMerged { into: person, .. }
            | MergeUndone { into: person, .. }
            | PersonSuspended { person, .. }
            | SuspensionLifted { person, .. } => Columns { person: Some(person), ..Columns::default() },
            RoleGranted { person, space, .. } | RoleWithdrawn { person, space, .. } => Columns::at(space, Some(person)),
            GroupChanged { by, .. } => Columns { person: by, ..Columns::default() },
            AddressesRefused { .. } => Columns::default(),
            SettingsChanged { by } | PageChanged { by, .. } | TagChanged { by, .. } => Columns::at(None, Some(by)),
            SpaceMade { space, by } => Columns::at(Some(space), by),
            SpaceChanged { space, by } | ShiftAdded { space, by, .. } | ShiftRemoved { space, by, .. } => {
                Columns::at(Some(space), Some(by))
            }
            ThreadAsked { thread, post, space, by } => Columns::of_post(thread, post, by).in_space(space),
            AnswerPosted { thread, post, by }
            | CommentPosted { thread, post, by }
            | PostEdited { thread, post, by, .. }
            | PostDeleted { thread, post, by }
            | PostRestored { thread, post, by }
            | PostHidden { thread, post, by, .. }
            | PostShown { thread, post, by }
            | RevisionHidden { thread, post, by, .. }
            | RevisionShown { thread, post, by, .. }
            | VoteChanged { thread, post, by, .. }
            | AnswerAccepted { thread, post, by, .. }
            | AcceptanceWithdrawn { thread, post, by }
            | AlternativeMarked { thread, post, by }
            | AlternativeWithdrawn { thread, post, by }
            | AnswerVerified { thread, post, by }
            | VerificationWithdrawn { thread, post, by }
            | ThreadRegrouped { thread, post, by, .. }
            | AnswerCorrected { thread, post, by, .. }
            | AnswerSuperseded { thread, post, by, .. }
            | CorrectionChanged { thread, post, by, .. } => Columns::of_post(thread, post, by),
            ThreadResolved { thread, by, .. }
            | ThreadReopened { thread, by }
            | ThreadClosed { thread, by, .. }
            | ThreadOpened { thread, by }
            | ThreadLocked { thread, by }
            | ThreadUnlocked { thread, by }
            | ThreadPinned { thread, by }
            | ThreadUnpinned { thread, by }
            | ThreadRetitled { thread, by }
            | ThreadRetagged { thread, by }
            | TooMarked { thread, by }
            | TooWithdrawn { thread, by }
            | FaqEntryMade { thread, by }
            | FaqEntryChanged { thread, by }
            | FaqEntryRemoved { thread, by } => Columns::of_thread(thread, by),
            ThreadMoved { thread, by, to, .. } => Columns::of_thread(thread, by).in_space(to),
            Review(ref review) => review.columns(),
            ThreadImported { thread, space } => Columns { thread: Some(thread), ..Columns::at(Some(space), None) },
        }
    }
}

/// Writes down what happened, in the transaction that made it happen.
pub fn record(tx: &mut Tx<'_>, event: &Event) -> Result<()> {
    let json = serde_json::to_value(event).map_err(anyhow::Error::from)?;
    let kind = json["event"].as_str().unwrap_or_default();
    let (columns, now) = (event.columns(), tx.now());
    diesel::insert_into(events::table)
        .values((
            events::kind.eq(kind),
            events::thread_id.eq(columns.thread),
            events::post_id.eq(columns.post),
            events::person_id.eq(columns.person),
            events::space_id.eq(columns.space),
            events::at.eq(now),
            events::data.eq(json.to_string()),
        ))
        .execute(tx.conn())?;
    Ok(())
}
