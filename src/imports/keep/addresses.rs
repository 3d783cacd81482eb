//! The addresses that imported things had, so that old links go on leading to them.

use diesel::prelude::*;

use crate::each_backend;
use crate::ids::{PersonId, PostId, ThreadId};
use crate::platform::db::schema::old_addresses;
use crate::platform::db::{QueryResult, Tx};

/// How many rows one statement inserts.
const AT_ONCE: usize = 1_000;

/// What an old address leads to now.
#[derive(Clone, Debug, Insertable)]
#[diesel(table_name = old_addresses, treat_none_as_default_value = false)]
pub(super) struct OldAddress {
    path: String,
    thread_id: Option<ThreadId>,
    post_id: Option<PostId>,
    person_id: Option<PersonId>,
}

impl OldAddress {
    /// The two addresses of a question.
    pub(super) fn of_question(foreign: i64, thread: ThreadId) -> [OldAddress; 2] {
        let at = |path| OldAddress { path, thread_id: Some(thread), post_id: None, person_id: None };
        [at(format!("/questions/{foreign}")), at(format!("/q/{foreign}"))]
    }

    /// The address of an answer.
    pub(super) fn of_answer(foreign: i64, post: PostId) -> OldAddress {
        OldAddress { path: format!("/a/{foreign}"), thread_id: None, post_id: Some(post), person_id: None }
    }

    /// The address of a person.
    pub(super) fn of_person(foreign: i64, person: PersonId) -> OldAddress {
        OldAddress { path: format!("/users/{foreign}"), thread_id: None, post_id: None, person_id: Some(person) }
    }
}

/// Keeps addresses; of two imports that had the same, the first keeps it.
pub(super) fn keep(tx: &mut Tx<'_>, rows: &[OldAddress]) -> QueryResult<()> {
    for rows in rows.chunks(AT_ONCE) {
        each_backend!(tx.conn(), conn => {
            diesel::insert_into(old_addresses::table).values(rows).on_conflict_do_nothing().execute(conn)
        })?;
    }
    Ok(())
}
