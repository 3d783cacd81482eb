//! The index's files, read piece by piece. A file that is mapped into memory and then cut short by somebody else
//! ends the process with a signal that nothing can catch; a read of such a file fails like any other.

use std::fmt;
use std::fs::File;
use std::io;
use std::ops::Range;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tantivy::directory::error::{DeleteError, LockError, OpenDirectoryError, OpenReadError, OpenWriteError};
use tantivy::directory::{
    DirectoryLock, FileHandle, Lock, MmapDirectory, OwnedBytes, WatchCallback, WatchHandle, WritePtr,
};
use tantivy::{Directory, HasLen};

/// A folder as tantivy has it for writing and locking, but for its reads.
#[derive(Clone, Debug)]
pub(super) struct Files {
    folder: PathBuf,
    stock: MmapDirectory,
}

impl Files {
    /// A folder that is there.
    pub(super) fn open(folder: &Path) -> Result<Self, OpenDirectoryError> {
        Ok(Self { folder: folder.to_owned(), stock: MmapDirectory::open(folder)? })
    }
}

impl Directory for Files {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        let failed = |error: io::Error| match error.kind() {
            io::ErrorKind::NotFound => OpenReadError::FileDoesNotExist(path.to_owned()),
            _ => OpenReadError::wrap_io_error(error, path.to_owned()),
        };
        let file = File::open(self.folder.join(path)).map_err(failed)?;
        let length = file.metadata().map_err(failed)?.len();
        let length = usize::try_from(length).map_err(|_| failed(io::ErrorKind::FileTooLarge.into()))?;
        Ok(Arc::new(Pieces { file, length }))
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        self.stock.delete(path)
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        self.stock.exists(path)
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        self.stock.open_write(path)
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        self.stock.atomic_read(path)
    }

    fn atomic_write(&self, path: &Path, data: &[u8]) -> io::Result<()> {
        self.stock.atomic_write(path, data)
    }

    fn sync_directory(&self) -> io::Result<()> {
        self.stock.sync_directory()
    }

    fn acquire_lock(&self, lock: &Lock) -> Result<DirectoryLock, LockError> {
        self.stock.acquire_lock(lock)
    }

    fn watch(&self, callback: WatchCallback) -> tantivy::Result<WatchHandle> {
        self.stock.watch(callback)
    }
}

/// An open file: it can be read for as long as somebody holds it, deleted or not.
struct Pieces {
    file: File,
    length: usize,
}

impl fmt::Debug for Pieces {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "a file of {} bytes", self.length)
    }
}

impl HasLen for Pieces {
    fn len(&self) -> usize {
        self.length
    }
}

impl FileHandle for Pieces {
    fn read_bytes(&self, range: Range<usize>) -> io::Result<OwnedBytes> {
        if range.end > self.length || range.start > range.end {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let mut bytes = vec![0; range.len()];
        self.file.read_exact_at(&mut bytes, range.start as u64)?;
        Ok(OwnedBytes::new(bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_cut_short_while_it_is_open_is_an_error_and_no_end() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("a"), vec![7; 100_000]).unwrap();
        let files = Files::open(folder.path()).unwrap();
        let handle = files.get_file_handle(Path::new("a")).unwrap();
        assert_eq!(handle.read_bytes(99_999..100_000).unwrap().as_slice(), [7]);
        assert!(handle.read_bytes(5..5).unwrap().is_empty());
        File::options().write(true).open(folder.path().join("a")).unwrap().set_len(10).unwrap();
        assert_eq!(handle.read_bytes(99_999..100_000).unwrap_err().kind(), io::ErrorKind::UnexpectedEof);
        assert_eq!(handle.read_bytes(0..200_000).unwrap_err().kind(), io::ErrorKind::UnexpectedEof);
        let missing = files.get_file_handle(Path::new("b")).unwrap_err();
        assert!(matches!(missing, OpenReadError::FileDoesNotExist(_)));
    }
}
