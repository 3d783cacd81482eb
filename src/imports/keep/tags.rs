//! The tags of imported threads.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use diesel::prelude::*;

use super::compose::{Ready, State};
use crate::ids::TagId;
use crate::platform::db::schema::tags;
use crate::platform::db::{QueryResult, Tx};

/// The numbers of the tags of those of some threads that are still to be made; tags that are new are made.
pub(super) fn find_or_make(tx: &mut Tx<'_>, threads: &[Ready]) -> QueryResult<HashMap<String, TagId>> {
    let is_new = |thread: &&Ready| thread.posts.first().is_some_and(|it| matches!(it.state, State::New(_)));
    let names: BTreeSet<&str> = threads.iter().filter(is_new).flat_map(|it| &it.tags).map(String::as_str).collect();
    crate::tags::find_or_make(tx, &names)
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
