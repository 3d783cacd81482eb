//! A post's versions, each as a whole text: dumps hold only what an edit changed.

use super::compose::ours;
use crate::imports::stackexchange::{Author, ForeignPost};
use crate::platform::clock::Instant;

/// The longest note of an editor that is kept, in characters.
const LONGEST_NOTE: usize = 500;

/// What a post said once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Version {
    /// The thread's title, where the post is its question.
    pub(super) title: Option<String>,
    pub(super) markdown: String,
    pub(super) by: Author,
    pub(super) at: Instant,
    pub(super) note: String,
}

/// The versions of a post, oldest first, the last as it is `now`; none if there was only ever one.
///
/// Edits that changed neither title nor text (of tags, say) make no version.
pub(super) fn of(post: &ForeignPost, title: Option<&str>, now: &str) -> Vec<Version> {
    let mut versions: Vec<Version> = Vec::new();
    let mut titled = title.and(post.revisions.iter().find_map(|it| it.title.clone()));
    for revision in &post.revisions {
        if title.is_some() && revision.title.is_some() {
            titled.clone_from(&revision.title);
        }
        let before = versions.last();
        let body = revision.body.as_deref().map(|body| ours(body).into_owned());
        let Some(markdown) = body.or_else(|| before.map(|before| before.markdown.clone())) else { continue };
        if before.is_some_and(|before| before.markdown == markdown && before.title == titled) {
            continue;
        }
        let note = revision.summary.as_deref().unwrap_or_default().chars().take(LONGEST_NOTE).collect();
        versions.push(Version { title: titled.clone(), markdown, by: revision.by.clone(), at: revision.at, note });
    }
    if versions.len() < 2 {
        return Vec::new();
    }
    if let Some(last) = versions.last_mut() {
        last.title = title.map(ToOwned::to_owned);
        now.clone_into(&mut last.markdown);
    }
    versions
}
