//! A folder that mails are kept in, for who develops: each as mail programs read it, and as the page shows it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use serde::{Deserialize, Serialize};

use super::{Outgoing, Problem, Trouble};
use crate::platform::clock::Instant;

/// A mail as it lies in the folder.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[expect(missing_docs, reason = "each field is the part of the mail that it is named after")]
pub struct Kept {
    pub at: Instant,
    pub to: String,
    pub subject: String,
    pub text: String,
    pub html: String,
    pub message_id: String,
    /// All headers as they would travel.
    pub headers: String,
}

/// The folder.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    /// How many this process has kept: those of one moment stand in their order.
    kept: AtomicU64,
}

impl Folder {
    /// A folder, made when the first mail is kept.
    pub fn new(path: PathBuf) -> Self {
        Self { path, kept: AtomicU64::new(0) }
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Keeps a mail under a name that says when it came.
    pub(super) fn keep(&self, mail: &Outgoing, message: &[u8]) -> Result<(), Problem> {
        let text = String::from_utf8_lossy(message);
        let headers = text.split("\r\n\r\n").next().unwrap_or_default().replace("\r\n", "\n");
        let kept = Kept {
            at: mail.at,
            to: mail.to.written().to_owned(),
            subject: mail.subject.clone(),
            text: mail.text.clone(),
            html: mail.html.clone(),
            message_id: mail.message_id.clone(),
            headers,
        };
        let id: String = mail.message_id.chars().filter(char::is_ascii_alphanumeric).take(16).collect();
        let nth = self.kept.fetch_add(1, Ordering::Relaxed);
        let name = format!("{:020}-{nth:06}-{id}", mail.at.micros());
        self.write(&name, &kept, message)
            .map_err(|why| Problem::passing(Trouble::Folder, format!("{}: {why}", self.path.display())))
    }

    fn write(&self, name: &str, kept: &Kept, message: &[u8]) -> io::Result<()> {
        fs::create_dir_all(&self.path)?;
        fs::write(self.path.join(format!("{name}.eml")), message)?;
        // The page finds a mail by this file: it has its name once it is whole.
        let draft = self.path.join(format!("{name}.draft"));
        fs::write(&draft, serde_json::to_vec(kept)?)?;
        fs::rename(draft, self.path.join(format!("{name}.json")))
    }

    /// The names of the mails there, the newest first, those before one if it is named.
    pub fn names(&self, before: Option<&str>, most: usize) -> io::Result<Vec<String>> {
        if !self.path.is_dir() {
            return Ok(Vec::new());
        }
        let mut names = Vec::new();
        for entry in fs::read_dir(&self.path)? {
            let name = entry?.file_name();
            let name = name.to_str().and_then(|name| name.strip_suffix(".json"));
            names.extend(name.filter(|name| before.is_none_or(|before| *name < before)).map(ToOwned::to_owned));
        }
        names.sort_unstable_by(|a, b| b.cmp(a));
        names.truncate(most);
        Ok(names)
    }

    /// The mail of a name, if there is one.
    pub fn find(&self, name: &str) -> io::Result<Option<Kept>> {
        let is_plain = name.chars().all(|it| it.is_ascii_alphanumeric() || it == '-');
        let path = self.path.join(format!("{name}.json"));
        if !is_plain || name.is_empty() || !path.is_file() {
            return Ok(None);
        }
        Ok(Some(serde_json::from_slice(&fs::read(path)?)?))
    }
}
