//! Running the checks.

use std::fmt;

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use super::{Check, checks, worth};
use crate::each_backend;
use crate::error::Result;
use crate::platform::db::{Conn, Db, QueryResult, Tx};

/// How often mending begins again, since putting one thing right can show another.
const ROUNDS: usize = 4;

/// Something that cannot be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The check that found it.
    pub check: &'static str,
    /// The row's table.
    pub table: &'static str,
    /// The row's number.
    pub id: i64,
    /// What is wrong.
    pub note: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} {}: {}", self.check, self.table, self.id, self.note)
    }
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = Text)]
    note: String,
}

/// Everything that is found, on one snapshot: what a serving site does meanwhile is not mistaken for a fault.
pub fn examine(db: &Db) -> Result<Vec<Finding>> {
    db.read(|conn| Ok(find_all(conn)?))
}

/// Mends everything that is found; returns what it was, and what is left.
pub fn mend(db: &Db) -> Result<(Vec<Finding>, Vec<Finding>)> {
    let mut mended = Vec::new();
    for _ in 0..ROUNDS {
        let found = db.write(mend_once)?;
        if found.is_empty() {
            break;
        }
        mended.extend(found);
    }
    Ok((mended, examine(db)?))
}

fn find_all(conn: &mut Conn) -> QueryResult<Vec<Finding>> {
    let mut found = Vec::new();
    for check in checks() {
        found.extend(find(conn, check)?);
    }
    found.extend(worth::find(conn)?.into_iter().map(|(finding, _)| finding));
    Ok(found)
}

fn find(conn: &mut Conn, check: &Check) -> QueryResult<Vec<Finding>> {
    let rows: Vec<Row> = each_backend!(conn, conn => diesel::sql_query(check.finds).load(conn))?;
    let finding = |row: Row| Finding { check: check.name, table: check.table, id: row.id, note: row.note };
    Ok(rows.into_iter().map(finding).collect())
}

fn mend_once(tx: &mut Tx<'_>) -> Result<Vec<Finding>> {
    let mut mended = Vec::new();
    for check in checks() {
        let found = find(tx.conn(), check)?;
        if !found.is_empty() {
            each_backend!(tx.conn(), conn => diesel::sql_query(check.mends).execute(conn))?;
            mended.extend(found);
        }
    }
    for (finding, right) in worth::find(tx.conn())? {
        worth::mend(tx, finding.id, right)?;
        mended.push(finding);
    }
    Ok(mended)
}
