//! The tags of imported threads.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use diesel::prelude::*;

use super::compose::Ready;
use crate::each_backend;
use crate::ids::TagId;
use crate::platform::db::schema::tags;
use crate::platform::db::{QueryResult, Tx};

/// The numbers of the tags of some threads; those that are new are made.
pub(super) fn find_or_make(tx: &mut Tx<'_>, threads: &[Ready]) -> QueryResult<HashMap<String, TagId>> {
    let names: BTreeSet<&String> = threads.iter().flat_map(|thread| &thread.tags).collect();
    let now = tx.now();
    let rows: Vec<_> = names.iter().map(|name| (tags::name.eq(*name), tags::created_at.eq(now))).collect();
    if rows.is_empty() {
        return Ok(HashMap::new());
    }
    each_backend!(tx.conn(), conn => {
        diesel::insert_into(tags::table).values(&rows).on_conflict_do_nothing().execute(conn)
    })?;
    let names: Vec<&String> = names.into_iter().collect();
    let found: Vec<(String, TagId)> =
        tags::table.filter(tags::name.eq_any(names)).select((tags::name, tags::id)).load(tx.conn())?;
    Ok(found.into_iter().collect())
}

/// Adds to how many threads are filed under tags.
pub(super) fn count(tx: &mut Tx<'_>, more: &BTreeMap<TagId, i64>) -> QueryResult<()> {
    for (tag, more) in more {
        diesel::update(tags::table.find(tag))
            .set(tags::thread_count.eq(tags::thread_count + more))
            .execute(tx.conn())?;
    }
    Ok(())
}
