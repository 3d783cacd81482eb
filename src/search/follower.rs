//! Keeping this node's index in step with the database.
//!
//! Events say which threads may have changed; what these say now is read afresh, so hearing of an event twice,
//! or late, does no harm. How far was read, and in which database, lies in the index's own commit: neither a
//! program that is killed nor a copy that is put back can hide or double a thread. What cannot be followed from
//! where it stands is built anew beside (see [`build`](super::build)).

use std::collections::BTreeSet;
use std::fmt;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::build::Build;
use super::shelf::Shelf;
use super::touched::{takes_away, threads_touched};
use super::{Index, Kind, Payload, Search, Unusable, Writer, documents};
use crate::error::{Error, Result};
use crate::events;
use crate::ids::ThreadId;
use crate::platform::db::{Conn, Db};
use crate::settings;

/// How many events are heard of at once.
const AT_ONCE: usize = 1_000;
/// How many threads are read at once.
pub(super) const THREADS_AT_ONCE: usize = 200;
/// How often the old index is kept in step while a new one is built.
const WHILE_BUILDING: Duration = Duration::from_secs(1);
/// How long an index that failed is not looked at again.
const SUSPECTED_FOR: Duration = Duration::from_secs(60);

/// How often what was hidden or deleted is taken off the disk, and not only out of what is found.
const PURGED_EVERY: Duration = Duration::from_secs(5 * 60);

/// What a round came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// There is more to do at once.
    Busy,
    /// Something was taken in, and that was all.
    Took,
    /// There was nothing to do.
    Rests,
}

/// Why a round came to nothing: what it worked on goes on from there, or is opened again.
pub(super) enum Trouble {
    Database(Error),
    Index(Error),
}

impl From<std::io::Error> for Trouble {
    fn from(error: std::io::Error) -> Self {
        Self::Index(Error::Unavailable(error.to_string().into()))
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Database(error) | Self::Index(error) => error.fmt(out),
        }
    }
}

/// The index that answers, with what changes it and how far it is.
pub(super) struct Open {
    pub(super) index: Index,
    pub(super) writer: Writer,
    pub(super) payload: Payload,
}

/// Keeps this node's index in step with the database; there is one.
pub struct Follower {
    pub(super) search: Arc<Search>,
    pub(super) db: Db,
    pub(super) shelf: Option<Shelf>,
    pub(super) open: Option<Open>,
    pub(super) build: Option<Build>,
    followed_at: Option<Instant>,
    suspected_at: Option<Instant>,
    purged_at: Option<Instant>,
    is_to_purge: bool,
}

impl Follower {
    /// One that has not begun.
    pub fn new(search: Arc<Search>, db: Db) -> Self {
        Self {
            search,
            db,
            shelf: None,
            open: None,
            build: None,
            followed_at: None,
            suspected_at: None,
            purged_at: None,
            is_to_purge: false,
        }
    }

    /// Takes in what happened since the last round, or goes on building. After trouble the next round tries
    /// again from the last commit.
    pub fn round(&mut self) -> Result<Pace> {
        let outcome = self.step();
        let problem = outcome.as_ref().err().map(ToString::to_string);
        if let Some(problem) = problem.as_ref().filter(|_| problem != self.search.status().problem) {
            tracing::warn!(problem, "search cannot follow; it tries again");
        }
        let is_lost = matches!(outcome, Err(Trouble::Index(_)));
        let documents = self.open.as_ref().map(|open| open.index.len());
        self.search.change_status(|status| {
            status.problem = problem;
            status.documents = documents.unwrap_or(status.documents);
            status.building = status.building.filter(|_| !is_lost);
        });
        outcome.map_err(|trouble| match trouble {
            Trouble::Database(error) => error,
            Trouble::Index(error) => {
                (self.open, self.build) = (None, None);
                error
            }
        })
    }

    /// Whether all that happened so far can be found, also what no follower may read yet.
    pub fn has_read_all(&self) -> Result<bool> {
        let Some(open) = self.open.as_ref().filter(|_| self.build.is_none()) else { return Ok(false) };
        let position = open.payload.position;
        self.db.read(|conn| Ok(!events::is_any_after(conn, position)?))
    }

    fn step(&mut self) -> Result<Pace, Trouble> {
        self.hold()?;
        self.notice();
        if self.open.is_none() && self.build.is_none() {
            self.take_up()?;
        }
        if self.build.is_none() && self.search.takes_wish() {
            self.begin_to_build()?;
        }
        if self.build.is_some() {
            if self.open.is_some() && self.followed_at.is_none_or(|at| at.elapsed() > WHILE_BUILDING) {
                self.follow()?;
            }
            self.go_on_building()?;
            return Ok(Pace::Busy);
        }
        let pace = self.follow()?;
        if pace == Pace::Rests && self.is_to_purge && self.purged_at.is_none_or(|at| at.elapsed() > PURGED_EVERY) {
            self.purge()?;
        }
        Ok(pace)
    }

    /// Takes off the disk what was taken out.
    fn purge(&mut self) -> Result<(), Trouble> {
        (self.is_to_purge, self.purged_at) = (false, Some(Instant::now()));
        self.open.as_mut().map_or(Ok(()), |open| open.writer.purge()).map_err(Trouble::Index)
    }

