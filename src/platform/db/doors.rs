//! The two doors to the database.

use std::sync::Arc;
use std::time::Duration;

use diesel::RunQueryDsl;
use diesel::connection::SimpleConnection;
use r2d2::{ManageConnection, Pool, PooledConnection};

use super::{Backend, Commits, Conn, Door, Kept, QueryResult};
use crate::platform::clock::{Clock, Instant};
use crate::platform::config::DatabaseUrl;

/// Opens connections for one door; r2d2 keeps them.
struct Opener {
    place: DatabaseUrl,
    door: Door,
}

impl ManageConnection for Opener {
    type Connection = Conn;
    type Error = diesel::ConnectionError;

    fn connect(&self) -> Result<Conn, Self::Error> {
        Conn::open(&self.place, self.door)
    }

    fn is_valid(&self, conn: &mut Conn) -> Result<(), Self::Error> {
        conn.batch_execute("SELECT 1").map_err(diesel::ConnectionError::CouldntSetupConfiguration)
    }

    fn has_broken(&self, _: &mut Conn) -> bool {
        false
    }
}

/// How many connections each door may hold.
#[derive(Clone, Copy, Debug)]
pub struct Pools {
    /// Snapshots at once.
    pub readers: u32,
    /// Transactions at once; SQLite has one writer whatever is said here.
    pub writers: u32,
    /// How long somebody waits for a connection.
    pub wait: Duration,
}

impl Default for Pools {
    fn default() -> Self {
        Self { readers: 8, writers: 4, wait: Duration::from_secs(5) }
    }
}

/// The database.
#[derive(Clone)]
pub struct Db {
    place: Arc<DatabaseUrl>,
    clock: Clock,
    site: Arc<str>,
    readers: Pool<Opener>,
    writers: Pool<Opener>,
    commits: Commits,
    kept: Kept,
}

impl Db {
    /// The database at a place; connections are opened when they are first needed.
    pub fn new(place: DatabaseUrl, pools: Pools, clock: Clock, site: &str) -> Self {
        let writers = match place.backend() {
            Backend::Sqlite => 1,
            Backend::Postgres => pools.writers,
        };
        let pool = |door, size| {
            Pool::builder()
                .max_size(size)
                .min_idle(Some(0))
                .connection_timeout(pools.wait)
                .error_handler(Box::new(r2d2::NopErrorHandler))
                .build_unchecked(Opener { place: place.clone(), door })
        };
        Self {
            readers: pool(Door::Read, pools.readers),
            writers: pool(Door::Write, writers),
            place: Arc::new(place),
            clock,
            site: site.into(),
            commits: Commits::default(),
            kept: Kept::default(),
        }
    }

    /// The kind of database.
    pub fn backend(&self) -> Backend {
        self.place.backend()
    }

    /// Where it is.
    pub fn place(&self) -> &DatabaseUrl {
        &self.place
    }

    /// The clock that transactions take their moment from.
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// Word of what is committed through this door.
    pub fn commits(&self) -> &Commits {
        &self.commits
    }

    /// Runs queries on one snapshot, which sees none of what is written meanwhile.
    pub fn read<T, E>(&self, queries: impl FnOnce(&mut Conn) -> Result<T, E>) -> Result<T, E>
    where
        E: From<diesel::result::Error> + From<r2d2::Error>,
    {
        let mut snapshot = Opened::begin(self.readers.get()?, self.snapshot_words())?;
        let result = queries(&mut snapshot.conn);
        snapshot.end("ROLLBACK")?;
        result
    }

