//! The rows of shifts.

use diesel::prelude::*;

use super::{NewShift, WeeklyHours};
use crate::each_backend;
use crate::ids::{PersonId, ShiftId, SpaceId};
use crate::platform::db::schema::shifts;
use crate::platform::db::{Conn, QueryResult, Tx};

/// Weekly hours of an expert for a space.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = shifts)]
#[expect(missing_docs, reason = "each field is its column, described in the migration")]
pub struct Shift {
    pub id: ShiftId,
    pub space_id: SpaceId,
    pub person_id: PersonId,
    pub weekday: i64,
    pub starts: i64,
    pub ends: i64,
}

impl Shift {
    /// Its hours.
    pub fn hours(&self) -> WeeklyHours {
        WeeklyHours { weekday: self.weekday, starts: self.starts, ends: self.ends }
    }
}

/// How many a space has.
pub(super) fn count(conn: &mut Conn, space: SpaceId) -> QueryResult<i64> {
    shifts::table.filter(shifts::space_id.eq(space)).count().get_result(conn)
}

/// Writes a shift down; nothing if the same person begins one then already.
pub(super) fn add(tx: &mut Tx<'_>, new: &NewShift, by: Option<PersonId>) -> QueryResult<Option<ShiftId>> {
    let now = tx.now();
    let row = (
        shifts::space_id.eq(new.space),
        shifts::person_id.eq(new.person),
        shifts::weekday.eq(new.hours.weekday),
        shifts::starts.eq(new.hours.starts),
        shifts::ends.eq(new.hours.ends),
        shifts::by_id.eq(by),
        shifts::at.eq(now),
    );
    each_backend!(tx.conn(), conn => {
        diesel::insert_into(shifts::table)
            .values(row)
            .on_conflict_do_nothing()
            .returning(shifts::id)
            .get_result(conn)
            .optional()
    })
}

/// Takes a space's shift away; nothing if there is none of the number.
pub(super) fn remove(tx: &mut Tx<'_>, space: SpaceId, id: ShiftId) -> QueryResult<Option<Shift>> {
    let own = shifts::table.filter(shifts::space_id.eq(space));
    let shift = own.filter(shifts::id.eq(id)).select(Shift::as_select()).first(tx.conn()).optional()?;
    let gone = diesel::delete(shifts::table.find(id).filter(shifts::space_id.eq(space))).execute(tx.conn())?;
    Ok(shift.filter(|_| gone > 0))
}
