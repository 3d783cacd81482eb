//! The rows of merges, and what is kept to undo one.

use std::time::Duration;

use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::ids::{MergeId, PersonId};
use crate::platform::clock::Instant;
use crate::platform::db::schema::merges;
use crate::platform::db::{Conn, QueryResult, Tx};

/// How long it can be undone.
pub const UNDO_WITHIN: Duration = Duration::from_secs(24 * 60 * 60);

/// Two people joined into one.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = merges)]
#[expect(missing_docs, reason = "each field is its column")]
pub struct Merge {
    pub id: MergeId,
    pub from_id: PersonId,
    pub into_id: PersonId,
    pub by_id: PersonId,
    pub at: Instant,
    pub undone_at: Option<Instant>,
    pub undo: String,
}

/// What is needed to undo it.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub(super) struct Undo {
    /// Who was joined.
    pub(super) person: Map<String, Value>,
    /// Since when the other was here before.
    pub(super) since: i64,
    /// The keys of the rows that moved, in the order of the columns.
    pub(super) moved: Vec<Vec<String>>,
    /// Rows that went since the other had the same, or since nobody marks what is their own; with their table.
    pub(super) dropped: Vec<(String, Map<String, Value>)>,
}

/// The merges into somebody that can still be undone, the newest first.
pub fn list_of(conn: &mut Conn, into: PersonId, now: Instant) -> QueryResult<Vec<Merge>> {
    merges::table
        .filter(merges::into_id.eq(into))
        .filter(merges::undone_at.is_null())
        .filter(merges::at.gt(now.minus(UNDO_WITHIN)))
        .order(merges::id.desc())
        .select(Merge::as_select())
        .load(conn)
}

pub(super) fn find(conn: &mut Conn, id: MergeId) -> QueryResult<Merge> {
    merges::table.find(id).select(Merge::as_select()).first(conn)
}

pub(super) fn add(tx: &mut Tx<'_>, from: PersonId, into: PersonId, by: PersonId, undo: &str) -> QueryResult<MergeId> {
    let now = tx.now();
    diesel::insert_into(merges::table)
        .values((
            merges::from_id.eq(from),
            merges::into_id.eq(into),
            merges::by_id.eq(by),
            merges::at.eq(now),
            merges::undo.eq(undo),
        ))
        .returning(merges::id)
        .get_result(tx.conn())
}

pub(super) fn undone(tx: &mut Tx<'_>, id: MergeId) -> QueryResult<()> {
    let now = tx.now();
    diesel::update(merges::table.find(id)).set((merges::undone_at.eq(now), merges::undo.eq(""))).execute(tx.conn())?;
    Ok(())
}

/// Forgets what was kept to undo merges that can be undone no longer; how many they were.
pub fn forget_old(tx: &mut Tx<'_>) -> QueryResult<usize> {
    let oldest = tx.now().minus(UNDO_WITHIN);
    diesel::update(merges::table.filter(merges::at.lt(oldest)).filter(merges::undo.ne("")))
        .set(merges::undo.eq(""))
        .execute(tx.conn())
}
