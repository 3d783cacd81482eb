//! What the demonstration tells: the files below `content/`, inside the binary, read strictly.

use anyhow::Context;
use include_dir::{Dir, include_dir};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::span::Span;
use crate::flags::Reason;
use crate::moderation::Hiding;
use crate::rights::Role;
use crate::threads::{Closing, Resolution};

static CONTENT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/demo/content");

/// The company, its spaces and its people.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Community {
    pub(super) name: String,
    pub(super) accent: String,
    pub(super) zone: String,
    pub(super) spaces: Vec<SpaceText>,
    pub(super) people: Vec<PersonText>,
    pub(super) faq: Vec<FaqText>,
}

/// What is asked often: a thread by its space and file, answered in short.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FaqText {
    pub(super) space: String,
    pub(super) thread: String,
    pub(super) body: String,
}

/// When an expert is there: days from 1 Monday to 7 Sunday, and whole hours.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HoursText {
    pub(super) by: String,
    pub(super) days: Vec<i64>,
    pub(super) from: i64,
    pub(super) until: i64,
}

/// A space.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SpaceText {
    pub(super) slug: String,
    pub(super) name: String,
    pub(super) description: String,
    pub(super) palette: i64,
    pub(super) access: AccessWord,
    pub(super) template: String,
    pub(super) products: Vec<ProductText>,
    /// The zone of its hours, if it is not the site's.
    pub(super) zone: Option<String>,
    #[serde(default)]
    pub(super) hours: Vec<HoursText>,
}

/// Whom a space is open to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum AccessWord {
    Everyone,
    /// Everybody who holds a role.
    Staff,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ProductText {
    pub(super) name: String,
    pub(super) versions: Vec<String>,
}

/// Somebody; a role without a space holds everywhere.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PersonText {
    pub(super) handle: String,
    pub(super) name: String,
    pub(super) role: Option<Role>,
    #[serde(rename = "in")]
    pub(super) space: Option<String>,
    #[serde(default)]
    pub(super) about: String,
    pub(super) since: Span,
}

/// A thread: how long ago it was asked, and how long after that everything happened.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ThreadText {
    pub(super) title: String,
    pub(super) language: String,
    pub(super) by: String,
    pub(super) asked: Span,
    pub(super) tags: Vec<String>,
    pub(super) product: Option<String>,
    pub(super) version: Option<String>,
    pub(super) views: i64,
    #[serde(default)]
    pub(super) too: Vec<String>,
    #[serde(default)]
    pub(super) up: Vec<String>,
    pub(super) body: String,
    #[serde(default)]
    pub(super) comments: Vec<CommentText>,
    #[serde(default)]
    pub(super) answers: Vec<AnswerText>,
    pub(super) resolved: Option<ResolvedText>,
    pub(super) closed: Option<ClosedText>,
    #[serde(default)]
    pub(super) locked: bool,
    #[serde(default)]
    pub(super) pinned: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CommentText {
    pub(super) by: String,
    pub(super) after: Span,
    pub(super) body: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AnswerText {
    pub(super) by: String,
    pub(super) after: Span,
    pub(super) body: String,
    #[serde(default)]
    pub(super) up: Vec<String>,
    #[serde(default)]
    pub(super) down: Vec<String>,
    #[serde(default)]
    pub(super) comments: Vec<CommentText>,
    pub(super) accepted: Option<MarkText>,
    pub(super) verified: Option<MarkText>,
    pub(super) also_works: Option<MarkText>,
    pub(super) edited: Option<EditedText>,
    pub(super) hidden: Option<HiddenText>,
    pub(super) corrected: Option<CorrectedText>,
    #[serde(default)]
    pub(super) flags: Vec<FlagText>,
}

/// Who marked an answer, and when.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MarkText {
    pub(super) by: String,
    pub(super) after: Span,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EditedText {
    pub(super) after: Span,
    pub(super) note: String,
    pub(super) body: String,
}

/// What somebody flagged, and how long before the demonstration is made.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FlagText {
    pub(super) by: String,
    pub(super) ago: Span,
    pub(super) reason: Reason,
    #[serde(default)]
    pub(super) words: String,
    #[serde(default)]
    pub(super) better: String,
    #[serde(default)]
    pub(super) source: String,
    #[serde(default)]
    pub(super) since: String,
}

/// What puts an answer right.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CorrectedText {
    pub(super) by: String,
    pub(super) after: Span,
    pub(super) body: String,
    pub(super) why: String,
    pub(super) source: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HiddenText {
    pub(super) by: String,
    pub(super) after: Span,
    pub(super) why: Hiding,
    pub(super) note: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ResolvedText {
    pub(super) by: String,
    pub(super) after: Span,
    pub(super) how: Resolution,
}

/// `of` is the file of the thread that asks the same, in the same space.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ClosedText {
    pub(super) by: String,
    pub(super) after: Span,
    pub(super) why: Closing,
    pub(super) of: Option<String>,
}

/// A thread with where its file lies.
#[derive(Debug)]
pub(super) struct ThreadFile {
    /// The space's word in addresses: the name of the file's folder.
    pub(super) space: String,
    /// The file's name without its ending.
    pub(super) name: String,
    pub(super) text: ThreadText,
}

/// The company, its spaces and its people.
pub(super) fn community() -> anyhow::Result<Community> {
    read("community.toml")
}

/// Every thread, by the names of spaces and files.
pub(super) fn threads() -> anyhow::Result<Vec<ThreadFile>> {
    let folders = CONTENT.get_dir("threads").context("the demonstration has no threads")?.dirs();
    let mut paths: Vec<&str> = folders
        .flat_map(Dir::files)
        .filter_map(|file| file.path().to_str())
        .filter(|path| path.ends_with(".toml"))
        .collect();
    paths.sort_unstable();
    let mut threads = Vec::with_capacity(paths.len());
    for path in paths {
        let mut parts = path.trim_end_matches(".toml").rsplit('/');
        let (name, space) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        threads.push(ThreadFile { space: space.to_owned(), name: name.to_owned(), text: read(path)? });
    }
    Ok(threads)
}

fn read<T: DeserializeOwned>(path: &str) -> anyhow::Result<T> {
    let file = CONTENT.get_file(path).and_then(|file| file.contents_utf8()).with_context(|| format!("no {path}"))?;
    toml::from_str(file).with_context(|| format!("the demonstration's {path}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_read() {
        assert_eq!(community().unwrap().people.len(), 40);
        assert_eq!(threads().unwrap().len(), 80);
    }
}
