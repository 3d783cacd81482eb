//! The tags that a thread is filed under.

use std::collections::BTreeMap;

use diesel::prelude::*;

use crate::ids::{TagId, ThreadId};
use crate::platform::db::schema::{tags, thread_tags};
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::tags::find_or_make;

/// How many tags a thread may have.
pub const MOST_TAGS: usize = 5;

/// Files a thread under tags by their names, in place of those before; makes the tags that are new. None of them is
/// merged into another meanwhile.
pub fn file_under(tx: &mut Tx<'_>, thread: ThreadId, names: &[String]) -> QueryResult<()> {
    let found = find_or_make(tx, &names.iter().map(String::as_str).collect())?;
    let before: Vec<TagId> =
        thread_tags::table.filter(thread_tags::thread_id.eq(thread)).select(thread_tags::tag_id).load(tx.conn())?;
    diesel::delete(thread_tags::table.filter(thread_tags::thread_id.eq(thread))).execute(tx.conn())?;
    let mut after = Vec::new();
    for (position, tag) in (0_i64..).zip(names.iter().filter_map(|name| found.get(name).copied())) {
        if !after.contains(&tag) {
            diesel::insert_into(thread_tags::table)
                .values((
                    thread_tags::thread_id.eq(thread),
                    thread_tags::tag_id.eq(tag),
                    thread_tags::position.eq(position),
                ))
                .execute(tx.conn())?;
            after.push(tag);
        }
    }
    let gone = before.iter().filter(|tag| !after.contains(tag)).map(|tag| (*tag, -1));
    let new = after.iter().filter(|tag| !before.contains(tag)).map(|tag| (*tag, 1));
    count(tx, gone.chain(new).collect())
}

/// Counts tags in the order of their numbers: two who count the same never wait for each other.
fn count(tx: &mut Tx<'_>, changes: BTreeMap<TagId, i64>) -> QueryResult<()> {
    for (tag, more) in changes {
        diesel::update(tags::table.find(tag))
            .set(tags::thread_count.eq(tags::thread_count + more))
            .execute(tx.conn())?;
    }
    Ok(())
}

/// The tags of some threads, in the order they were given: one query for a whole page.
pub fn tags_of(conn: &mut Conn, threads: &[ThreadId]) -> QueryResult<Vec<(ThreadId, String)>> {
    thread_tags::table
        .inner_join(tags::table)
        .filter(thread_tags::thread_id.eq_any(threads.to_vec()))
        .order((thread_tags::thread_id, thread_tags::position))
        .select((thread_tags::thread_id, tags::name))
        .load(conn)
}
