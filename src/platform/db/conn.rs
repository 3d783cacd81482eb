//! One connection to either backend.
#![expect(missing_docs, reason = "the derive writes items without comments")]

use diesel::{PgConnection, SqliteConnection};

/// A connection to SQLite or PostgreSQL.
#[derive(diesel::MultiConnection)]
pub enum Conn {
    /// A file of this machine.
    Sqlite(SqliteConnection),
    /// A server.
    Postgres(PgConnection),
}
