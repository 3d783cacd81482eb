//! Tags that something is about to be filed under.

use std::collections::{BTreeSet, HashMap};

use diesel::connection::SimpleConnection;
use diesel::prelude::*;

use crate::each_backend;
use crate::ids::TagId;
use crate::platform::db::schema::tags;
use crate::platform::db::{Conn, QueryResult, Tx};

/// The numbers of tags by their folded names; those that are new are made. Until the transaction ends no tag is
/// merged away or renamed.
pub fn find_or_make(tx: &mut Tx<'_>, names: &BTreeSet<&str>) -> QueryResult<HashMap<String, TagId>> {
    lock(tx, "ROW EXCLUSIVE")?;
    let now = tx.now();
    // In the order of their names: of two who make the same, one waits for the other, and never both.
    let rows: Vec<_> = names.iter().map(|name| (tags::name.eq(*name), tags::created_at.eq(now))).collect();
    if rows.is_empty() {
        return Ok(HashMap::new());
    }
    each_backend!(tx.conn(), conn => {
        diesel::insert_into(tags::table).values(&rows).on_conflict_do_nothing().execute(conn)
    })?;
    let names: Vec<&str> = names.iter().copied().collect();
    let found: Vec<(String, TagId)> =
        tags::table.filter(tags::name.eq_any(names)).select((tags::name, tags::id)).load(tx.conn())?;
    Ok(found.into_iter().collect())
}

/// Somebody is about to merge or rename tags: nobody files under any until the transaction ends. It is done
/// seldom, so all of them are locked rather than rows in some order.
pub(super) fn lock_all(tx: &mut Tx<'_>) -> QueryResult<()> {
    lock(tx, "SHARE ROW EXCLUSIVE")
}

/// SQLite has one writer and needs no lock.
fn lock(tx: &mut Tx<'_>, mode: &str) -> QueryResult<()> {
    match tx.conn() {
        Conn::Postgres(conn) => conn.batch_execute(&format!("LOCK TABLE tags IN {mode} MODE")),
        Conn::Sqlite(_) => Ok(()),
    }
}
