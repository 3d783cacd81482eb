//! The rows of exports.

use diesel::prelude::*;

use crate::error::Result;
use crate::ids::{ExportId, PersonId};
use crate::platform::clock::Instant;
use crate::platform::db::schema::exports;
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::rights::Member;

/// A copy of everything about somebody.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = exports)]
#[expect(missing_docs, reason = "each field is its column")]
pub struct Export {
    pub id: ExportId,
    pub person_id: PersonId,
    pub key: String,
    pub asked_at: Instant,
    pub made_at: Option<Instant>,
    pub expires_at: Option<Instant>,
    pub bytes: i64,
    pub problem: Option<String>,
}

/// One's own copies, the newest first.
pub fn list(conn: &mut Conn, of: PersonId) -> QueryResult<Vec<Export>> {
    exports::table
        .filter(exports::person_id.eq(of))
        .order(exports::id.desc())
        .limit(20)
        .select(Export::as_select())
        .load(conn)
}

/// A copy of one's own that can be had; another's does not exist.
pub fn find_own(conn: &mut Conn, by: &Member, id: ExportId, now: Instant) -> Result<Export> {
    Ok(exports::table
        .find(id)
        .filter(exports::person_id.eq(by.id))
        .filter(exports::expires_at.gt(now))
        .select(Export::as_select())
        .first(conn)?)
}

pub(super) fn find(conn: &mut Conn, id: ExportId) -> QueryResult<Option<Export>> {
    exports::table.find(id).select(Export::as_select()).first(conn).optional()
}

pub(super) fn add(tx: &mut Tx<'_>, of: PersonId, key: &str) -> QueryResult<ExportId> {
    let now = tx.now();
    diesel::insert_into(exports::table)
        .values((exports::person_id.eq(of), exports::key.eq(key), exports::asked_at.eq(now)))
        .returning(exports::id)
        .get_result(tx.conn())
}

/// It could not be made this time.
pub(super) fn failed(tx: &mut Tx<'_>, id: ExportId) -> QueryResult<()> {
    let waiting = exports::table.find(id).filter(exports::made_at.is_null());
    diesel::update(waiting).set(exports::problem.eq("exports-failed")).execute(tx.conn())?;
    Ok(())
}

/// It is to be made once more.
pub(super) fn ask_again(tx: &mut Tx<'_>, id: ExportId) -> QueryResult<()> {
    let now = tx.now();
    let again = (exports::problem.eq(None::<String>), exports::asked_at.eq(now));
    diesel::update(exports::table.find(id)).set(again).execute(tx.conn())?;
    Ok(())
}

/// It was made and can be had until a moment.
pub(super) fn made(tx: &mut Tx<'_>, id: ExportId, bytes: i64, until: Instant) -> QueryResult<()> {
    let now = tx.now();
    diesel::update(exports::table.find(id))
        .set((
            exports::made_at.eq(now),
            exports::expires_at.eq(until),
            exports::bytes.eq(bytes),
            exports::problem.eq(None::<String>),
        ))
        .execute(tx.conn())?;
    Ok(())
}