    /// Runs a transaction: kept whole if it returns `Ok`, and not at all otherwise.
    pub fn write<T, E>(&self, commands: impl FnOnce(&mut Tx<'_>) -> Result<T, E>) -> Result<T, E>
    where
        E: From<diesel::result::Error> + From<r2d2::Error>,
    {
        let begin = match self.backend() {
            Backend::Sqlite => "BEGIN IMMEDIATE",
            Backend::Postgres => "BEGIN",
        };
        let mut open = Opened::begin(self.writers.get()?, begin)?;
        let now = self.clock.now();
        let result = commands(&mut Tx { conn: &mut open.conn, now, site: &self.site, kept: &self.kept });
        open.end(if result.is_ok() { "COMMIT" } else { "ROLLBACK" })?;
        if result.is_ok() {
            self.commits.tell();
        }
        result
    }

    /// Sees to it that what was erased lies in no file: SQLite's journal goes into the database, whose freed pages
    /// are overwritten, and is emptied. It waits for readers, but not for ever: whether it is done.
    pub fn leave_no_trace<E>(&self) -> Result<bool, E>
    where
        E: From<diesel::result::Error> + From<r2d2::Error>,
    {
        match &mut *self.writers.get()? {
            Conn::Postgres(_) => Ok(true),
            Conn::Sqlite(conn) => {
                let told: Checkpoint = diesel::sql_query("PRAGMA wal_checkpoint(TRUNCATE)").get_result(conn)?;
                Ok(told.busy == 0)
            }
        }
    }

    fn snapshot_words(&self) -> &'static str {
        match self.backend() {
            Backend::Sqlite => "BEGIN",
            Backend::Postgres => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        }
    }
}

/// What SQLite says of a checkpoint.
#[derive(diesel::QueryableByName)]
struct Checkpoint {
    /// Whether somebody kept it from being whole: 0 or 1.
    #[diesel(sql_type = diesel::sql_types::Integer)]
    busy: i32,
}

/// A transaction that is rolled back unless it was ended, even by a panic.
struct Opened {
    conn: PooledConnection<Opener>,
    is_open: bool,
}

impl Opened {
    fn begin(mut conn: PooledConnection<Opener>, words: &str) -> QueryResult<Self> {
        conn.batch_execute(words)?;
        Ok(Self { conn, is_open: true })
    }

    fn end(&mut self, words: &str) -> QueryResult<()> {
        self.conn.batch_execute(words)?;
        self.is_open = false;
        Ok(())
    }
}

impl Drop for Opened {
    fn drop(&mut self) {
        if self.is_open {
            // A connection that cannot even roll back is found broken when it is next asked for.
            let _ = self.conn.batch_execute("ROLLBACK");
        }
    }
}

/// A transaction under way: the only thing that can write.
pub struct Tx<'c> {
    conn: &'c mut Conn,
    now: Instant,
    site: &'c str,
    kept: &'c Kept,
}

impl Tx<'_> {
    /// The connection, for the queries and writes of a model.
    pub fn conn(&mut self) -> &mut Conn {
        self.conn
    }

    /// The site's address, by which links to its own threads are known.
    pub fn site(&self) -> &str {
        self.site
    }

    /// What was made of rows that seldom change.
    pub fn kept(&self) -> &Kept {
        self.kept
    }

    /// The one moment at which everything in this transaction happens.
    pub fn now(&self) -> Instant {
        self.now
    }

    /// Does something, or only seems to: what is not wanted is done all the same and taken back, so that nobody learns
    /// from the time it takes which of the two it was.
    pub fn do_or_pretend<E>(
        &mut self,
        is_wanted: bool,
        work: impl FnOnce(&mut Tx<'_>) -> Result<(), E>,
    ) -> Result<(), E>
    where
        E: From<diesel::result::Error>,
    {
        self.conn.batch_execute("SAVEPOINT pretended")?;
        work(&mut Tx { conn: self.conn, now: self.now, site: self.site, kept: self.kept })?;
        let end = "RELEASE SAVEPOINT pretended";
        let undo = "ROLLBACK TO SAVEPOINT pretended; RELEASE SAVEPOINT pretended";
        Ok(self.conn.batch_execute(if is_wanted { end } else { undo })?)
    }

    /// The same transaction at another moment: for imports and demonstrations, which tell of the past.
    pub fn at(&mut self, moment: Instant) -> Tx<'_> {
        Tx { conn: self.conn, now: moment, site: self.site, kept: self.kept }
    }
}
