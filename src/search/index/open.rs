//! Opening the index, and saying in what way it cannot be.

use std::path::{Path, PathBuf};

use tantivy::directory::error::OpenReadError;
use tantivy::{Directory, ReloadPolicy, TantivyError};

use super::Index;
use super::fields::Fields;
use super::files::Files;
use super::ranking::Weights;
use crate::error::Error;
use crate::platform::panics;

/// Rises whenever words are cut or kept in another way.
pub(super) const VERSION: u32 = 2;
/// How often files that seem to be missing are looked for.
const LOOKS: usize = 3;

/// Why an index cannot be used as it lies there.
#[derive(Debug, thiserror::Error)]
pub enum Unusable {
    /// Made by another version of this program: build it anew.
    #[error("the search index is of another version")]
    OtherVersion,
    /// Torn or damaged: build it anew.
    #[error("the search index is damaged: {0}")]
    Damaged(String),
    /// The folder holds something else; nothing in it was touched.
    #[error("the folder for the search index holds something else: {0}")]
    Foreign(String),
    /// The folder cannot be made, read or written to.
    #[error("the search index cannot be read or written: {0}")]
    Unreachable(String),
}

pub(super) fn open_or_create(folder: &Path) -> Result<Index, Unusable> {
    let unreachable = |error: std::io::Error| Unusable::Unreachable(format!("{}: {error}", folder.display()));
    std::fs::create_dir_all(folder).map_err(unreachable)?;
    let (fields, schema) = Fields::new();
    if is_foreign(folder).map_err(unreachable)? {
        return Err(Unusable::Foreign(folder.display().to_string()));
    }
    let opened = caught(|| {
        let directory = Files::open(folder)?;
        let index = match tantivy::Index::exists(&directory)? {
            true => tantivy::Index::open(directory)?,
            false => tantivy::Index::create(directory, schema.clone(), tantivy::IndexSettings::default())?,
        };
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(Index { index, reader, fields, weights: Weights::default() })
    });
    let index = opened.map_err(unusable)?;
    let damaged = caught(|| index.index.validate_checksum()).map_err(unusable)?;
    if !damaged.is_empty() {
        return Err(Unusable::Damaged(format!("{damaged:?}")));
    }
    let is_other = index.index.schema() != schema || noted(&index).is_some_and(|(version, _)| version != VERSION);
    if is_other { Err(Unusable::OtherVersion) } else { Ok(index) }
}

/// Whether a folder has files in it, and none that an index begins with.
fn is_foreign(folder: &Path) -> std::io::Result<bool> {
    let names: Vec<_> =
        std::fs::read_dir(folder)?.map(|entry| Ok(entry?.file_name())).collect::<std::io::Result<_>>()?;
    let is_known = |name: &std::ffi::OsString| name == "meta.json" || name.to_string_lossy().starts_with(".");
    Ok(!names.is_empty() && !names.iter().any(is_known))
}

/// Whether the files of the last commit still lie in the folder. A merge may end between looking at the one and the
/// other, so only what is missing again and again is.
pub(super) fn is_there(index: &tantivy::Index) -> bool {
    (0..LOOKS).any(|_| has_all_files(index))
}

fn has_all_files(index: &tantivy::Index) -> bool {
    let Ok(living) = caught(|| index.searchable_segment_ids()) else { return false };
    let living: Vec<String> = living.iter().map(|segment| segment.uuid_string()).collect();
    let directory = index.directory();
    // Lists of removed documents come and go with their segment staying.
    let is_list = |path: &Path| path.extension().is_some_and(|ending| ending == "del");
    let is_living = |path: &Path| living.iter().any(|segment| path.to_string_lossy().starts_with(segment));
    let is_gone = |path: &Path| !directory.exists(path).unwrap_or(false);
    let is_missing = |path: &PathBuf| is_living(path) && !is_list(path) && is_gone(path);
    !is_gone(Path::new("meta.json")) && !directory.list_managed_files().iter().any(is_missing)
}

/// The version and the payload that the last commit noted.
pub(super) fn noted(index: &Index) -> Option<(u32, String)> {
    let noted = caught(|| index.index.load_metas()).ok()?.payload?;
    let (version, payload) = noted.split_once('\n')?;
    Some((version.parse().ok()?, payload.to_owned()))
}

fn unusable(error: TantivyError) -> Unusable {
    match error {
        TantivyError::IncompatibleIndex(_) | TantivyError::OpenReadError(OpenReadError::IncompatibleIndex(_)) => {
            Unusable::OtherVersion
        }
        TantivyError::OpenWriteError(error) => Unusable::Unreachable(error.to_string()),
        TantivyError::LockFailure(error, _) => Unusable::Unreachable(error.to_string()),
        other => Unusable::Damaged(other.to_string()),
    }
}

/// Runs what touches the index's files. Damaged ones can make their reader panic; that is an error like others.
pub(super) fn caught<T>(run: impl FnOnce() -> tantivy::Result<T>) -> tantivy::Result<T> {
    panics::caught(run)
        .unwrap_or_else(|panicked| Err(TantivyError::InternalError(format!("reading the index panicked: {panicked}"))))
}

/// The same for callers: an index that fails is away until it is built anew.
pub(super) fn guarded<T>(run: impl FnOnce() -> tantivy::Result<T>) -> crate::error::Result<T> {
    caught(run).map_err(|error| Error::Unavailable(format!("the search index: {error}").into()))
}
