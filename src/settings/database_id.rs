//! Which database this is: made by chance when it is first asked for. Whatever is derived from a database and
//! lies elsewhere (search's index) says which one it was made from; a restored copy gets another id.

use diesel::prelude::*;

use crate::each_backend;
use crate::error::Result;
use crate::platform::db::schema::settings;
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::platform::tokens;

const NAME: &str = "database_id";

/// The id, once it was made.
pub fn find_database_id(conn: &mut Conn) -> QueryResult<Option<String>> {
    settings::table.find(NAME).select(settings::value).first(conn).optional()
}

/// The id, made now if need be.
pub fn database_id(tx: &mut Tx<'_>) -> Result<String> {
    let (id, now) = (tokens::random_text::<12>()?, tx.now());
    let row = (settings::name.eq(NAME), settings::value.eq(format!("\"{id}\"")), settings::changed_at.eq(now));
    each_backend!(tx.conn(), conn => {
        diesel::insert_into(settings::table).values(row).on_conflict_do_nothing().execute(conn)
    })?;
    Ok(settings::table.find(NAME).select(settings::value).first(tx.conn())?)
}

/// Takes the id away, so that the next one asked for is another: the database is a restored copy from now on.
pub fn forget_database_id(tx: &mut Tx<'_>) -> QueryResult<()> {
    diesel::delete(settings::table.find(NAME)).execute(tx.conn())?;
    Ok(())
}
