//! What a backup says of itself: its last entry, so that one that breaks off has none.

use serde::{Deserialize, Serialize};

use crate::platform::db::Backend;

/// The form of backups that this release writes, and the newest it reads.
pub const FORMAT: u32 = 1;
/// What the manifest is called.
pub(super) const NAME: &str = "manifest.json";
/// What the database is called.
pub(super) const DATABASE: &str = "peerdesk.db";
/// What the site's secret is called.
pub(super) const SECRET: &str = "secret";
/// What the configuration file is called.
pub(super) const CONFIG: &str = "peerdesk.toml";
/// The folder of files that people brought.
pub(super) const UPLOADS: &str = "uploads/";
/// Whose backups these are.
const APPLICATION: &str = "peerdesk";

/// What a backup holds.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Manifest {
    /// Whose backup it is.
    pub application: String,
    /// The form it has.
    pub format: u32,
    /// The release that made it.
    pub release: String,
    /// The newest migration that its database has seen.
    pub schema: String,
    /// `sqlite`, with the database in it, or `postgres`, without.
    pub database: String,
    /// When it was begun, in microseconds since 1970.
    pub made_at: i64,
    /// Every other entry.
    pub entries: Vec<Entry>,
}

/// A file of a backup.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// Its path in the backup.
    pub path: String,
    /// How much it holds.
    pub bytes: u64,
    /// SHA-256 of what it holds, in hexadecimal.
    pub sha256: String,
}

impl Manifest {
    pub(super) fn new(backend: Backend, schema: String, made_at: i64) -> Self {
        Self {
            application: APPLICATION.to_owned(),
            format: FORMAT,
            release: env!("CARGO_PKG_VERSION").to_owned(),
            schema,
            database: if backend == Backend::Sqlite { "sqlite" } else { "postgres" }.to_owned(),
            made_at,
            entries: Vec::new(),
        }
    }

    pub(super) fn is_ours(&self) -> bool {
        self.application == APPLICATION
    }

    /// Whether the database is in it.
    pub fn has_database(&self) -> bool {
        self.database == "sqlite"
    }
}