    /// Takes hold of the folder.
    fn hold(&mut self) -> Result<(), Trouble> {
        if self.shelf.is_none() {
            let folder = self.search.folder();
            let held = Shelf::hold(folder)?;
            let why = || Error::Unavailable(format!("another process holds {}", folder.display()).into());
            self.shelf = Some(held.ok_or_else(|| Trouble::Index(why()))?);
        }
        Ok(())
    }

    /// Lets go of what is no more where it was, or no longer answers.
    fn notice(&mut self) {
        let is_gone = self.shelf.as_ref().is_some_and(|shelf| !shelf.is_there())
            || self.open.as_ref().is_some_and(|open| !open.index.is_there());
        let may_suspect = self.suspected_at.is_none_or(|at| at.elapsed() > SUSPECTED_FOR);
        let is_suspect = may_suspect && self.search.takes_suspicion();
        if is_suspect {
            self.suspected_at = Some(Instant::now());
        }
        if is_gone || is_suspect {
            (self.open, self.build) = (None, None);
        }
        if is_gone {
            tracing::warn!("the search index is gone; it is built anew");
            self.shelf = None;
        }
    }

    /// Goes on from the index that lies there, or begins a new one.
    fn take_up(&mut self) -> Result<(), Trouble> {
        self.hold()?;
        let newest = self.shelf.as_ref().map(Shelf::newest).transpose()?.flatten();
        if let Some(path) = &newest {
            if let Some(open) = self.try_open(path)? {
                self.answer_from(open, path);
                return Ok(());
            }
            self.search.answers_from(None);
        }
        self.begin_to_build()
    }

    /// The index at a path, if it was made from this database and one can go on from it.
    fn try_open(&self, path: &Path) -> Result<Option<Open>, Trouble> {
        let index = match Index::open_or_create(path) {
            Ok(index) => index,
            Err(Unusable::Unreachable(why)) => return Err(Trouble::Index(Error::Unavailable(why.into()))),
            Err(other) => {
                tracing::warn!(%other, "the search index is built anew");
                return Ok(None);
            }
        };
        let Some(payload) = index.payload().and_then(|text| Payload::parse(&text)) else { return Ok(None) };
        let is_ours = |conn: &mut Conn| -> Result<bool> {
            let database = settings::find_database_id(conn)?;
            Ok(database.as_ref() == Some(&payload.database) && payload.position <= events::end(conn)?)
        };
        if !self.db.read(is_ours).map_err(Trouble::Database)? {
            tracing::warn!("the search index is of another database, or of a later state of it; it is built anew");
            return Ok(None);
        }
        let writer = index.writer().map_err(Trouble::Index)?;
        Ok(Some(Open { index, writer, payload }))
    }

    /// Answers from an index that lies at a path, and forgets all others.
    pub(super) fn answer_from(&mut self, open: Open, path: &Path) {
        self.search.answers_from(Some(open.index.clone()));
        self.open = Some(open);
        if let Some(shelf) = &self.shelf {
            shelf.forget_others(path);
        }
    }

    /// Takes in what happened since the last commit.
    fn follow(&mut self) -> Result<Pace, Trouble> {
        self.followed_at = Some(Instant::now());
        let Some(open) = &mut self.open else { return Ok(Pace::Busy) };
        let hear = |conn: &mut Conn| -> Result<_> {
            let database = settings::find_database_id(conn)?;
            let heard = events::after(conn, open.payload.position, AT_ONCE)?;
            let touched = threads_touched(conn, &heard.events)?;
            Ok((database, heard, touched))
        };
        let (database, heard, touched) = self.db.read(hear).map_err(Trouble::Database)?;
        if database.as_ref() != Some(&open.payload.database) {
            return Err(Trouble::Index(Error::Unavailable("another database is there now".into())));
        }
        let next = Payload { position: heard.next, ..open.payload.clone() };
        let has_something = !heard.events.is_empty();
        self.is_to_purge |= heard.events.iter().any(takes_away);
        if has_something {
            take_in(&self.db, &mut open.writer, &touched)?;
            open.writer.commit(&next.to_string()).map_err(Trouble::Index)?;
        }
        open.payload = next;
        self.search.change_status(|status| {
            status.is_behind = !heard.is_all;
            status.has_caught_up |= heard.is_all;
            if has_something {
                status.committed_at = Some(self.db.clock().now());
            }
        });
        Ok(match (heard.is_all, has_something) {
            (false, _) => Pace::Busy,
            (true, true) => Pace::Took,
            (true, false) => Pace::Rests,
        })
    }
}

/// Tells the index what some threads say now; it counts with the next commit.
fn take_in(db: &Db, writer: &mut Writer, touched: &BTreeSet<ThreadId>) -> Result<(), Trouble> {
    let touched: Vec<ThreadId> = touched.iter().copied().collect();
    for some in touched.chunks(THREADS_AT_ONCE) {
        put(db, writer, some)?;
    }
    Ok(())
}

/// The same for as many as are read at once. What has no document any more is taken out.
pub(super) fn put(db: &Db, writer: &mut Writer, threads: &[ThreadId]) -> Result<(), Trouble> {
    let documents = db.read(|conn| Ok::<_, Error>(documents::load(conn, threads)?)).map_err(Trouble::Database)?;
    for document in &documents {
        writer.put(document).map_err(Trouble::Index)?;
    }
    let there: BTreeSet<i64> = documents.iter().map(|document| document.id).collect();
    for gone in threads.iter().map(|thread| thread.number()).filter(|id| !there.contains(id)) {
        writer.remove(Kind::Thread, gone).map_err(Trouble::Index)?;
    }
    Ok(())
}
