//! The rows of notifications.

use std::collections::BTreeSet;
use std::time::Duration;

use diesel::prelude::*;

use super::{ByMail, withheld};
use crate::each_backend;
use crate::events::Event;
use crate::ids::{EventId, PersonId, PostId, SpaceId, ThreadId};
use crate::platform::clock::Instant;
use crate::platform::db::schema::notifications;
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::stored_words;

stored_words! {
    /// What happened.
    pub enum Kind {
        /// A question was asked.
        Asked = "asked",
        /// A question was answered.
        Answer = "answer",
        /// A comment was posted.
        Comment = "comment",
        /// Somebody was mentioned in a post.
        Mention = "mention",
        /// An answer was accepted.
        Accepted = "accepted",
        /// An expert vouched for an answer.
        Verified = "verified",
        /// A thread was resolved.
        Resolved = "resolved",
        /// A thread was closed.
        Closed = "closed",
        /// A question was merged into another thread.
        Merged = "merged",
        /// An answer was made the question of a thread of its own.
        Split = "split",
        /// Somebody else edited a post.
        Edited = "edited",
        /// A role was granted.
        Role = "role",
        /// A moderator decided on a post.
        Decided = "decided",
        /// Somebody looked again at such a decision.
        Appealed = "appealed",
        /// A moderator asks what one thinks of an answer.
        Consulted = "consulted",
        /// An expert says what they think of what one asked about.
        Advised = "advised",
        /// A post of theirs that waited is approved.
        Approved = "approved",
        /// A moderator decided on what was flagged.
        Flagged = "flagged",
        /// An answer that one may have used was corrected.
        Corrected = "corrected",
        /// One's own answer was.
        CorrectedOwn = "corrected_own",
        /// There is a better answer than one that one may have used.
        Superseded = "superseded",
        /// Than one's own.
        SupersededOwn = "superseded_own",
        /// Addresses refused the site's mail.
        Refused = "refused",
    }
}

stored_words! {
    /// Why it concerns them: what they choose a channel by.
    pub enum Topic {
        /// An answer to one's own question.
        Answers = "answers",
        /// A comment on one's own post, or in one's own thread.
        Comments = "comments",
        /// Being mentioned.
        Mentions = "mentions",
        /// One's answer was accepted or verified.
        Marks = "marks",
        /// One's thread was resolved or closed.
        States = "states",
        /// Somebody else edited or corrected one's post.
        Edits = "edits",
        /// What one may have used was put right.
        Corrections = "corrections",
        /// Anything in another's thread that one follows.
        Followed = "followed",
        /// A new question with a tag or in a space that one follows.
        Questions = "questions",
        /// A role was granted.
        Roles = "roles",
        /// What moderators decided on one's own posts and flags, and what they ask experts.
        Reviews = "reviews",
        /// Something that those who run the site should look at.
        Running = "running",
    }
}

impl Kind {
    /// What an event is to the author of the post that it marked or took elsewhere, with the thread, the post and who
    /// did it.
    pub(super) fn of_post(event: &Event) -> Option<(ThreadId, PostId, PersonId, Self)> {
        match *event {
            Event::AnswerAccepted { thread, post, by, .. } => Some((thread, post, by, Self::Accepted)),
            Event::AnswerVerified { thread, post, by } => Some((thread, post, by, Self::Verified)),
            Event::ThreadRegrouped { thread, post, by, is_merged: true, .. } => Some((thread, post, by, Self::Merged)),
            Event::ThreadRegrouped { thread, post, by, .. } => Some((thread, post, by, Self::Split)),
            _ => None,
        }
    }
}

impl Topic {
    /// Why something concerns somebody: whether it is their own thread or post.
    pub fn of(kind: Kind, is_own: bool) -> Self {
        match kind {
            Kind::Asked => Self::Questions,
            Kind::Mention => Self::Mentions,
            Kind::Accepted | Kind::Verified => Self::Marks,
            Kind::Edited | Kind::Merged | Kind::Split | Kind::CorrectedOwn | Kind::SupersededOwn => Self::Edits,
            Kind::Corrected | Kind::Superseded => Self::Corrections,
            Kind::Role => Self::Roles,
            Kind::Decided | Kind::Appealed | Kind::Flagged | Kind::Consulted | Kind::Advised | Kind::Approved => {
                Self::Reviews
            }
            Kind::Refused => Self::Running,
            Kind::Answer if is_own => Self::Answers,
            Kind::Comment if is_own => Self::Comments,
            Kind::Resolved | Kind::Closed if is_own => Self::States,
            Kind::Answer | Kind::Comment | Kind::Resolved | Kind::Closed => Self::Followed,
        }
    }
}

/// A notification to be made.
#[derive(Clone, Debug, Insertable)]
#[diesel(table_name = notifications, treat_none_as_default_value = false)]
pub(super) struct New {
    pub(super) person_id: PersonId,
    pub(super) event_id: EventId,
    pub(super) kind: Kind,
    pub(super) topic: Topic,
    pub(super) thread_id: Option<ThreadId>,
    pub(super) post_id: Option<PostId>,
    pub(super) space_id: Option<SpaceId>,
    pub(super) role: Option<String>,
    pub(super) by_id: Option<PersonId>,
    pub(super) at: Instant,
    pub(super) in_product: i64,
    pub(super) by_mail: ByMail,
}

/// Makes some notifications; those that are there already stay as they are.
pub(super) fn add(tx: &mut Tx<'_>, new: &[New]) -> QueryResult<usize> {
    each_backend!(tx.conn(), conn => {
        diesel::insert_into(notifications::table).values(new).on_conflict_do_nothing().execute(conn)
    })
}

/// Those of some people who were told of an event.
pub(super) fn list_told_of(conn: &mut Conn, event: EventId, among: &[PersonId]) -> QueryResult<BTreeSet<PersonId>> {
    let told: Vec<PersonId> = notifications::table
        .filter(notifications::event_id.eq(event))
        .filter(notifications::person_id.eq_any(among.to_vec()))
        .select(notifications::person_id)
        .load(conn)?;
    Ok(told.into_iter().collect())
}

/// How long what was read is kept.
const READ_KEPT: Duration = Duration::from_secs(90 * 24 * 60 * 60);
/// How long what nobody has read is kept.
const UNREAD_KEPT: Duration = Duration::from_secs(365 * 24 * 60 * 60);

/// Removes what was read long ago, and what nobody has read for longer. How many rows went.
pub fn forget_old(tx: &mut Tx<'_>) -> QueryResult<usize> {
    let (read, unread) = (tx.now().minus(READ_KEPT), tx.now().minus(UNREAD_KEPT));
    let is_read = notifications::read_at.is_not_null().and(notifications::at.lt(read));
    withheld::forget_before(tx, read)?;
    diesel::delete(notifications::table.filter(notifications::at.lt(unread).or(is_read))).execute(tx.conn())
}
