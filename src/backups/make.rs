//! Making a backup while the site serves: a tar file, compressed, that any machine can open without us.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Read};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

use super::manifest::{self, Entry, Manifest};
use crate::error::Error;
use crate::platform::config::{Config, DatabaseUrl};
use crate::platform::db::{Backend, Db, Migrated, Pools, copies};
use crate::platform::store::{self, Store, hexadecimal};
use crate::uploads;

/// The site that a backup is made of.
pub struct Source<'a> {
    /// Its database.
    pub db: &'a Db,
    /// Its files.
    pub store: &'a Store,
    /// How it is started.
    pub config: &'a Config,
    /// The file that says so, if there is one.
    pub config_file: Option<&'a Path>,
}

/// What a backup holds, and what it could not.
#[derive(Clone, Debug)]
pub struct Made {
    /// As it stands in the backup.
    pub manifest: Manifest,
    /// How large the backup is, in bytes.
    pub bytes: u64,
    /// Whether the site's secret is in it.
    pub has_secret: bool,
    /// Files that rows know and that are not there, or not what they were.
    pub lost: Vec<String>,
}

/// How far a backup is, in bytes of what goes into it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Written so far.
    pub done: u64,
    /// To be written in all.
    pub total: u64,
}

/// Writes a backup to a file that is not there yet; it has its name once it is whole. `told` hears how far it is.
///
/// The database is copied first, and files stay meanwhile: whatever a row of the copy knows is in the backup,
/// and so is everything that was acknowledged before this began.
pub fn make(site: &Source<'_>, to: &Path, told: impl FnMut(Progress)) -> anyhow::Result<Made> {
    if to.exists() {
        bail!("{} is there already; a backup is never written over another", to.display());
    }
    let draft = Draft(beside(to, "part"));
    let snapshot = Draft(beside(to, "db"));
    let made_at = site.db.clock().now().micros();
    let _held = site.store.hold().context("the folder of files")?;
    let schema = Migrated::find_newest(site.db.place())?.unwrap_or_default();
    let mut made = Made {
        manifest: Manifest::new(site.db.backend(), schema, made_at),
        bytes: 0,
        has_secret: false,
        lost: Vec::new(),
    };
    let contents = match site.db.backend() {
        Backend::Postgres => contents(site.db)?,
        Backend::Sqlite => {
            copies::copy(site.db.place(), &snapshot.0).with_context(|| snapshot.0.display().to_string())?;
            let place = DatabaseUrl::Sqlite(snapshot.0.clone());
            contents(&Db::new(place, Pools::default(), site.db.clock().clone(), ""))?
        }
    };
    let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&draft.0);
    let file = file.with_context(|| draft.0.display().to_string())?;
    let file = Packing::new(file, told).write(site, &snapshot.0, &contents, &mut made)?;
    file.sync_all()?;
    made.bytes = file.metadata()?.len();
    // A link, unlike renaming, never takes the place of what came there meanwhile.
    fs::hard_link(&draft.0, to).with_context(|| to.display().to_string())?;
    Ok(made)
}

/// The contents that rows know, each once, with their sizes in bytes.
fn contents(db: &Db) -> anyhow::Result<BTreeMap<String, u64>> {
    let rows = db.read(|conn| Ok::<_, Error>(uploads::list_contents(conn)?))?;
    Ok(rows.into_iter().map(|(_, content, bytes)| (content, bytes.unsigned_abs())).collect())
}

/// A backup that is being written.
struct Packing<T> {
    tar: tar::Builder<GzEncoder<BufWriter<File>>>,
    progress: Progress,
    told: T,
}

impl<T: FnMut(Progress)> Packing<T> {
    fn new(file: File, told: T) -> Self {
        let tar = tar::Builder::new(GzEncoder::new(BufWriter::new(file), Compression::fast()));
        Self { tar, progress: Progress::default(), told }
    }

    fn write(
        mut self,
        site: &Source<'_>,
        snapshot: &Path,
        contents: &BTreeMap<String, u64>,
        made: &mut Made,
    ) -> anyhow::Result<File> {
        let has_database = site.db.backend() == Backend::Sqlite;
        let database = if has_database { fs::metadata(snapshot)?.len() } else { 0 };
        self.progress.total = database + contents.values().sum::<u64>();
        let entries = &mut made.manifest.entries;
        if has_database {
            entries.push(self.add(manifest::DATABASE, File::open(snapshot)?)?);
        }
        if site.config.secret.is_none() {
            let secret = File::open(site.config.data.join("secret"));
            made.has_secret = secret.is_ok();
            if let Ok(secret) = secret {
                entries.push(self.add(manifest::SECRET, secret)?);
            }
        }
        if let Some(path) = site.config_file {
            entries.push(self.add(manifest::CONFIG, File::open(path).with_context(|| path.display().to_string())?)?);
        }
        for content in contents.keys() {
            let bytes = site.store.read(content).unwrap_or_default();
            if store::hash(&bytes) == *content {
                let size = u64::try_from(bytes.len())?;
                entries.push(self.add_bytes(&format!("{}{content}", manifest::UPLOADS), size, &*bytes)?);
            } else {
                made.lost.push(content.clone());
            }
        }
        let manifest = serde_json::to_vec_pretty(&made.manifest)?;
        self.add_bytes(manifest::NAME, u64::try_from(manifest.len())?, &*manifest)?;
        Ok(self.tar.into_inner()?.finish()?.into_inner().map_err(io::IntoInnerError::into_error)?)
    }

    fn add(&mut self, path: &str, file: File) -> anyhow::Result<Entry> {
        let bytes = file.metadata()?.len();
        self.add_bytes(path, bytes, file.take(bytes))
    }

    fn add_bytes(&mut self, path: &str, bytes: u64, from: impl Read) -> anyhow::Result<Entry> {
        let Self { tar, progress, told } = self;
        let mut watched = Watched { from, hash: Sha256::new(), progress, told };
        tar.append_data(&mut head(bytes), path, &mut watched)?;
        Ok(Entry { path: path.to_owned(), bytes, sha256: hexadecimal(&watched.hash.finalize()) })
    }
}

fn head(bytes: u64) -> tar::Header {
    let mut head = tar::Header::new_gnu();
    head.set_size(bytes);
    head.set_mode(0o600);
    head
}

/// Hashes what is read through it, and tells how far that is.
struct Watched<'p, R, T> {
    from: R,
    hash: Sha256,
    progress: &'p mut Progress,
    told: &'p mut T,
}

impl<R: Read, T: FnMut(Progress)> Read for Watched<'_, R, T> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let count = self.from.read(to)?;
        self.hash.update(&to[..count]);
        self.progress.done += u64::try_from(count).unwrap_or(0);
        (self.told)(*self.progress);
        Ok(count)
    }
}

/// A file that goes when it is done with, whatever becomes of the backup.
struct Draft(PathBuf);

impl Drop for Draft {
    fn drop(&mut self) {
        for ending in ["", "-wal", "-shm"] {
            let mut path = self.0.clone().into_os_string();
            path.push(ending);
            let _ = fs::remove_file(path);
        }
    }
}

/// Beside the backup: where it goes there is room for it.
fn beside(to: &Path, what: &str) -> PathBuf {
    let mut name = to.as_os_str().to_owned();
    name.push(format!(".{}.{what}", std::process::id()));
    PathBuf::from(name)
}
