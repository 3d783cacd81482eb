//! The rows of moderation acts, and the columns that hide posts and revisions.

use diesel::prelude::*;
use serde_json::{Map, Value};

use crate::ids::{PersonId, PostId, ThreadId};
use crate::platform::clock::Instant;
use crate::platform::db::schema::{moderation_acts, people, posts, revisions, threads};
use crate::platform::db::{Conn, MultiBackend, QueryResult, Tx};
use crate::posts::{Post, PostKind};
use crate::stored_words;

stored_words! {
    /// What was done.
    pub enum ActKind {
        /// The thread was resolved without an answer.
        Resolved = "resolved",
        /// It is no longer.
        Reopened = "reopened",
        /// The thread was closed.
        Closed = "closed",
        /// It is open again.
        Opened = "opened",
        /// The thread was locked.
        Locked = "locked",
        /// It is no longer.
        Unlocked = "unlocked",
        /// The thread was pinned.
        Pinned = "pinned",
        /// It is no longer.
        Unpinned = "unpinned",
        /// The thread was moved to another space; the reason holds the number of the one before.
        Moved = "moved",
        /// Another thread was merged into this one; the reason holds its number.
        Merged = "merged",
        /// An answer became a thread of its own; the reason holds its number.
        SplitOff = "split_off",
        /// The thread was an answer in another; the reason holds the number of that.
        SplitFrom = "split_from",
        /// The title was changed; the note holds the one before, the reason the question's version that it made.
        Retitled = "retitled",
        /// The tags were changed; the note holds those before, the reason the question's version that it made.
        Retagged = "retagged",
        /// A moderator edited what somebody else wrote; the reason holds the number of the version that it made.
        PostEdited = "post_edited",
        /// A post was hidden.
        PostHidden = "post_hidden",
        /// It is shown again.
        PostShown = "post_shown",
        /// An earlier text of a post was hidden.
        RevisionHidden = "revision_hidden",
        /// It is shown again.
        RevisionShown = "revision_shown",
        /// An answer was corrected; what the correction says stands in the post's history.
        Corrected = "corrected",
        /// A correction was edited.
        CorrectionEdited = "correction_edited",
        /// A correction was withdrawn; the note says why.
        CorrectionWithdrawn = "correction_withdrawn",
        /// An answer leads to a better one from now on.
        Superseded = "superseded",
        /// It no longer does.
        SupersessionWithdrawn = "supersession_withdrawn",
    }
}

stored_words! {
    /// Why a post or a revision was hidden.
    pub enum Hiding {
        /// Advertising.
        Spam = "spam",
        /// It attacks somebody.
        Abusive = "abusive",
        /// It has nothing to do with the question.
        OffTopic = "off_topic",
        /// Following it can do harm.
        Dangerous = "dangerous",
        /// It holds what is nobody else's business.
        Private = "private",
        /// The note says.
        Other = "other",
    }
}

/// Something staff did, to be written down.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "each field is its column")]
pub struct NewAct<'a> {
    pub thread: ThreadId,
    pub post: Option<PostId>,
    pub kind: ActKind,
    pub why: Option<&'a str>,
    pub note: &'a str,
    pub by: PersonId,
}

