//! The folder of this node's index: the one that answers, the one being built beside it, and who holds them.
//!
//! `index-7` is complete, `building` is not; the one that is done takes the next number, and the others go. So a
//! program that is killed at any moment leaves either the old one or the new one, whole.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

const LOCK: &str = "lock";
const BUILDING: &str = "building";
const COMPLETE: &str = "index-";

/// The folder, held against every other process: only one changes an index.
pub(super) struct Shelf {
    folder: PathBuf,
    _lock: File,
}

impl Shelf {
    /// Takes hold of the folder, making it if need be; none while another process holds it. What a process that
    /// was killed held is free again by itself.
    pub(super) fn hold(folder: &Path) -> io::Result<Option<Self>> {
        fs::create_dir_all(folder)?;
        let lock = File::options().create(true).truncate(false).write(true).open(folder.join(LOCK))?;
        match lock.try_lock() {
            Ok(()) => Ok(Some(Self { folder: folder.to_owned(), _lock: lock })),
            Err(fs::TryLockError::WouldBlock) => Ok(None),
            Err(fs::TryLockError::Error(error)) => Err(error),
        }
    }

    /// Whether it still is where it was: somebody may have deleted it under us.
    pub(super) fn is_there(&self) -> bool {
        self.folder.join(LOCK).exists()
    }

    /// The newest complete index.
    pub(super) fn newest(&self) -> io::Result<Option<PathBuf>> {
        Ok(self.complete()?.into_iter().max().map(|(_, path)| path))
    }

    /// An empty folder to build in.
    pub(super) fn begin(&self) -> io::Result<PathBuf> {
        let path = self.folder.join(BUILDING);
        if path.exists() {
            fs::remove_dir_all(&path)?;
        }
        fs::create_dir(&path)?;
        Ok(path)
    }

    /// What was built is complete: it is the newest from now on.
    pub(super) fn keep(&self, built: &Path) -> io::Result<PathBuf> {
        let last = self.complete()?.into_iter().map(|(number, _)| number).max().unwrap_or(0);
        let path = self.folder.join(format!("{COMPLETE}{}", last + 1));
        fs::rename(built, &path)?;
        File::open(&self.folder)?.sync_all()?;
        Ok(path)
    }

    /// Removes every index but one; what cannot be removed now goes another time.
    pub(super) fn forget_others(&self, kept: &Path) {
        let complete = self.complete().unwrap_or_default().into_iter().map(|(_, path)| path);
        for path in complete.chain([self.folder.join(BUILDING)]).filter(|path| path != kept && path.exists()) {
            if let Err(error) = fs::remove_dir_all(&path) {
                tracing::warn!(path = %path.display(), %error, "an old search index could not be removed");
            }
        }
    }

    fn complete(&self) -> io::Result<Vec<(u64, PathBuf)>> {
        let mut found = Vec::new();
        for entry in fs::read_dir(&self.folder)? {
            let entry = entry?;
            let number = entry.file_name().to_str().and_then(|name| name.strip_prefix(COMPLETE)?.parse().ok());
            found.extend(number.map(|number| (number, entry.path())));
        }
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_complete_replaces_what_was_before() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let shelf = Shelf::hold(folder.path())?.ok_or(io::ErrorKind::Other)?;
        assert!(Shelf::hold(folder.path())?.is_none());
        assert_eq!(shelf.newest()?, None);
        for name in ["index-1", "index-2"] {
            let built = shelf.begin()?;
            let kept = shelf.keep(&built)?;
            assert!(kept.ends_with(name) && shelf.newest()? == Some(kept.clone()));
            shelf.forget_others(&kept);
        }
        shelf.begin()?;
        assert_eq!(shelf.complete()?.len(), 1);
        drop(shelf);
        assert!(Shelf::hold(folder.path())?.is_some());
        Ok(())
    }
}
