//! How a connection is prepared before anybody uses it.

use diesel::connection::SimpleConnection;
use diesel::{Connection, ConnectionResult, PgConnection, SqliteConnection};

use super::Conn;
use crate::platform::config::DatabaseUrl;

/// Which kind of database a site lies in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Backend {
    /// A file of this machine.
    Sqlite,
    /// A server.
    Postgres,
}

impl DatabaseUrl {
    /// The kind of database there.
    pub fn backend(&self) -> Backend {
        match self {
            Self::Sqlite(_) => Backend::Sqlite,
            Self::Postgres(_) => Backend::Postgres,
        }
    }
}

/// What a connection is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    /// Snapshots; the backend itself refuses to write through it.
    Read,
    /// Transactions.
    Write,
}

/// How long a writer waits for another process's transaction before it gives up, in milliseconds.
const BUSY_MS: u32 = 5_000;

impl Conn {
    /// Opens a connection and prepares it for what it is for.
    pub fn open(place: &DatabaseUrl, door: Door) -> ConnectionResult<Self> {
        let mut conn = match place {
            DatabaseUrl::Sqlite(file) => Conn::Sqlite(SqliteConnection::establish(&file.to_string_lossy())?),
            DatabaseUrl::Postgres(address) => Conn::Postgres(PgConnection::establish(address.expose())?),
        };
        conn.batch_execute(&preparation(place.backend(), door))
            .map_err(diesel::ConnectionError::CouldntSetupConfiguration)?;
        Ok(conn)
    }

    /// The kind of database behind it.
    pub fn backend(&self) -> Backend {
        match self {
            Conn::Sqlite(_) => Backend::Sqlite,
            Conn::Postgres(_) => Backend::Postgres,
        }
    }
}

/// Each line is there for a reason: WAL lets readers read while one writes; FULL makes an acknowledged
/// commit survive a power cut; `secure_delete` overwrites what a person had erased.
fn preparation(backend: Backend, door: Door) -> String {
    match (backend, door) {
        (Backend::Sqlite, _) => format!(
            "PRAGMA busy_timeout = {BUSY_MS};
             PRAGMA journal_mode = WAL;
             PRAGMA synchronous = FULL;
             PRAGMA foreign_keys = ON;
             PRAGMA secure_delete = ON;
             PRAGMA cache_size = -16000;
             PRAGMA temp_store = MEMORY;
             PRAGMA query_only = {};",
            if door == Door::Read { "ON" } else { "OFF" }
        ),
        (Backend::Postgres, Door::Read) => {
            "SET default_transaction_read_only = on; SET statement_timeout = '20s'; SET TIME ZONE 'UTC'".into()
        }
        (Backend::Postgres, Door::Write) => {
            "SET synchronous_commit = on; SET lock_timeout = '10s'; SET statement_timeout = '60s'; SET TIME ZONE 'UTC'"
                .into()
        }
    }
}
