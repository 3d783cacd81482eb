//! The tags that a thread is filed under.

use diesel::prelude::*;

use crate::each_backend;
use crate::ids::{TagId, ThreadId};
use crate::platform::db::schema::{tags, thread_tags};
use crate::platform::db::{Conn, QueryResult, Tx};

/// How many tags a thread may have.
pub const MOST_TAGS: usize = 5;

/// Files a thread under tags by their names, in place of those before; makes the tags that are new.
pub fn file_under(tx: &mut Tx<'_>, thread: ThreadId, names: &[String]) -> QueryResult<()> {
    let now = tx.now();
    let before: Vec<TagId> =
        thread_tags::table.filter(thread_tags::thread_id.eq(thread)).select(thread_tags::tag_id).load(tx.conn())?;
    diesel::delete(thread_tags::table.filter(thread_tags::thread_id.eq(thread))).execute(tx.conn())?;
    let mut after = Vec::new();
    for (position, name) in names.iter().enumerate() {
        let row = (tags::name.eq(name), tags::created_at.eq(now));
        each_backend!(tx.conn(), conn => {
            diesel::insert_into(tags::table).values(row).on_conflict_do_nothing().execute(conn)
        })?;
        let tag: TagId = tags::table.filter(tags::name.eq(name)).select(tags::id).first(tx.conn())?;
        if !after.contains(&tag) {
            diesel::insert_into(thread_tags::table)
                .values((
                    thread_tags::thread_id.eq(thread),
                    thread_tags::tag_id.eq(tag),
                    thread_tags::position.eq(i64::try_from(position).unwrap_or_default()),
                ))
                .execute(tx.conn())?;
            after.push(tag);
        }
    }
    count(tx, before.iter().filter(|tag| !after.contains(tag)), -1)?;
    count(tx, after.iter().filter(|tag| !before.contains(tag)), 1)
}

fn count<'t>(tx: &mut Tx<'_>, changed: impl Iterator<Item = &'t TagId>, by: i64) -> QueryResult<()> {
    for tag in changed {
        diesel::update(tags::table.find(tag)).set(tags::thread_count.eq(tags::thread_count + by)).execute(tx.conn())?;
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
