//! What was done to a post: its versions, and when it was closed, deleted, locked and so on.

use serde::Deserialize;

use super::authors::Author;
use super::problems::Reason;
use super::rows::{HistoryRow, Named, tags};
use super::seen::Seen;
use crate::platform::clock::Instant;

/// A version of a post; holds only what the edit changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// The id in the dump of the first of its rows.
    pub id: i64,
    /// When.
    pub at: Instant,
    /// Who wrote it; it may be somebody else than the post's author.
    pub by: Author,
    /// Whether it is how the post began.
    pub is_first: bool,
    /// Whether it brought an older version back.
    pub is_rollback: bool,
    /// What the editor said about it.
    pub summary: Option<String>,
    /// The title from then on.
    pub title: Option<String>,
    /// The Markdown from then on.
    pub body: Option<String>,
    /// The tags from then on.
    pub tags: Option<Vec<String>>,
}

/// Something that was done to a post, other than editing it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The id in the dump.
    pub id: i64,
    /// When.
    pub at: Instant,
    /// Who did it; of several, the last.
    pub by: Author,
    /// What it was.
    pub deed: Deed,
}

/// What can be done to a post, other than editing it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// No more answers.
    Closed {
        /// Why.
        reason: CloseReason,
        /// Questions that ask the same, by id; they may be missing in the dump.
        duplicates_of: Vec<i64>,
    },
    /// Open again.
    Reopened,
    /// Deleted; a dump has only what was restored afterwards.
    Deleted,
    /// Restored.
    Restored,
    /// Frozen as it was.
    Locked,
    /// No longer frozen.
    Unlocked,
}

/// Why a question was closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CloseReason {
    /// It was asked before.
    Duplicate,
    /// It is about something else than the site.
    OffTopic,
    /// It cannot be answered as it is written.
    Unclear,
    /// It asks too much at once.
    TooBroad,
    /// It asks for opinions.
    OpinionBased,
    /// Another reason of the site, or none that the dump tells.
    Other,
}

/// The JSON that steps decided by votes have for a text.
#[derive(Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
struct Ballot {
    original_question_ids: Vec<i64>,
    voters: Vec<Voter>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Voter {
    id: Option<i64>,
    display_name: Option<String>,
}

/// Whether the import has a use for the row.
pub(super) fn may_be_kept(row: &HistoryRow) -> Result<(), Reason> {
    match row.kind {
        1..=9 if row.text.is_none() => Err(Reason::Missing("Text")),
        1..=15 => Ok(()),
        other => Err(Reason::HistoryKind(other)),
    }
}

/// Sorts a post's rows into its versions and the rest, each in the order of time.
pub(super) fn sorted(mut rows: Vec<HistoryRow>, people: &Seen) -> (Vec<Revision>, Vec<Moment>) {
    rows.sort_by_key(|row| (row.at, row.id));
    let mut revisions: Vec<(Option<String>, Revision)> = Vec::new();
    let mut moments = Vec::new();
    for row in rows {
        if row.kind >= 10 {
            moments.extend(moment(row, people));
            continue;
        }
        match revisions.last_mut() {
            Some((same, revision)) if row.revision.is_some() && *same == row.revision => revision.take(row),
            _ => revisions.push((row.revision.clone(), Revision::begin(row, people))),
        }
    }
    (revisions.into_iter().map(|(_, revision)| revision).collect(), moments)
}

impl Revision {
    fn begin(mut row: HistoryRow, people: &Seen) -> Revision {
        let by = Author::of(std::mem::take(&mut row.by), people);
        let (is_first, is_rollback) = (row.kind <= 3, row.kind >= 7);
        let (id, at) = (row.id, row.at);
        let (title, body, tags) = (None, None, None);
        let mut revision = Revision { id, at, by, is_first, is_rollback, summary: None, title, body, tags };
        revision.take(row);
        revision
    }

    fn take(&mut self, row: HistoryRow) {
        self.summary = self.summary.take().or(row.comment);
        let text = row.text.unwrap_or_default();
        match row.kind {
            1 | 4 | 7 => self.title = Some(text),
            2 | 5 | 8 => self.body = Some(text),
            _ => self.tags = Some(tags(&text)),
        }
    }
}

fn moment(row: HistoryRow, people: &Seen) -> Option<Moment> {
    // Text that is no JSON says nothing that is needed: older dumps have prose there.
    let text = row.text.as_deref().unwrap_or_default();
    let ballot: Ballot = serde_json::from_str(text).unwrap_or_default();
    let deed = match row.kind {
        10 => Deed::Closed {
            reason: close_reason(row.comment.as_deref(), &ballot),
            duplicates_of: ballot.original_question_ids,
        },
        11 => Deed::Reopened,
        12 => Deed::Deleted,
        13 => Deed::Restored,
        14 => Deed::Locked,
        15 => Deed::Unlocked,
        _ => return None,
    };
    let last = ballot.voters.into_iter().last();
    let named = match (row.by.id, last) {
        (None, Some(voter)) if row.by.name.is_none() => Named { id: voter.id, name: voter.display_name },
        _ => row.by,
    };
    Some(Moment { id: row.id, at: row.at, by: Author::of(named, people), deed })
}

fn close_reason(number: Option<&str>, ballot: &Ballot) -> CloseReason {
    // Numbers below 100 are those of before 2013; https://meta.stackexchange.com/q/2677 has both lists.
    match number.and_then(|number| number.trim().parse().ok()) {
        Some(1 | 101) => CloseReason::Duplicate,
        Some(2 | 102) => CloseReason::OffTopic,
        Some(4 | 103) => CloseReason::Unclear,
        Some(104) => CloseReason::TooBroad,
        Some(3 | 105) => CloseReason::OpinionBased,
        Some(_) => CloseReason::Other,
        None if !ballot.original_question_ids.is_empty() => CloseReason::Duplicate,
        None => CloseReason::Other,
    }
}
