//! The rows of threads.

use diesel::prelude::*;
use diesel::sql_types::BigInt;

use crate::error::{Error, Result};
use crate::ids::{PersonId, ProductId, SpaceId, ThreadId, VersionId};
use crate::platform::clock::Instant;
use crate::platform::db::schema::threads;
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::platform::words::Message;
use crate::rights::Viewer;
use crate::spaces;
use crate::stored_words;

stored_words! {
    /// How a thread was resolved.
    pub enum Resolution {
        /// An answer was accepted.
        Accepted = "accepted",
        /// An answer was verified by an expert.
        Verified = "verified",
        /// It went away by itself.
        Alone = "alone",
        /// An update solved it.
        Update = "update",
        /// It was solved by telephone.
        Phone = "phone",
        /// It no longer matters.
        Irrelevant = "irrelevant",
    }
}

stored_words! {
    /// Why a thread was closed: nothing can be added to it.
    pub enum Closing {
        /// Another thread asks the same.
        Duplicate = "duplicate",
        /// It does not belong here.
        OffTopic = "off_topic",
        /// It is about something that is no more.
        Outdated = "outdated",
        /// It was dealt with in another place.
        ResolvedElsewhere = "resolved_elsewhere",
        /// It cannot be answered as it is asked.
        Unclear = "unclear",
        /// It asks too much at once.
        TooBroad = "too_broad",
        /// It asks for opinions.
        Opinion = "opinion",
        /// Another reason.
        Other = "other",
    }
}

/// A question with all that stands under it.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = threads)]
#[expect(missing_docs, reason = "each field is its column, described in the migration")]
pub struct Thread {
    pub id: ThreadId,
    pub space_id: SpaceId,
    pub asked_by: PersonId,
    pub title: String,
    pub language: Option<String>,
    pub product_id: Option<ProductId>,
    pub version_id: Option<VersionId>,
    pub answer_count: i64,
    pub too_count: i64,
    pub follow_count: i64,
    pub view_count: i64,
    pub created_at: Instant,
    pub last_activity_at: Instant,
    pub resolved_at: Option<Instant>,
    pub resolved_by: Option<PersonId>,
    pub resolved_how: Option<Resolution>,
    pub closed_at: Option<Instant>,
    pub closed_by: Option<PersonId>,
    pub closed_why: Option<Closing>,
    pub duplicate_of: Option<ThreadId>,
    pub pinned_at: Option<Instant>,
    pub locked_at: Option<Instant>,
    pub locked_by: Option<PersonId>,
    pub hidden_at: Option<Instant>,
    pub moved_to: Option<ThreadId>,
}

impl Thread {
    /// Whether nothing may be added by members: it is closed or locked.
    pub fn is_shut(&self) -> bool {
        self.closed_at.is_some() || self.locked_at.is_some()
    }

    /// Whether somebody whom its space is open to may know of it: a thread whose question is hidden or deleted
    /// is for who asked and for the space's staff.
    pub fn is_known_to(&self, viewer: &Viewer) -> bool {
        self.hidden_at.is_none() || viewer.is(self.asked_by) || viewer.is_staff_of(self.space_id)
    }
}

/// A thread that the viewer may know of; one in a space closed to them does not exist, nor does one that was merged
/// into another.
pub fn find(conn: &mut Conn, viewer: &Viewer, id: ThreadId) -> Result<Thread> {
    let thread: Thread = threads::table.find(id).select(Thread::as_select()).first(conn)?;
    if viewer.may_enter(thread.space_id) && thread.moved_to.is_none() { Ok(thread) } else { Err(Error::NotFound) }
}

/// The thread that one was merged into, if the viewer may know of both.
pub fn merged_into(conn: &mut Conn, viewer: &Viewer, id: ThreadId) -> Result<Option<ThreadId>> {
    let to: Option<Option<ThreadId>> = threads::table.find(id).select(threads::moved_to).first(conn).optional()?;
    match to.flatten().map(|to| find(conn, viewer, to)).transpose() {
        Err(Error::NotFound) => Ok(None),
        other => Ok(other?.map(|thread| thread.id)),
    }
}

/// A thread that somebody is about to change: nobody else changes it until the transaction ends. One that was merged
/// into another since they saw it is a [`Error::Conflict`].
pub fn find_to_change(tx: &mut Tx<'_>, by: &Viewer, id: ThreadId) -> Result<Thread> {
    lock_row(tx, id)?;
    if merged_into(tx.conn(), by, id)?.is_some() {
        return Err(Error::Conflict(Message::new("threads-conflict-merged")));
    }
    find(tx.conn(), by, id)
}

/// Nobody else changes a thread until the transaction ends. SQLite has one writer and needs no lock.
pub fn lock_row(tx: &mut Tx<'_>, id: ThreadId) -> QueryResult<()> {
    if let Conn::Postgres(conn) = tx.conn() {
        diesel::sql_query("SELECT 1 FROM threads WHERE id = $1 FOR UPDATE").bind::<BigInt, _>(id).execute(conn)?;
    }
    Ok(())
}

/// The same for many, in one order for everybody.
pub fn lock_rows(tx: &mut Tx<'_>, ids: &[ThreadId]) -> QueryResult<()> {
    if let Conn::Postgres(conn) = tx.conn() {
        for some in ids.chunks(1_000) {
            let some = some.iter().map(ThreadId::to_string).collect::<Vec<_>>().join(", ");
            let lock = format!("SELECT 1 FROM threads WHERE id IN ({some}) ORDER BY id FOR UPDATE");
            diesel::sql_query(lock).execute(conn)?;
        }
    }
    Ok(())
}

/// Something was said in a thread.
pub fn touch(tx: &mut Tx<'_>, id: ThreadId, by: PersonId) -> QueryResult<()> {
    let now = tx.now();
    diesel::update(threads::table.find(id))
        .set((threads::last_activity_at.eq(now), threads::last_post_by.eq(by)))
        .execute(tx.conn())?;
    Ok(())
}

/// Adds to the number of answers that everybody may read.
pub fn count_answers(tx: &mut Tx<'_>, id: ThreadId, more: i64) -> QueryResult<()> {
    diesel::update(threads::table.find(id))
        .set(threads::answer_count.eq(threads::answer_count + more))
        .execute(tx.conn())?;
    Ok(())
}

/// An answer was added: it counts, and the thread moves up.
pub fn answered(tx: &mut Tx<'_>, id: ThreadId, by: PersonId) -> QueryResult<()> {
    count_answers(tx, id, 1)?;
    touch(tx, id, by)
}

/// A thread to be made.
#[derive(Debug, Insertable)]
#[diesel(table_name = threads)]
#[expect(missing_docs, reason = "each field is its column, described in the migration")]
pub struct NewThread<'a> {
    pub space_id: SpaceId,
    pub asked_by: PersonId,
    pub title: &'a str,
    pub language: Option<&'a str>,
    pub product_id: Option<ProductId>,
    pub version_id: Option<VersionId>,
    pub excerpt: &'a str,
}

/// Makes a thread, still without its question; its space counts it.
pub fn add(tx: &mut Tx<'_>, new: &NewThread<'_>) -> QueryResult<ThreadId> {
    let now = tx.now();
    let id: ThreadId = diesel::insert_into(threads::table)
        .values((
            new,
            threads::created_at.eq(now),
            threads::last_activity_at.eq(now),
            threads::last_post_by.eq(new.asked_by),
        ))
        .returning(threads::id)
        .get_result(tx.conn())?;
    spaces::count_threads(tx, new.space_id, 1)?;
    Ok(id)
}
