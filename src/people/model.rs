//! The rows of people.

use diesel::prelude::*;

use super::handles::{find_former, is_kept_back, lock_handles};
use crate::error::{self, Error, Result};
use crate::events::{self, Event};
use crate::ids::PersonId;
use crate::platform::clock::Instant;
use crate::platform::db::schema::people;
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::platform::handles;
use crate::platform::words::Message;

/// Somebody who wrote here.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = people)]
#[expect(missing_docs, reason = "each field is its column, described in the migration")]
pub struct Person {
    pub id: PersonId,
    pub handle: String,
    pub name: String,
    pub about: String,
    pub created_at: Instant,
    pub suspended_at: Option<Instant>,
    pub suspended_until: Option<Instant>,
    pub post_count: i64,
    pub accepted_count: i64,
    pub picture: Option<String>,
    pub activity_hidden_at: Option<Instant>,
}

/// Somebody to be made known.
#[derive(Clone, Debug)]
pub struct NewPerson<'a> {
    /// Their name in addresses, normalised.
    pub handle: &'a str,
    /// Their name.
    pub name: &'a str,
    /// What they say of themselves.
    pub about: &'a str,
}

/// Makes somebody known. A handle that looks like one that is taken, or that was given up lately, is taken.
pub fn add(tx: &mut Tx<'_>, new: &NewPerson<'_>) -> Result<PersonId> {
    let taken = || Error::field("handle", Message::new("people-handle-taken"));
    lock_handles(tx)?;
    let now = tx.now();
    if is_kept_back(tx.conn(), &handles::skeleton(new.handle), None, now)? {
        return Err(taken());
    }
    let id: PersonId = diesel::insert_into(people::table)
        .values((
            people::handle.eq(new.handle),
            people::handle_skeleton.eq(handles::skeleton(new.handle)),
            people::name.eq(new.name),
            people::about.eq(new.about),
            people::created_at.eq(now),
        ))
        .returning(people::id)
        .get_result(tx.conn())
        .map_err(error::taken(taken))?;
    events::record(tx, &Event::PersonJoined { person: id })?;
    Ok(id)
}

/// Refuses a handle that cannot be had now; somebody may be quicker all the same. Without one there is nothing to
/// refuse.
pub fn refuse_taken(conn: &mut Conn, handle: &str, now: Instant) -> Result<()> {
    let skeleton = handles::skeleton(handle);
    let same = people::table.filter(people::handle_skeleton.eq(&skeleton));
    let is_taken: bool = diesel::select(diesel::dsl::exists(same)).get_result(conn)?;
    if !handle.is_empty() && (is_taken || is_kept_back(conn, &skeleton, None, now)?) {
        return Err(Error::field("handle", Message::new("people-handle-taken")));
    }
    Ok(())
}

/// Lets nobody else write as somebody until the transaction ends. SQLite has one writer and needs no lock.
pub fn lock(tx: &mut Tx<'_>, id: PersonId) -> QueryResult<()> {
    if let Conn::Postgres(conn) = tx.conn() {
        diesel::sql_query("SELECT 1 FROM people WHERE id = $1 FOR NO KEY UPDATE")
            .bind::<diesel::sql_types::BigInt, _>(id)
            .execute(conn)?;
    }
    Ok(())
}

/// Somebody by their number.
pub fn find(conn: &mut Conn, id: PersonId) -> QueryResult<Person> {
    people::table.find(id).select(Person::as_select()).first(conn)
}

/// Somebody by their name in addresses, or by one that is still kept for them.
pub fn find_by_handle(conn: &mut Conn, handle: &str) -> QueryResult<Person> {
    let handle = handles::normalise(handle);
    let by = people::table.filter(people::handle.eq(&handle)).select(Person::as_select());
    match by.first(conn).optional()? {
        Some(person) => Ok(person),
        None => {
            let former = find_former(conn, &handle)?.ok_or(diesel::result::Error::NotFound)?;
            find(conn, former)
        }
    }
}

/// Some people, in no order: one query for a whole page.
pub fn list_by_ids(conn: &mut Conn, ids: &[PersonId]) -> QueryResult<Vec<Person>> {
    people::table.filter(people::id.eq_any(ids.to_vec())).select(Person::as_select()).load(conn)
}
