//! Bringing a file.

use super::model::{self, NewUpload};
use super::prepare::{Prepared, prepare, prepare_square};
use super::{Refused, Upload};
use crate::error::{Error, Result};
use crate::people;
use crate::platform::config::Config;
use crate::platform::db::{Conn, Db, Tx};
use crate::platform::store::{Store, hexadecimal};
use crate::platform::tokens;
use crate::rights::Member;

/// How much may be brought.
#[derive(Clone, Copy, Debug)]
pub struct Most {
    /// In one file.
    pub bytes: usize,
    /// In one picture: its width times its height.
    pub pixels: u64,
    /// By one person in all.
    pub bytes_of_one: u64,
}

impl Most {
    /// As the configuration says.
    pub fn of(config: &Config) -> Self {
        Self {
            bytes: config.upload_megabytes as usize * 1024 * 1024,
            pixels: u64::from(config.upload_megapixels) * 1_000_000,
            bytes_of_one: u64::from(config.upload_megabytes_each) * 1024 * 1024,
        }
    }
}

/// Takes a file and keeps it for a post to come. This decodes pictures, so it stands in a turn of its own and
/// outside of every transaction. What is not taken is said of the field `file`.
pub fn bring(db: &Db, store: &Store, most: &Most, by: &Member, name: &str, bytes: Vec<u8>) -> Result<Upload> {
    take(db, store, most, by, || prepare(name, bytes, most))
}

/// Takes a picture and keeps the middle of it as a square with sides of at most so many pixels.
pub fn bring_square(
    db: &Db,
    store: &Store,
    most: &Most,
    by: &Member,
    name: &str,
    bytes: Vec<u8>,
    side: u32,
) -> Result<Upload> {
    take(db, store, most, by, || prepare_square(name, bytes, most, side))
}

fn take(
    db: &Db,
    store: &Store,
    most: &Most,
    by: &Member,
    prepare: impl FnOnce() -> Result<Prepared, Refused>,
) -> Result<Upload> {
    db.read(|conn| check_room(conn, by, 0, most))?;
    let prepared = prepare()?;
    let content = put(store, &prepared.bytes)?;
    db.write(|tx| keep(tx, store, most, by, &prepared, &content))
}

/// The row, beside the file that is there. Whoever removes files asks for rows in a transaction of their own,
/// so the file is looked for again in this one.
fn keep(tx: &mut Tx<'_>, store: &Store, most: &Most, by: &Member, file: &Prepared, content: &str) -> Result<Upload> {
    people::lock(tx, by.id)?;
    lock_contents(tx)?;
    let bytes = i64::try_from(file.bytes.len()).map_err(anyhow::Error::from)?;
    check_room(tx.conn(), by, bytes, most)?;
    put(store, &file.bytes)?;
    let key = hexadecimal(&tokens::random_bytes::<16>()?);
    let new = NewUpload { key: &key, content, kind: file.kind, name: &file.name, bytes, size: file.size };
    Ok(model::add(tx, by.id, &new)?)
}

/// Rows and files are brought together by one at a time. SQLite has one writer and needs no lock.
pub(super) fn lock_contents(tx: &mut Tx<'_>) -> Result<()> {
    if let Conn::Postgres(conn) = tx.conn() {
        use diesel::RunQueryDsl;
        diesel::sql_query("SELECT pg_advisory_xact_lock(745204)").execute(conn)?;
    }
    Ok(())
}

fn put(store: &Store, bytes: &[u8]) -> Result<String> {
    store.put(bytes).map_err(|error| Error::Unavailable(format!("a file cannot be kept: {error}").into()))
}

fn check_room(conn: &mut Conn, by: &Member, more: i64, most: &Most) -> Result<()> {
    let have = model::bytes_of(conn, by.id)?.saturating_add(more);
    let fits = u64::try_from(have).is_ok_and(|have| have <= most.bytes_of_one);
    if fits { Ok(()) } else { Err(Refused::Full { most: most.bytes_of_one }.into()) }
}
