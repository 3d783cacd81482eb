//! The threads of a dump, each whole, read back from where the first reading found its rows.

use std::path::Path;

use super::authors::Author;
use super::history::{self, CloseReason, Deed, Moment, Revision};
use super::index::Index;
use super::lookup::Lookup;
use super::problems::{StopReason, Stopped};
use super::rows::{CommentRow, HistoryRow, PostRow, Row};
use crate::platform::clock::Instant;

/// A question with all that belongs to it. Ids are those of the dump, moments microseconds since 1970.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForeignThread {
    /// The question's title, on one line.
    pub title: String,
    /// The question's tags, each once.
    pub tags: Vec<String>,
    /// How often it was viewed.
    pub views: i64,
    /// When something last happened in it.
    pub active_at: Instant,
    /// The answer that the asker accepted.
    pub accepted: Option<Acceptance>,
    /// Why it takes no more answers, if it does not.
    pub closed: Option<Closure>,
    /// The question.
    pub question: ForeignPost,
    /// Its answers, by id.
    pub answers: Vec<ForeignPost>,
}

/// Which answer was accepted, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Acceptance {
    /// One of the thread's answers.
    pub answer: i64,
    /// The start of the day that `Votes.xml` names, or when the answer was written if that is later.
    pub at: Instant,
}

/// The closing that is in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closure {
    /// When.
    pub at: Instant,
    /// By whom, if the dump tells.
    pub by: Option<Author>,
    /// Why.
    pub reason: CloseReason,
    /// Questions of this dump that ask the same.
    pub duplicates_of: Vec<i64>,
}

/// A question or an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForeignPost {
    /// The id in the dump.
    pub id: i64,
    /// Who wrote it.
    pub author: Author,
    /// When it was written.
    pub created_at: Instant,
    /// When it was last edited.
    pub edited_at: Option<Instant>,
    /// Who edited it last.
    pub edited_by: Option<Author>,
    /// The text as HTML; [`super::markdown::of`] gives its Markdown.
    pub html: String,
    /// Votes up; less those down they are the dump's score.
    pub ups: u32,
    /// Votes down.
    pub downs: u32,
    /// Its versions, the oldest first; none if the dump has no history.
    pub revisions: Vec<Revision>,
    /// What else was done to it, the oldest first.
    pub moments: Vec<Moment>,
    /// The comments under it, in the order of their file.
    pub comments: Vec<ForeignComment>,
}

/// A comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForeignComment {
    /// The id in the dump.
    pub id: i64,
    /// Who wrote it.
    pub author: Author,
    /// When it was written.
    pub created_at: Instant,
    /// Votes up.
    pub ups: u32,
    /// The text, in the little Markdown that comments have.
    pub markdown: String,
}

/// The threads of a dump, in the order of their questions' ids.
pub struct Threads<'a> {
    index: &'a Index,
    left: std::vec::IntoIter<u32>,
    posts: Lookup<PostRow>,
    comments: Lookup<CommentRow>,
    history: Lookup<HistoryRow>,
}

impl<'a> Threads<'a> {
    pub(super) fn open(folder: &Path, latest: Instant, index: &'a Index) -> Result<Threads<'a>, Stopped> {
        Ok(Threads {
            index,
            left: index.posts.questions().into_iter(),
            posts: Lookup::open(folder, latest)?,
            comments: Lookup::open(folder, latest)?,
            history: Lookup::open(folder, latest)?,
        })
    }

    fn thread(&mut self, at: u32) -> Result<ForeignThread, Stopped> {
        let row = self.posts.row(self.index.posts.get(at).place)?;
        let answers = self.index.posts.answers_to(row.id);
        let answers: Vec<ForeignPost> = answers.iter().map(|(_, at)| self.answer(*at)).collect::<Result<_, _>>()?;
        let (views, active_at, closed_at) = (row.views, row.active_at, row.closed_at);
        let (title, tags) = (row.title.clone().unwrap_or_default(), row.tags.clone());
        let question = self.post(at, row)?;
        let newest = answers.iter().map(|answer| answer.created_at).max().unwrap_or(question.created_at);
        Ok(ForeignThread {
            title,
            tags,
            views,
            active_at: active_at.unwrap_or(newest).max(question.created_at),
            accepted: self.acceptance(question.id, &answers),
            closed: closed_at.map(|at| self.closure(at, &question)),
            question,
            answers,
        })
    }

    fn answer(&mut self, at: u32) -> Result<ForeignPost, Stopped> {
        let row = self.posts.row(self.index.posts.get(at).place)?;
        self.post(at, row)
    }

    fn post(&mut self, at: u32, row: PostRow) -> Result<ForeignPost, Stopped> {
        let (index, slot) = (self.index, self.index.posts.get(at));
        if row.id != slot.id {
            return Err(StopReason::Changed.at(PostRow::FILE, u64::from(slot.place.line)));
        }
        let comments: Vec<_> = index.comments.of(at).map(|it| self.comments.row(it)).collect::<Result<_, _>>()?;
        let history: Vec<_> = index.history.of(at).map(|it| self.history.row(it)).collect::<Result<_, _>>()?;
        let (revisions, moments) = history::sorted(history, &index.people);
        Ok(ForeignPost {
            id: row.id,
            author: Author::of(row.owner, &index.people),
            created_at: row.created_at,
            edited_at: row.edited_at,
            edited_by: Author::if_named(row.editor, &index.people),
            html: row.html,
            ups: slot.ups,
            downs: slot.downs,
            revisions,
            moments,
            comments: comments.into_iter().map(|row| comment(row, index)).collect(),
        })
    }

    fn acceptance(&self, question: i64, answers: &[ForeignPost]) -> Option<Acceptance> {
        let accepted = self.index.posts.accepted_of(question)?;
        let answer = answers.iter().find(|answer| answer.id == accepted)?;
        let day = self.index.accepted_on.get(&accepted).copied().unwrap_or_default();
        Some(Acceptance { answer: accepted, at: day.max(answer.created_at) })
    }

    fn closure(&self, at: Instant, question: &ForeignPost) -> Closure {
        let of_links = self.index.duplicates_of(question.id);
        let last = question.moments.iter().rev().find_map(|moment| match &moment.deed {
            Deed::Closed { reason, duplicates_of } => Some((moment.by.clone(), *reason, duplicates_of.clone())),
            _ => None,
        });
        let (by, reason, mut duplicates_of) = match last {
            Some((by, reason, duplicates_of)) => (Some(by), reason, duplicates_of),
            None if of_links.is_empty() => (None, CloseReason::Other, Vec::new()),
            None => (None, CloseReason::Duplicate, Vec::new()),
        };
        if reason == CloseReason::Duplicate {
            duplicates_of.extend(of_links);
        }
        let index = self.index;
        duplicates_of.retain(|id| *id != question.id && index.posts.is_question(*id));
        duplicates_of.sort_unstable();
        duplicates_of.dedup();
        Closure { at, by, reason, duplicates_of }
    }
}

impl Iterator for Threads<'_> {
    type Item = Result<ForeignThread, Stopped>;

    fn next(&mut self) -> Option<Self::Item> {
        let at = self.left.next()?;
        Some(self.thread(at))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.left.size_hint()
    }
}

impl ExactSizeIterator for Threads<'_> {}

fn comment(row: CommentRow, index: &Index) -> ForeignComment {
    ForeignComment {
        id: row.id,
        author: Author::of(row.author, &index.people),
        created_at: row.created_at,
        ups: u32::try_from(row.score).unwrap_or_default(),
        markdown: row.text,
    }
}
