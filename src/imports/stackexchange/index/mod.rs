//! What a first reading of the whole dump leaves in memory: where each row stands and what it belongs to.

mod attached;
mod posts;
mod reading;

use std::collections::HashMap;
use std::path::Path;

pub(super) use posts::Posts;
use reading::Reading;

use super::plan::{Limits, Progress};
use super::problems::Stopped;
use super::reader::Place;
use super::report::Report;
use super::rows::{LinkKind, UserRow};
use super::seen::Seen;
use crate::platform::clock::Instant;

/// A link between two threads that are both in the dump.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ForeignLink {
    /// The id in the dump.
    pub id: i64,
    /// The question of the thread in which it stands.
    pub from: i64,
    /// The question of the thread at which it points.
    pub to: i64,
    /// The very post at which it points: that question or an answer to it.
    pub to_post: i64,
    /// What it says.
    pub kind: LinkKind,
    /// When it was made.
    pub created_at: Instant,
}

/// Where the rows stand that belong to posts.
#[derive(Debug, Default)]
pub(super) struct Grouped {
    entries: Vec<(u32, Place)>,
}

/// Everything known after the first reading.
#[derive(Debug, Default)]
pub(super) struct Index {
    pub(super) people: Seen,
    pub(super) posts: Posts,
    pub(super) comments: Grouped,
    pub(super) history: Grouped,
    /// The day on which an answer was accepted.
    pub(super) accepted_on: HashMap<i64, Instant>,
    pub(super) links: Vec<ForeignLink>,
    pub(super) tags: Vec<String>,
}

impl Grouped {
    /// The rows of a post, in the order of the file.
    pub(super) fn of(&self, post: u32) -> impl Iterator<Item = Place> {
        let from = self.entries.partition_point(|(owner, _)| *owner < post);
        self.entries[from..].iter().take_while(move |(owner, _)| *owner == post).map(|(_, place)| *place)
    }
}

impl Index {
    /// What a thread's links say its question repeats.
    pub(super) fn duplicates_of(&self, question: i64) -> Vec<i64> {
        let from = self.links.partition_point(|link| link.from < question);
        let links = self.links[from..].iter().take_while(|link| link.from == question);
        links.filter(|link| link.kind == LinkKind::DuplicateOf).map(|link| link.to).collect()
    }

    /// Reads the files in their order: each needs only those before it.
    pub(super) fn read(
        folder: &Path,
        limits: Limits,
        on_progress: &mut dyn FnMut(Progress),
    ) -> Result<(Index, Report), Stopped> {
        let mut reading = Reading::of(folder, limits, on_progress)?;
        let mut index = Index::default();
        reading.each(|row: UserRow, _, _| {
            index.people.add(row.id);
            Ok(())
        })?;
        index.posts = Posts::read(&mut reading, &index.people)?;
        index.read_comments(&mut reading)?;
        index.read_votes(&mut reading)?;
        index.read_tags(&mut reading)?;
        index.read_links(&mut reading)?;
        index.read_history(&mut reading)?;
        Ok((index, reading.into_report()))
    }
}
