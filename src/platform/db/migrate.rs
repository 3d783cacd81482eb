//! Bringing a database to the schema this binary was built for.

use std::path::{Path, PathBuf};

use diesel::migration::{Migration, MigrationSource, MigrationVersion};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::copies::{self, CopyProblem};
use super::{Conn, Door};
use crate::platform::config::DatabaseUrl;

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");

/// What a migration did.
#[derive(Debug, PartialEq, Eq)]
pub struct Migrated {
    /// How many steps were run now.
    pub steps: usize,
}

/// Why a database could not be brought to this binary's schema.
#[derive(Debug, thiserror::Error)]
pub enum MigrationProblem {
    /// A later release has been here; going on would do harm.
    #[error("the database was made by a newer Peerdesk (it knows {0}); please start that one")]
    Newer(String),
    /// No connection.
    #[error("the database cannot be opened: {0}")]
    Closed(#[from] diesel::ConnectionError),
    /// There is no copy to go back to, so nothing is changed.
    #[error("the database could not be copied before its migration ({problem}); please make room in {}", folder.display())]
    NoCopy {
        /// Where the copy would lie.
        folder: PathBuf,
        /// What went wrong.
        problem: CopyProblem,
    },
    /// A step failed and was rolled back.
    #[error("a migration failed and was taken back: {0}")]
    Failed(Box<dyn std::error::Error + Send + Sync>),
}

impl Migrated {
    /// As [`Migrated::to_present`], after a copy of a SQLite database that holds somebody was kept in the data
    /// folder.
    pub fn with_a_copy(place: &DatabaseUrl, data: &Path) -> Result<Self, MigrationProblem> {
        copies::keep_before(place, SQLITE, data)?;
        Self::to_present(place)
    }

    /// The newest step that a database has seen, unless a later release has been there.
    pub fn find_newest(place: &DatabaseUrl) -> Result<Option<String>, MigrationProblem> {
        let applied = match &mut Conn::open(place, Door::Write)? {
            Conn::Sqlite(conn) => applied(conn, &SQLITE)?,
            Conn::Postgres(conn) => applied(conn, &POSTGRES)?,
        };
        Ok(applied.into_iter().max())
    }

    /// Brings the database at a place to this binary's schema, making it where there is none.
    pub fn to_present(place: &DatabaseUrl) -> Result<Self, MigrationProblem> {
        let mut conn = Conn::open(place, Door::Write)?;
        let steps = match &mut conn {
            Conn::Sqlite(conn) => run(conn, SQLITE)?,
            Conn::Postgres(conn) => {
                // Two nodes that start at once take turns; the lock goes with the connection.
                diesel::connection::SimpleConnection::batch_execute(conn, "SELECT pg_advisory_lock(745203)")
                    .map_err(|error| MigrationProblem::Failed(error.into()))?;
                run(conn, POSTGRES)?
            }
        };
        Ok(Self { steps })
    }
}

fn run<C, DB>(conn: &mut C, known: EmbeddedMigrations) -> Result<usize, MigrationProblem>
where
    DB: diesel::backend::Backend,
    C: MigrationHarness<DB>,
    EmbeddedMigrations: MigrationSource<DB>,
{
    applied(conn, &known)?;
    Ok(conn.run_pending_migrations(known).map_err(MigrationProblem::Failed)?.len())
}

/// The steps that a database has seen, if we know all of them.
fn applied<C, DB>(conn: &mut C, known: &EmbeddedMigrations) -> Result<Vec<String>, MigrationProblem>
where
    DB: diesel::backend::Backend,
    C: MigrationHarness<DB>,
    EmbeddedMigrations: MigrationSource<DB>,
{
    let ours: Vec<MigrationVersion<'static>> = MigrationSource::<DB>::migrations(known)
        .map_err(MigrationProblem::Failed)?
        .iter()
        .map(|step| step.name().version().as_owned())
        .collect();
    let done = conn.applied_migrations().map_err(MigrationProblem::Failed)?;
    match done.iter().find(|step| !ours.contains(step)) {
        Some(strange) => Err(MigrationProblem::Newer(strange.to_string())),
        None => Ok(done.iter().map(ToString::to_string).collect()),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use diesel::connection::SimpleConnection;

    use super::*;

    /// As a release before this one left the database.
    fn goes_back(place: &DatabaseUrl) {
        let Conn::Sqlite(mut conn) = Conn::open(place, Door::Write).unwrap() else { return };
        conn.revert_last_migration(SQLITE).unwrap();
    }

    #[test]
    fn before_a_migration_a_copy_is_kept_and_the_last_three_of_them() {
        let folder = tempfile::tempdir().unwrap();
        let place = DatabaseUrl::Sqlite(folder.path().join("peerdesk.db"));
        let copies = || fs::read_dir(folder.path().join(copies::FOLDER)).map_or(0, Iterator::count);
        Migrated::with_a_copy(&place, folder.path()).unwrap();
        goes_back(&place);
        assert_eq!(Migrated::with_a_copy(&place, folder.path()).unwrap().steps, 1);
        assert_eq!(copies(), 0, "nobody is in it");

        let mut conn = Conn::open(&place, Door::Write).unwrap();
        let ada = "INSERT INTO people (handle, handle_skeleton, name, created_at) VALUES ('ada', 'ada', 'Ada', 1)";
        conn.batch_execute(ada).unwrap();
        drop(conn);
        for expected in [1, 2, 3, 3] {
            goes_back(&place);
            Migrated::with_a_copy(&place, folder.path()).unwrap();
            assert_eq!(copies(), expected);
        }
        Migrated::with_a_copy(&place, folder.path()).unwrap();
        assert_eq!(copies(), 3, "nothing was to be done");
        let newest = fs::read_dir(folder.path().join(copies::FOLDER)).unwrap().map(|it| it.unwrap().path()).max();
        let copy = DatabaseUrl::Sqlite(newest.unwrap());
        assert_eq!(copies::find_damage(&copy).unwrap(), None);
        let before = Migrated::find_newest(&copy).unwrap();
        assert!(before < Migrated::find_newest(&place).unwrap());
    }

    #[test]
    fn without_room_for_a_copy_nothing_is_migrated() {
        let folder = tempfile::tempdir().unwrap();
        let place = DatabaseUrl::Sqlite(folder.path().join("peerdesk.db"));
        Migrated::to_present(&place).unwrap();
        let mut conn = Conn::open(&place, Door::Write).unwrap();
        let ada = "INSERT INTO people (handle, handle_skeleton, name, created_at) VALUES ('ada', 'ada', 'Ada', 1)";
        conn.batch_execute(ada).unwrap();
        drop(conn);
        goes_back(&place);
        fs::write(folder.path().join(copies::FOLDER), "in the way").unwrap();
        assert!(matches!(Migrated::with_a_copy(&place, folder.path()), Err(MigrationProblem::NoCopy { .. })));
        fs::remove_file(folder.path().join(copies::FOLDER)).unwrap();
        assert_eq!(Migrated::with_a_copy(&place, folder.path()).unwrap().steps, 1);
    }
}
