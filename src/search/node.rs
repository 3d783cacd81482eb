//! This node's search, as requests use it: the index that answers, and how far it is.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError, RwLock};

use super::shelf::Shelf;
use super::{Index, Status};
use crate::error::Result;

/// By which a command line asks the server to build the index anew; gone when that is done.
const WANTED: &str = "wanted";
/// In which the server says how far it is.
const PROGRESS: &str = "progress.json";

/// This node's search: many ask it, one [`Follower`](super::Follower) keeps it in step with the database.
pub struct Search {
    folder: PathBuf,
    index: RwLock<Option<Index>>,
    status: Mutex<Status>,
    /// The index failed under a question.
    is_suspect: AtomicBool,
    is_rebuild_wanted: AtomicBool,
}

impl Search {
    /// One whose index lies in a folder; nothing is opened before somebody follows.
    pub fn new(folder: PathBuf) -> Self {
        Self {
            folder,
            index: RwLock::default(),
            status: Mutex::default(),
            is_suspect: AtomicBool::new(false),
            is_rebuild_wanted: AtomicBool::new(false),
        }
    }

    /// Asks the index something; nothing while there is none that could answer. One that fails is looked at
    /// by the follower.
    pub fn ask<T>(&self, question: impl FnOnce(&Index) -> Result<T>) -> Option<T> {
        let index = self.index.read().unwrap_or_else(PoisonError::into_inner).clone()?;
        match question(&index) {
            Ok(answer) => Some(answer),
            Err(problem) => {
                tracing::warn!(%problem, "the search index could not answer");
                self.is_suspect.store(true, Ordering::Release);
                None
            }
        }
    }

    /// How far it is.
    pub fn status(&self) -> Status {
        self.status.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Asks for an index built anew; the one that is there answers until it is done.
    pub fn want_rebuild(&self) {
        self.is_rebuild_wanted.store(true, Ordering::Release);
    }

    /// The folder that the index lies in.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Whether some process follows already.
    pub fn is_followed(&self) -> std::io::Result<bool> {
        Ok(Shelf::hold(&self.folder)?.is_none())
    }

    /// From another process than the one that follows: asks it for an index built anew.
    pub fn ask_for_rebuild(&self) -> std::io::Result<()> {
        fs::write(self.folder.join(WANTED), [])
    }

    /// From another process: whether what was asked for is still to be done.
    pub fn is_asked_for(&self) -> bool {
        self.folder.join(WANTED).exists()
    }

    /// From another process: how far the one that follows is.
    pub fn told_status(&self) -> Option<Status> {
        serde_json::from_slice(&fs::read(self.folder.join(PROGRESS)).ok()?).ok()
    }

    /// Whether somebody wants the index built anew, in this process or by the file.
    pub(super) fn takes_wish(&self) -> bool {
        self.is_rebuild_wanted.swap(false, Ordering::AcqRel) || self.is_asked_for()
    }

    /// Whether the index failed since this was last asked.
    pub(super) fn takes_suspicion(&self) -> bool {
        self.is_suspect.swap(false, Ordering::AcqRel)
    }

    /// Answers from another index from now on, or from none.
    pub(super) fn answers_from(&self, index: Option<Index>) {
        *self.index.write().unwrap_or_else(PoisonError::into_inner) = index;
    }

    pub(super) fn change_status(&self, change: impl FnOnce(&mut Status)) {
        change(&mut self.status.lock().unwrap_or_else(PoisonError::into_inner));
    }

    /// Says in the folder how far it is. Nobody depends on it, so it may fail.
    pub(super) fn tell_status(&self) {
        if let Ok(json) = serde_json::to_vec(&self.status()) {
            let _ = fs::write(self.folder.join(PROGRESS), json);
        }
    }

    /// An index was built: whoever asked for it is told so by the file that is gone.
    pub(super) fn wish_is_done(&self) {
        for name in [PROGRESS, WANTED] {
            let _ = fs::remove_file(self.folder.join(name));
        }
    }
}
