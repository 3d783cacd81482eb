//! A dump, opened: read once from end to end, checked, and ready to be written in three passes:
//! people, then threads (each whole), then links, which may point at threads later than their own.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::authors::People;
use super::files::DumpFile;
use super::index::{ForeignLink, Index};
use super::problems::Stopped;
use super::report::Report;
use super::threads::Threads;
use crate::platform::clock::Instant;

const CLOCKS_DIFFER: Duration = Duration::from_secs(24 * 60 * 60);

/// What a dump may not exceed.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// The last moment that a date may name.
    pub latest: Instant,
    /// Bytes of a thread with all that hangs under it: what is in memory at once.
    pub thread_bytes: u64,
}

/// How far opening a dump has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The file being read.
    pub file: DumpFile,
    /// Bytes read of all files.
    pub done: u64,
    /// Bytes of all files.
    pub total: u64,
}

/// A dump all of whose rows were read once. Memory is about 60 bytes a post, 25 a comment or step of history.
pub struct Dump {
    folder: PathBuf,
    limits: Limits,
    index: Index,
    report: Report,
}

impl Limits {
    /// The usual limits at a moment.
    pub fn at(now: Instant) -> Limits {
        Limits { latest: now.plus(CLOCKS_DIFFER), thread_bytes: 256 << 20 }
    }
}

impl Dump {
    /// Reads every file of the folder once. Fails if one cannot be trusted, before anything was written.
    pub fn open(folder: &Path, limits: Limits, on_progress: &mut dyn FnMut(Progress)) -> Result<Dump, Stopped> {
        let (index, report) = Index::read(folder, limits, on_progress)?;
        Ok(Dump { folder: folder.to_owned(), limits, index, report })
    }

    /// What came of the rows of each file.
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// The first pass: everybody.
    pub fn people(&self) -> Result<People, Stopped> {
        People::open(&self.folder, self.limits.latest)
    }

    /// The second pass: every thread with all under it, in the order of the questions' ids.
    pub fn threads(&self) -> Result<Threads<'_>, Stopped> {
        Threads::open(&self.folder, self.limits.latest, &self.index)
    }

    /// The third pass: links between threads that were all given by the second, each once.
    pub fn links(&self) -> &[ForeignLink] {
        &self.index.links
    }

    /// Names in `Tags.xml`; posts may have others.
    pub fn tags(&self) -> &[String] {
        &self.index.tags
    }
}
