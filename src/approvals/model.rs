//! The rows of approvals.

use diesel::prelude::*;

use crate::each_backend;
use crate::error::{Error, Result};
use crate::ids::{ApprovalId, PersonId, PostId};
use crate::platform::clock::Instant;
use crate::platform::db::schema::{approvals, people, revisions};
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::platform::words::Message;
use crate::posts::Post;
use crate::stored_words;

stored_words! {
    /// What a moderator decided.
    pub enum Outcome {
        /// Everybody may read the post.
        Approved = "approved",
        /// Nobody else will.
        Declined = "declined",
    }
}

/// A post's wait for a moderator's yes.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = approvals)]
#[expect(missing_docs, reason = "each field is its column, described in the migration")]
pub struct Approval {
    pub id: ApprovalId,
    pub post_id: PostId,
    pub version: i64,
    pub asked_at: Instant,
    pub decided_at: Option<Instant>,
    pub outcome: Option<Outcome>,
    pub by_id: Option<PersonId>,
    pub why: String,
}

/// The latest of each of some posts that ever waited.
pub fn list_latest(conn: &mut Conn, among: &[PostId]) -> QueryResult<Vec<Approval>> {
    let mut all: Vec<Approval> = approvals::table
        .filter(approvals::post_id.eq_any(among.to_vec()))
        .order((approvals::post_id, approvals::id.desc()))
        .select(Approval::as_select())
        .load(conn)?;
    all.dedup_by_key(|approval| approval.post_id);
    Ok(all)
}

/// What a moderator is about to decide, if it still is to be decided: a post that waits. Who was there first is
/// told to who comes second. `version` is what the post said when they looked.
pub(super) fn still_waiting(tx: &mut Tx<'_>, post: &Post, version: i64) -> Result<Option<Approval>> {
    let latest = list_latest(tx.conn(), &[post.id])?.pop();
    let decided =
        latest.as_ref().and_then(|it| it.outcome.zip(it.by_id)).filter(|_| latest_is_decided(latest.as_ref()));
    if let Some((outcome, by)) = decided {
        let name: String = people::table.find(by).select(people::name).first(tx.conn())?;
        let key = match outcome {
            Outcome::Approved => "approvals-conflict-approved",
            Outcome::Declined => "approvals-conflict-declined",
        };
        return Err(Error::Conflict(Message::new(key).with("name", name)));
    }
    if post.held_at.is_none() || post.deleted_at.is_some() || post.hidden_at.is_some() {
        return Err(Error::Conflict(Message::new("approvals-conflict-gone")));
    }
    if post.version != version {
        return Err(Error::Conflict(Message::new("approvals-conflict-edited")));
    }
    Ok(latest)
}

/// Whether a post waits.
pub fn is_waiting(conn: &mut Conn, post: PostId) -> QueryResult<bool> {
    let waiting = approvals::table.filter(approvals::post_id.eq(post)).filter(approvals::decided_at.is_null());
    let rows: i64 = waiting.count().get_result(conn)?;
    Ok(rows > 0)
}

fn latest_is_decided(latest: Option<&Approval>) -> bool {
    latest.is_some_and(|it| it.decided_at.is_some())
}

/// A post waits from now on, unless it waits already; whether it did not.
pub(super) fn ask(tx: &mut Tx<'_>, post: PostId, version: i64) -> QueryResult<bool> {
    let now = tx.now();
    let row = (approvals::post_id.eq(post), approvals::version.eq(version), approvals::asked_at.eq(now));
    if is_waiting(tx.conn(), post)? {
        return Ok(false);
    }
    each_backend!(tx.conn(), conn => diesel::insert_into(approvals::table).values(row).execute(conn))?;
    Ok(true)
}

/// A post waits no longer.
pub(super) fn decide(tx: &mut Tx<'_>, post: PostId, by: PersonId, outcome: Outcome, why: &str) -> QueryResult<()> {
    let now = tx.now();
    let waiting = approvals::table.filter(approvals::post_id.eq(post)).filter(approvals::decided_at.is_null());
    diesel::update(waiting)
        .set((
            approvals::decided_at.eq(now),
            approvals::outcome.eq(outcome),
            approvals::by_id.eq(by),
            approvals::why.eq(why),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// What was decided is open again.
pub(super) fn undecide(tx: &mut Tx<'_>, id: ApprovalId) -> QueryResult<()> {
    diesel::update(approvals::table.find(id))
        .set((
            approvals::decided_at.eq(None::<Instant>),
            approvals::outcome.eq(None::<Outcome>),
            approvals::by_id.eq(None::<PersonId>),
            approvals::why.eq(""),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// Since which version nobody has approved what a post says.
pub(super) fn unapproved_since(conn: &mut Conn, post: PostId) -> QueryResult<i64> {
    let all: Vec<(i64, Option<Outcome>)> = approvals::table
        .filter(approvals::post_id.eq(post))
        .order(approvals::id.desc())
        .select((approvals::version, approvals::outcome))
        .load(conn)?;
    let waits = all.into_iter().take_while(|(_, outcome)| *outcome != Some(Outcome::Approved));
    Ok(waits.map(|(version, _)| version).min().unwrap_or(1))
}

/// Hides what a post said while it waited and says no longer: nobody approved that.
pub(super) fn hide_versions(tx: &mut Tx<'_>, post: &Post, since: i64, by: PersonId) -> QueryResult<()> {
    let now = tx.now();
    let unseen = revisions::table
        .filter(revisions::post_id.eq(post.id))
        .filter(revisions::version.lt(post.version))
        .filter(revisions::version.ge(since))
        .filter(revisions::hidden_at.is_null());
    diesel::update(unseen)
        .set((revisions::hidden_at.eq(now), revisions::hidden_by.eq(by), revisions::hidden_why.eq("other")))
        .execute(tx.conn())?;
    Ok(())
}
