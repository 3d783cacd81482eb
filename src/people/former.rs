//! The one who stands for all who have left, or of whom an import knew nothing.

use diesel::prelude::*;

use crate::each_backend;
use crate::ids::PersonId;
use crate::platform::db::schema::people;
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::platform::handles::{self, FORMER as HANDLE, FORMER_NAME as NAME};

/// Finds or makes the one who stands for all who have left.
pub fn former(tx: &mut Tx<'_>) -> QueryResult<PersonId> {
    let skeleton = handles::skeleton(HANDLE);
    let now = tx.now();
    let row = (
        people::handle.eq(HANDLE),
        people::handle_skeleton.eq(&skeleton),
        people::name.eq(NAME),
        people::created_at.eq(now),
    );
    each_backend!(tx.conn(), conn => {
        diesel::insert_into(people::table).values(row).on_conflict_do_nothing().execute(conn)
    })?;
    people::table.filter(people::handle_skeleton.eq(&skeleton)).select(people::id).first(tx.conn())
}

/// Whether it is that one.
pub fn is_former(conn: &mut Conn, person: PersonId) -> QueryResult<bool> {
    let named = people::table.find(person).filter(people::handle.eq(HANDLE));
    diesel::select(diesel::dsl::exists(named)).get_result(conn)
}