/// Writes down what was done.
pub fn note(tx: &mut Tx<'_>, act: &NewAct<'_>) -> QueryResult<()> {
    let now = tx.now();
    diesel::insert_into(moderation_acts::table)
        .values((
            moderation_acts::thread_id.eq(act.thread),
            moderation_acts::post_id.eq(act.post),
            moderation_acts::kind.eq(act.kind),
            moderation_acts::why.eq(act.why),
            moderation_acts::note.eq(act.note),
            moderation_acts::by_id.eq(act.by),
            moderation_acts::at.eq(now),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// Forgets what was done to a post at a moment, when all of it was taken back.
pub fn forget_acts(tx: &mut Tx<'_>, post: PostId, at: Instant) -> QueryResult<()> {
    let acts = moderation_acts::table.filter(moderation_acts::post_id.eq(post)).filter(moderation_acts::at.eq(at));
    diesel::delete(acts).execute(tx.conn())?;
    Ok(())
}

/// Takes back that something was done to a post at a moment: what was undone at once stands in no history.
pub fn forget(tx: &mut Tx<'_>, post: PostId, kind: ActKind, at: Instant) -> QueryResult<()> {
    let act = moderation_acts::table
        .filter(moderation_acts::post_id.eq(post))
        .filter(moderation_acts::kind.eq(kind))
        .filter(moderation_acts::at.eq(at));
    diesel::delete(act).execute(tx.conn())?;
    Ok(())
}

/// An act as the history shows it.
#[derive(Clone, Debug, Queryable)]
#[expect(missing_docs, reason = "each field is its column")]
pub struct ListedAct {
    pub id: i64,
    pub post_id: Option<PostId>,
    pub kind: ActKind,
    pub why: Option<String>,
    pub note: String,
    pub at: Instant,
    pub by_id: PersonId,
    pub by_name: String,
    pub by_handle: String,
}

/// How many acts a page of the history holds.
pub const ACTS: usize = 100;

/// What was done in a thread, the latest first, and one more if there are more. What an import brings may be older
/// than what was written down before it.
pub fn list_acts(conn: &mut Conn, thread: ThreadId, before: Option<i64>) -> QueryResult<Vec<ListedAct>> {
    let mut acts = moderation_acts::table
        .inner_join(people::table)
        .filter(moderation_acts::thread_id.eq(thread))
        .into_boxed::<MultiBackend>();
    if let Some(before) = before {
        let at: Instant = moderation_acts::table
            .find(before)
            .filter(moderation_acts::thread_id.eq(thread))
            .select(moderation_acts::at)
            .first(conn)?;
        let is_earlier = moderation_acts::at.eq(at).and(moderation_acts::id.lt(before));
        acts = acts.filter(moderation_acts::at.lt(at).or(is_earlier));
    }
    acts.select((
        moderation_acts::id,
        moderation_acts::post_id,
        moderation_acts::kind,
        moderation_acts::why,
        moderation_acts::note,
        moderation_acts::at,
        people::id,
        people::name,
        people::handle,
    ))
    .order((moderation_acts::at.desc(), moderation_acts::id.desc()))
    .limit(i64::try_from(ACTS + 1).unwrap_or(i64::MAX))
    .load(conn)
}

/// Hides a post from now on.
pub(super) fn hide(tx: &mut Tx<'_>, post: PostId, by: PersonId, why: Hiding, note: &str) -> QueryResult<()> {
    let now = tx.now();
    diesel::update(posts::table.find(post))
        .set((
            posts::hidden_at.eq(now),
            posts::hidden_by.eq(by),
            posts::hidden_why.eq(why),
            posts::hidden_note.eq(note),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// Hides a post as its row said before it was shown.
pub(super) fn hide_again(tx: &mut Tx<'_>, post: &Post, row: &Map<String, Value>) -> QueryResult<()> {
    let number = |name: &str| row.get(name).and_then(Value::as_i64);
    let text = |name: &str| row.get(name).and_then(Value::as_str).map(str::to_owned);
    let hidden_at = number("hidden_at").map(Instant::from_micros);
    if post.kind == PostKind::Question {
        diesel::update(threads::table.find(post.thread_id)).set(threads::hidden_at.eq(hidden_at)).execute(tx.conn())?;
    }
    diesel::update(posts::table.find(post.id))
        .set((
            posts::hidden_at.eq(hidden_at),
            posts::hidden_by.eq(number("hidden_by").map(PersonId::new)),
            posts::hidden_why.eq(text("hidden_why")),
            posts::hidden_note.eq(text("hidden_note")),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// Shows a post again.
pub(super) fn show(tx: &mut Tx<'_>, post: PostId) -> QueryResult<()> {
    diesel::update(posts::table.find(post))
        .set((
            posts::hidden_at.eq(None::<Instant>),
            posts::hidden_by.eq(None::<PersonId>),
            posts::hidden_why.eq(None::<String>),
            posts::hidden_note.eq(None::<String>),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// Hides what a post said in a version, or shows it again; whether anything changed by it.
pub(super) fn hide_version(
    tx: &mut Tx<'_>,
    post: PostId,
    version: i64,
    by: PersonId,
    why: Option<Hiding>,
) -> QueryResult<bool> {
    let now = tx.now();
    let is_hidden = why.is_some();
    let kept = revisions::table.filter(revisions::post_id.eq(post)).filter(revisions::version.eq(version));
    let rows = if is_hidden {
        diesel::update(kept.filter(revisions::hidden_at.is_null()))
            .set((revisions::hidden_at.eq(now), revisions::hidden_by.eq(by), revisions::hidden_why.eq(why)))
            .execute(tx.conn())?
    } else {
        diesel::update(kept.filter(revisions::hidden_at.is_not_null()))
            .set((
                revisions::hidden_at.eq(None::<Instant>),
                revisions::hidden_by.eq(None::<PersonId>),
                revisions::hidden_why.eq(None::<String>),
            ))
            .execute(tx.conn())?
    };
    Ok(rows > 0)
}

/// Whether what a post said in a version was kept.
pub(super) fn has_version(tx: &mut Tx<'_>, post: PostId, version: i64) -> QueryResult<bool> {
    let rows: i64 = revisions::table
        .filter(revisions::post_id.eq(post))
        .filter(revisions::version.eq(version))
        .count()
        .get_result(tx.conn())?;
    Ok(rows > 0)
}
