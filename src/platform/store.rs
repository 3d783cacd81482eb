//! Files that people brought, behind one door: each lies under the hash of what it holds, once, in a folder
//! of the data folder.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

use sha2::{Digest, Sha256};

/// The folder in the data folder.
pub const FOLDER: &str = "uploads";

/// Where files lie by the hash of what they hold.
#[derive(Clone, Debug)]
pub struct Store {
    folder: PathBuf,
}

/// A file that lies there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// The hash it lies under.
    pub content: String,
    /// How much it holds.
    pub bytes: u64,
    /// How long it has been there.
    pub age: Duration,
}

/// While it is held, nothing is removed from the store: a copy of it stays whole.
#[derive(Debug)]
pub struct Hold {
    _lock: File,
}

/// SHA-256 in hexadecimal: what a file lies under.
pub fn hash(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// Bytes in hexadecimal, small letters.
pub fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Whether a text can be the hash that a file lies under.
pub fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

impl Store {
    /// The store of a data folder; made when the first file comes.
    pub fn in_folder(data: &Path) -> Self {
        Self { folder: data.join(FOLDER) }
    }

    /// Keeps a file whole or not at all, and gives the hash it lies under; what is there already stays.
    pub fn put(&self, bytes: &[u8]) -> io::Result<String> {
        let content = hash(bytes);
        let path = self.path(&content)?;
        if self.size(&content)? == u64::try_from(bytes.len()).ok() {
            return Ok(content);
        }
        let folder = path.parent().unwrap_or(&self.folder);
        DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
        let draft = self.folder.join(draft_name());
        let written = write(&draft, bytes).and_then(|()| fs::rename(&draft, &path));
        if written.is_err() {
            let _ = fs::remove_file(&draft);
        }
        written?;
        File::open(folder)?.sync_all()?;
        Ok(content)
    }

    /// What a file holds.
    pub fn read(&self, content: &str) -> io::Result<Vec<u8>> {
        fs::read(self.path(content)?)
    }

    /// How much a file holds, if it is there.
    pub fn size(&self, content: &str) -> io::Result<Option<u64>> {
        match fs::metadata(self.path(content)?) {
            Ok(about) => Ok(Some(about.len())),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Takes a file away, if it is there.
    pub fn remove(&self, content: &str) -> io::Result<()> {
        match fs::remove_file(self.path(content)?) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// Every file, in no order. What is still being written is none.
    pub fn list(&self) -> io::Result<Vec<Stored>> {
        let mut found = Vec::new();
        for folder in entries(&self.folder)?.into_iter().filter(|path| path.is_dir()) {
            for path in entries(&folder)? {
                let name = path.file_name().and_then(|name| name.to_str()).filter(|name| is_hash(name));
                let Some(content) = name.map(ToOwned::to_owned) else { continue };
                // It may be taken away while the list is made.
                let Ok(about) = fs::metadata(&path) else { continue };
                let since = about.modified().unwrap_or(SystemTime::UNIX_EPOCH);
                let age = SystemTime::now().duration_since(since).unwrap_or_default();
                found.push(Stored { content, bytes: about.len(), age });
            }
        }
        Ok(found)
    }

    /// Keeps others from removing anything, as long as it is held. Several may hold at once.
    pub fn hold(&self) -> io::Result<Hold> {
        let lock = self.lock_file()?;
        lock.lock_shared()?;
        Ok(Hold { _lock: lock })
    }

    /// The right to remove, unless somebody holds the store.
    pub fn hold_to_remove(&self) -> io::Result<Option<Hold>> {
        let lock = self.lock_file()?;
        match lock.try_lock() {
            Ok(()) => Ok(Some(Hold { _lock: lock })),
            Err(fs::TryLockError::WouldBlock) => Ok(None),
            Err(fs::TryLockError::Error(error)) => Err(error),
        }
    }

    fn lock_file(&self) -> io::Result<File> {
        DirBuilder::new().recursive(true).mode(0o700).create(&self.folder)?;
        OpenOptions::new().write(true).create(true).truncate(false).mode(0o600).open(self.folder.join("lock"))
    }

    /// Where a file lies: folders of the first two digits keep each of them small.
    pub fn path(&self, content: &str) -> io::Result<PathBuf> {
        match content.get(..2).filter(|_| is_hash(content)) {
            Some(first) => Ok(self.folder.join(first).join(content)),
            None => Err(io::Error::new(ErrorKind::InvalidInput, "no file lies under that")),
        }
    }
}

fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    match fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
        entries => entries?.map(|entry| entry.map(|entry| entry.path())).collect(),
    }
}

fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

fn draft_name() -> String {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    format!("draft.{}.{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_lies_under_its_hash_once() -> io::Result<()> {
        let data = tempfile::tempdir()?;
        let store = Store::in_folder(data.path());
        let content = store.put(b"what it holds")?;
        assert_eq!(store.put(b"what it holds")?, content);
        assert_eq!(store.read(&content)?, b"what it holds");
        assert_eq!(store.list()?.len(), 1);
        fs::write(store.path(&content)?, b"what")?;
        store.put(b"what it holds")?;
        assert_eq!(store.size(&content)?, Some(13), "a torn file is put right");
        store.remove(&content)?;
        store.remove(&content)?;
        assert_eq!((store.size(&content)?, store.list()?.len()), (None, 0));
        Ok(())
    }

    #[test]
    fn no_path_leads_out() {
        let store = Store::in_folder(Path::new("/nowhere"));
        for strange in ["", "..", "../../etc/passwd", &"A".repeat(64), &format!("{}/", "a".repeat(63))] {
            assert!(store.path(strange).is_err(), "{strange}");
        }
        assert!(store.path(&"a".repeat(64)).is_ok());
    }

    #[test]
    fn nothing_is_removed_while_the_store_is_held() -> io::Result<()> {
        let data = tempfile::tempdir()?;
        let store = Store::in_folder(data.path());
        let held = store.hold()?;
        assert!(store.hold_to_remove()?.is_none());
        drop(held);
        assert!(store.hold_to_remove()?.is_some());
        Ok(())
    }
}
