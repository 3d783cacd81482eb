//! Building an index from the whole database, beside the one that answers, and putting it in that one's place.

use std::path::PathBuf;

use super::follower::{Follower, Open, THREADS_AT_ONCE, Trouble, put};
use super::status::Building;
use super::{Index, Payload, Unusable, Writer};
use crate::error::{Error, Result};
use crate::events;
use crate::ids::ThreadId;
use crate::platform::db::Db;
use crate::{settings, threads};

/// An index being built: of all threads by number, as they are when their turn comes. What happens meanwhile
/// is heard of afterwards, from the position at which it was begun.
pub(super) struct Build {
    path: PathBuf,
    writer: Writer,
    payload: Payload,
    after: ThreadId,
    /// The last that has to be in it; later ones are heard of.
    last: Option<ThreadId>,
    shown: Building,
    told_at: std::time::Instant,
}

impl Follower {
    /// Begins to build.
    pub(super) fn begin_to_build(&mut self) -> Result<(), Trouble> {
        let Some(shelf) = &self.shelf else { return Ok(()) };
        let (payload, total, last) = begin(&self.db).map_err(Trouble::Database)?;
        let path = shelf.begin()?;
        let index = Index::open_or_create(&path).map_err(unusable)?;
        let writer = index.writer().map_err(Trouble::Index)?;
        let shown = Building { done: 0, total, since: self.db.clock().now() };
        tracing::info!(threads = total, "the search index is being built");
        let told_at = std::time::Instant::now();
        self.build = Some(Build { path, writer, payload, after: ThreadId::new(0), last, shown, told_at });
        let answers_meanwhile = self.open.is_some();
        self.search.change_status(|status| {
            status.building = Some(shown);
            status.is_behind = !answers_meanwhile;
        });
        self.search.tell_status();
        Ok(())
    }

    /// Takes in some more threads; after the last, what was built answers.
    pub(super) fn go_on_building(&mut self) -> Result<(), Trouble> {
        let Some(build) = &mut self.build else { return Ok(()) };
        let (after, most) = (build.after, i64::try_from(THREADS_AT_ONCE).unwrap_or(i64::MAX));
        let some = self.db.read(|conn| Ok::<_, Error>(threads::list_all_after(conn, after, most)?));
        let some = some.map_err(Trouble::Database)?;
        put(&self.db, &mut build.writer, &some)?;
        build.shown.done += i64::try_from(some.len()).unwrap_or(0);
        build.after = some.last().copied().unwrap_or(build.after);
        if !some.is_empty() && build.last.is_some_and(|last| build.after < last) {
            let shown = build.shown;
            self.search.change_status(|status| status.building = Some(shown));
            if build.told_at.elapsed().as_millis() > 300 {
                build.told_at = std::time::Instant::now();
                self.search.tell_status();
            }
            return Ok(());
        }
        self.finish_building()
    }

    /// Puts what was built in the place of what answered.
    fn finish_building(&mut self) -> Result<(), Trouble> {
        let (Some(mut build), Some(shelf)) = (self.build.take(), &self.shelf) else { return Ok(()) };
        build.writer.commit(&build.payload.to_string()).map_err(Trouble::Index)?;
        build.writer.finish().map_err(Trouble::Index)?;
        let path = shelf.keep(&build.path)?;
        let index = Index::open_or_create(&path).map_err(unusable)?;
        let writer = index.writer().map_err(Trouble::Index)?;
        let now = self.db.clock().now();
        let seconds = now.since(build.shown.since).as_secs_f64();
        tracing::info!(documents = index.len(), seconds, "the search index is built");
        self.answer_from(Open { index, writer, payload: build.payload }, &path);
        self.search.change_status(|status| (status.building, status.committed_at) = (None, Some(now)));
        self.search.wish_is_done();
        Ok(())
    }
}

/// What an index begun now is of: its payload, how many threads there are, and the last of them.
fn begin(db: &Db) -> Result<(Payload, i64, Option<ThreadId>)> {
    let database = match db.read(|conn| Ok::<_, Error>(settings::find_database_id(conn)?))? {
        Some(id) => id,
        None => db.write(settings::database_id)?,
    };
    db.read(|conn| {
        let position = events::end(conn)?;
        let (total, last) = threads::extent(conn)?;
        Ok((Payload { database, position }, total, last))
    })
}

fn unusable(why: Unusable) -> Trouble {
    Trouble::Index(Error::Unavailable(why.to_string().into()))
}
