//! Reading a backup into a folder where it does no harm, and holding it against its manifest.

use std::collections::BTreeMap;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use flate2::read::GzDecoder;
use sha2::{Digest, Sha256};

use super::manifest::{self, Entry, FORMAT, Manifest};
use crate::platform::store::{hexadecimal, is_hash};

/// The longest manifest that is read, in bytes: about a million files.
const LONGEST_MANIFEST: u64 = 256 * 1024 * 1024;

/// Why a backup was not restored. Nothing was put in its place.
#[derive(Debug, thiserror::Error)]
pub enum NotRestored {
    /// It cannot be read.
    #[error("{} cannot be read: {why}", file.display())]
    Unreadable {
        /// Which.
        file: PathBuf,
        /// What the system says.
        why: io::Error,
    },
    /// It is something else.
    #[error("{} is no backup of a Peerdesk site{why}", file.display())]
    Foreign {
        /// Which.
        file: PathBuf,
        /// How one can tell.
        why: String,
    },
    /// It breaks off, or is not what it was.
    #[error("{} is damaged ({why}); please take another backup", file.display())]
    Damaged {
        /// Which.
        file: PathBuf,
        /// How one can tell.
        why: String,
    },
    /// A later release made it.
    #[error("{} was made by a newer Peerdesk ({release}); please restore it with that one", file.display())]
    Newer {
        /// Which.
        file: PathBuf,
        /// By which release.
        release: String,
    },
    /// Something is there already.
    #[error("{} is not empty; a backup is restored into an empty place only (--data names another)", place.display())]
    NotEmpty {
        /// Where.
        place: PathBuf,
    },
    /// The configuration names another kind of database.
    #[error("this backup holds a SQLite database, and the configuration names PostgreSQL; please leave --database out")]
    OtherDatabase,
    /// The folder cannot be written.
    #[error("{} cannot be written: {why}", place.display())]
    Unwritable {
        /// Where.
        place: PathBuf,
        /// What the system says.
        why: io::Error,
    },
}

/// Unpacks a backup into a folder, and gives its manifest once every entry is what that says.
pub(super) fn unpack(file: &Path, folder: &Path) -> Result<Manifest, NotRestored> {
    let unreadable = |why| NotRestored::Unreadable { file: file.to_owned(), why };
    let mut from = File::open(file).map_err(unreadable)?;
    let mut magic = [0; 2];
    if from.read_exact(&mut magic).is_err() || magic != [0x1f, 0x8b] {
        return Err(foreign(file, ""));
    }
    let whole = io::Cursor::new(magic).chain(from);
    let mut tar = tar::Archive::new(GzDecoder::new(io::BufReader::new(whole)));
    let mut found = BTreeMap::new();
    let mut said = None;
    for entry in tar.entries().map_err(|why| damaged(file, &why.to_string()))? {
        let entry = entry.map_err(|why| damaged(file, &why.to_string()))?;
        let path = entry.path().ok().and_then(|path| path.to_str().map(ToOwned::to_owned)).unwrap_or_default();
        if said.is_some() || !entry.header().entry_type().is_file() {
            return Err(foreign(file, ": it holds more than a backup does"));
        }
        if path == manifest::NAME {
            said = Some(read_manifest(file, entry)?);
        } else if is_ours(&path) && !found.contains_key(&path) {
            let kept = keep(entry, &folder.join(&path), file, folder)?;
            found.insert(path.clone(), Entry { path, ..kept });
        } else {
            return Err(foreign(file, &format!(": it holds {path:?}")));
        }
    }
    // What follows the last entry holds the sum of all.
    io::copy(&mut tar.into_inner().take(LONGEST_MANIFEST), &mut io::sink())
        .map_err(|why| damaged(file, &why.to_string()))?;
    let said = said.ok_or_else(|| damaged(file, "it breaks off before its end"))?;
    hold_against(file, &said, &found)?;
    Ok(said)
}

/// The paths that a backup may have; no other is ever written.
fn is_ours(path: &str) -> bool {
    [manifest::DATABASE, manifest::SECRET, manifest::CONFIG].contains(&path)
        || path.strip_prefix(manifest::UPLOADS).is_some_and(is_hash)
}

fn read_manifest(file: &Path, entry: impl Read) -> Result<Manifest, NotRestored> {
    let mut text = Vec::new();
    entry.take(LONGEST_MANIFEST).read_to_end(&mut text).map_err(|why| damaged(file, &why.to_string()))?;
    let said: serde_json::Value =
        serde_json::from_slice(&text).map_err(|_| damaged(file, "its manifest cannot be read"))?;
    let newer = said["format"].as_u64().is_some_and(|format| format > u64::from(FORMAT));
    if newer && said["application"] == "peerdesk" {
        let release = said["release"].as_str().unwrap_or("a later one").chars().take(40).collect();
        return Err(NotRestored::Newer { file: file.to_owned(), release });
    }
    let said: Manifest = serde_json::from_value(said).map_err(|_| foreign(file, ": its manifest is another's"))?;
    if said.is_ours() { Ok(said) } else { Err(foreign(file, ": its manifest is another's")) }
}

/// Writes an entry, and says what was written.
fn keep(mut entry: impl Read, to: &Path, file: &Path, place: &Path) -> Result<Entry, NotRestored> {
    let unwritable = |why| NotRestored::Unwritable { place: place.to_owned(), why };
    if let Some(folder) = to.parent() {
        DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(unwritable)?;
    }
    let mut out = OpenOptions::new().write(true).create_new(true).mode(0o600).open(to).map_err(unwritable)?;
    let (mut hash, mut bytes, mut chunk) = (Sha256::new(), 0_u64, vec![0; 64 * 1024]);
    loop {
        let count = entry.read(&mut chunk).map_err(|why| damaged(file, &why.to_string()))?;
        if count == 0 {
            break;
        }
        hash.update(&chunk[..count]);
        bytes += u64::try_from(count).unwrap_or_default();
        out.write_all(&chunk[..count]).map_err(unwritable)?;
    }
    out.sync_all().map_err(unwritable)?;
    Ok(Entry { path: String::new(), bytes, sha256: hexadecimal(&hash.finalize()) })
}

fn hold_against(file: &Path, said: &Manifest, found: &BTreeMap<String, Entry>) -> Result<(), NotRestored> {
    for entry in &said.entries {
        match found.get(&entry.path) {
            Some(there) if there == entry => {}
            Some(_) => return Err(damaged(file, &format!("{} is not what it was", entry.path))),
            None => return Err(damaged(file, &format!("{} is missing", entry.path))),
        }
        let content = entry.path.strip_prefix(manifest::UPLOADS);
        if content.is_some_and(|content| content != entry.sha256) {
            return Err(damaged(file, &format!("{} is not what its name says", entry.path)));
        }
    }
    if said.entries.len() != found.len() {
        return Err(damaged(file, "it holds more than its manifest says"));
    }
    if said.has_database() != found.contains_key(manifest::DATABASE) {
        return Err(damaged(file, "its database is missing"));
    }
    Ok(())
}

pub(super) fn damaged(file: &Path, why: &str) -> NotRestored {
    NotRestored::Damaged { file: file.to_owned(), why: why.to_owned() }
}

fn foreign(file: &Path, why: &str) -> NotRestored {
    NotRestored::Foreign { file: file.to_owned(), why: why.to_owned() }
}

/// Whether a folder is absent or holds nothing.
pub(super) fn is_empty(folder: &Path) -> io::Result<bool> {
    match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        entries => Ok(entries?.next().is_none()),
    }
}
