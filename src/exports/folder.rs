//! Where copies lie: a folder of the data folder, each under a key that nobody can guess.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, ErrorKind};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

/// The folder in the data folder.
const FOLDER: &str = "exports";

/// Where copies lie.
#[derive(Clone, Debug)]
pub struct Folder(PathBuf);

impl Folder {
    /// That of a data folder; made when the first copy is.
    pub fn in_data(data: &Path) -> Self {
        Self(data.join(FOLDER))
    }

    /// A new file to write a copy into.
    pub(super) fn create(&self, key: &str) -> io::Result<File> {
        DirBuilder::new().recursive(true).mode(0o700).create(&self.0)?;
        OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(self.path(key)?)
    }

    /// A copy to be read.
    pub fn open(&self, key: &str) -> io::Result<File> {
        File::open(self.path(key)?)
    }

    /// Takes a copy away, if it is there.
    pub(super) fn remove(&self, key: &str) -> io::Result<()> {
        match fs::remove_file(self.path(key)?) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// The keys of all that lie there.
    pub(super) fn list(&self) -> io::Result<Vec<String>> {
        let entries = match fs::read_dir(&self.0) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries?,
        };
        let mut keys = Vec::new();
        for entry in entries {
            let name = entry?.file_name();
            keys.extend(name.to_str().and_then(|name| name.strip_suffix(".zip")).map(ToOwned::to_owned));
        }
        Ok(keys)
    }

    fn path(&self, key: &str) -> io::Result<PathBuf> {
        let is_key = !key.is_empty() && key.bytes().all(|it| it.is_ascii_hexdigit());
        let strange = || io::Error::new(ErrorKind::InvalidInput, "no copy lies under that");
        is_key.then(|| self.0.join(format!("{key}.zip"))).ok_or_else(strange)
    }
}
