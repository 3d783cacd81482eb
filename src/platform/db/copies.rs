//! Copies of a SQLite database, whole whatever is written meanwhile; one is kept before each migration.

use std::fs::{self, DirBuilder, Permissions};
use std::io;
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness};

use super::{Conn, Door, MigrationProblem};
use crate::platform::clock::Instant;
use crate::platform::config::DatabaseUrl;

/// The folder of copies made before migrations, in the data folder.
pub const FOLDER: &str = "copies";
/// How many of them are kept.
const KEPT: usize = 3;

/// Why there is no copy.
#[derive(Debug, thiserror::Error)]
pub enum CopyProblem {
    /// No connection.
    #[error("the database cannot be opened: {0}")]
    Closed(#[from] diesel::ConnectionError),
    /// It could not be read or written whole.
    #[error("the database cannot be copied: {0}")]
    Failed(#[from] diesel::result::Error),
    /// The system says so.
    #[error("{0}")]
    Io(#[from] io::Error),
    /// PostgreSQL has tools of its own.
    #[error("only a SQLite database is copied so")]
    NotSqlite,
}

#[derive(QueryableByName)]
struct Found {
    #[diesel(sql_type = BigInt)]
    rows: i64,
}

/// Writes a copy of a SQLite database to a file that is not there yet. Whatever was acknowledged before is in it;
/// it is one moment's state, and others write on meanwhile.
pub fn copy(place: &DatabaseUrl, to: &Path) -> Result<(), CopyProblem> {
    let Conn::Sqlite(mut conn) = Conn::open(place, Door::Write)? else { return Err(CopyProblem::NotSqlite) };
    copy_of(&mut conn, to)
}

fn copy_of(conn: &mut SqliteConnection, to: &Path) -> Result<(), CopyProblem> {
    diesel::sql_query("VACUUM INTO ?").bind::<Text, _>(to.to_string_lossy()).execute(conn)?;
    fs::set_permissions(to, Permissions::from_mode(0o600))?;
    fs::File::open(to)?.sync_all()?;
    Ok(())
}

/// Keeps a copy before a migration, of a SQLite database that holds somebody; the last three copies stay.
pub(super) fn keep_before(place: &DatabaseUrl, known: EmbeddedMigrations, data: &Path) -> Result<(), MigrationProblem> {
    let DatabaseUrl::Sqlite(file) = place else { return Ok(()) };
    if !file.exists() {
        return Ok(());
    }
    let Conn::Sqlite(mut conn) = Conn::open(place, Door::Write)? else { return Ok(()) };
    let applied = conn.applied_migrations().map_err(MigrationProblem::Failed)?;
    let is_behind = conn.has_pending_migration(known).map_err(MigrationProblem::Failed)?;
    let Some(newest) = applied.iter().map(ToString::to_string).max().filter(|_| is_behind) else { return Ok(()) };
    let uncopied = |problem: CopyProblem| MigrationProblem::NoCopy { folder: data.join(FOLDER), problem };
    let people = diesel::sql_query("SELECT count(*) AS rows FROM people").get_result::<Found>(&mut conn);
    if people.map_err(|error| uncopied(error.into()))?.rows == 0 {
        return Ok(());
    }
    keep(&mut conn, &newest, &data.join(FOLDER)).map_err(uncopied)
}

fn keep(conn: &mut SqliteConnection, version: &str, folder: &Path) -> Result<(), CopyProblem> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_micros();
    let (whole, draft) = (folder.join(format!("{now:016}-before-{version}.db")), folder.join("draft"));
    if draft.exists() {
        fs::remove_file(&draft)?;
    }
    copy_of(conn, &draft)?;
    fs::rename(&draft, &whole)?;
    let mut copies: Vec<PathBuf> = fs::read_dir(folder)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    copies.retain(|path| path.extension().is_some_and(|ending| ending == "db"));
    copies.sort();
    for old in copies.iter().rev().skip(KEPT) {
        fs::remove_file(old)?;
    }
    tracing::info!(copy = %whole.display(), "the database was copied before it is brought to this release's schema");
    Ok(())
}

/// Whether a SQLite database is whole: what is wrong with it, if anything is.
pub fn find_damage(place: &DatabaseUrl) -> Result<Option<String>, CopyProblem> {
    #[derive(QueryableByName)]
    struct Line {
        #[diesel(sql_type = Text)]
        line: String,
    }
    let Conn::Sqlite(mut conn) = Conn::open(place, Door::Write)? else { return Err(CopyProblem::NotSqlite) };
    let said = diesel::sql_query("SELECT integrity_check AS line FROM pragma_integrity_check");
    let said: Vec<Line> = said.load(&mut conn)?;
    let dangling = diesel::sql_query("SELECT count(*) AS rows FROM pragma_foreign_key_check");
    let dangling = dangling.get_result::<Found>(&mut conn)?.rows;
    let damage = said.into_iter().map(|it| it.line).find(|line| line != "ok");
    Ok(damage.or_else(|| (dangling > 0).then(|| format!("{dangling} rows refer to nothing"))))
}

/// Removes the copies that were made before a moment.
pub fn forget_before(data: &Path, moment: Instant) -> io::Result<()> {
    let folder = data.join(FOLDER);
    let entries = match fs::read_dir(&folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        entries => entries?,
    };
    for entry in entries {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let made = name.split('-').next().and_then(|micros| micros.parse::<i64>().ok());
        if made.is_some_and(|made| made < moment.micros()) {
            fs::remove_file(&path)?;
        }
    }
    Ok(())
}
