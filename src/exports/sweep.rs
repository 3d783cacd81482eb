//! Taking copies away: when their time is over, and when their person goes.

use std::time::Duration;

use diesel::prelude::*;

use super::Folder;
use crate::error::{Error, Result};
use crate::ids::PersonId;
use crate::platform::db::Db;
use crate::platform::db::schema::exports;

/// How long it is told that a copy could not be made.
const KNOWN_FOR: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// Takes away what can be had no longer, and files that no row knows; how many went.
pub fn forget_expired(db: &Db, folder: &Folder) -> Result<usize> {
    let now = db.clock().now();
    let expired = db.write(|tx| {
        let over = exports::table.filter(exports::expires_at.le(now));
        let never_made = exports::table
            .filter(exports::made_at.is_null())
            .filter(exports::problem.is_not_null())
            .filter(exports::asked_at.le(now.minus(KNOWN_FOR)));
        diesel::delete(never_made).execute(tx.conn())?;
        Ok::<_, Error>(diesel::delete(over).execute(tx.conn())?)
    })?;
    let lying = folder.list().map_err(away)?;
    // Rows are asked for after the files: a copy that is begun meanwhile has its row first.
    let known: Vec<String> = db.read(|conn| Ok::<_, Error>(exports::table.select(exports::key).load(conn)?))?;
    for key in lying.iter().filter(|key| !known.contains(key)) {
        folder.remove(key).map_err(away)?;
    }
    Ok(expired)
}

/// Takes away all copies of somebody.
pub fn remove_all(db: &Db, folder: &Folder, person: PersonId) -> Result<()> {
    let theirs = exports::table.filter(exports::person_id.eq(person));
    let keys: Vec<String> = db.read(|conn| Ok::<_, Error>(theirs.select(exports::key).load(conn)?))?;
    for key in keys {
        folder.remove(&key).map_err(away)?;
    }
    db.write(|tx| {
        diesel::delete(theirs).execute(tx.conn())?;
        Ok(())
    })
}

fn away(error: std::io::Error) -> Error {
    Error::Unavailable(format!("the folder of copies: {error}").into())
}
