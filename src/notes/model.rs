//! The rows of notes.

use diesel::prelude::*;

use crate::ids::{NoteId, PersonId, ThreadId};
use crate::platform::clock::Instant;
use crate::platform::db::schema::{notes, people};
use crate::platform::db::{Conn, QueryResult};

/// How many of a thread's notes are shown: the latest.
pub const MOST_SHOWN: i64 = 50;

/// A note as a page shows it.
#[derive(Clone, Debug, Queryable)]
#[expect(missing_docs, reason = "each field is its column")]
pub struct ListedNote {
    pub id: NoteId,
    pub at: Instant,
    pub markdown: String,
    pub by: PersonId,
    pub name: String,
    pub handle: String,
}

/// The notes on a thread, the first first; whether the viewer may read them was asked before.
pub fn list(conn: &mut Conn, thread: ThreadId) -> QueryResult<Vec<ListedNote>> {
    let mut found: Vec<ListedNote> = notes::table
        .inner_join(people::table.on(people::id.eq(notes::by_id)))
        .filter(notes::thread_id.eq(thread))
        .order(notes::id.desc())
        .limit(MOST_SHOWN)
        .select((notes::id, notes::at, notes::markdown, people::id, people::name, people::handle))
        .load(conn)?;
    found.reverse();
    Ok(found)
}
