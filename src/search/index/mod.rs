//! The index: documents by their words, in a folder beside the database. It can be deleted at any time.

mod clauses;
mod fields;
mod files;
mod filters;
mod matching;
mod near;
mod open;
mod prefix;
pub mod ranking;
mod results;
mod scoring;
mod spelling;
mod tally;
mod writer;

use std::path::Path;

use tantivy::IndexReader;

use super::document::{AccessKey, Kind, State};
use super::query::Query;
use crate::error::Result;
use crate::ids::SpaceId;
use crate::platform::clock::Instant;
use fields::Fields;
pub use fields::Part;
pub use open::Unusable;
use ranking::Weights;
pub use writer::Writer;

/// The index, open. Searches see it as of the last commit.
#[derive(Clone)]
pub struct Index {
    index: tantivy::Index,
    reader: IndexReader,
    fields: Fields,
    weights: Weights,
}

/// What is asked of the index.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// What was typed. Its `space` is a name that only the caller can resolve: see [`Request::space`].
    pub query: &'a Query,
    /// The keys of the one who looks; nothing that none of them opens is found, counted or hinted at.
    pub access: &'a [AccessKey],
    /// Only in this space. Facets of spaces count all.
    pub space: Option<SpaceId>,
    /// Only in this state. Facets of states count all that the query asks for.
    pub state: Option<State>,
    /// Documents left out of hits, total and facets, by number.
    pub without: &'a [i64],
    /// The moment that ages are counted to.
    pub now: Instant,
    /// How many of the best are left out.
    pub first: usize,
    /// How many are wanted.
    pub count: usize,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// How many there are in all.
    pub total: usize,
    /// The wanted ones, best first.
    pub hits: Vec<Hit>,
    /// How many there are by space, most first, whatever space was asked for.
    pub spaces: Vec<(SpaceId, usize)>,
    /// How many there are by state, whatever state was asked for.
    pub states: Vec<(State, usize)>,
    /// What was typed with its likely typing errors put right, if there are any.
    pub spelling: Option<String>,
}

/// A document found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// What kind of thing it is.
    pub kind: Kind,
    /// Its number among its kind.
    pub id: i64,
    /// How well it fits; higher is better, and only comparable within one search.
    pub score: f32,
}

impl Index {
    /// Opens the index in a folder; makes it, empty and without payload, where there is none.
    pub fn open_or_create(folder: &Path) -> std::result::Result<Self, Unusable> {
        open::open_or_create(folder)
    }

    /// What the last commit noted; none before the first.
    pub fn payload(&self) -> Option<String> {
        open::noted(self).map(|(_, payload)| payload)
    }

    /// How many documents there are.
    pub fn len(&self) -> u64 {
        self.reader.searcher().num_docs()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The numbers of all documents, in order.
    pub fn ids(&self) -> Result<Vec<i64>> {
        open::guarded(|| results::ids(self))
    }

    /// Whether its files still lie in its folder.
    pub fn is_there(&self) -> bool {
        open::is_there(&self.index)
    }

    /// The one that changes it; while one lives a second is refused.
    pub fn writer(&self) -> Result<Writer> {
        Writer::new(&self.index, self.reader.clone(), self.fields.clone())
    }

    /// The same index with other weights, to compare them.
    #[must_use]
    pub fn weighing(mut self, weights: Weights) -> Self {
        self.weights = weights;
        self
    }

    /// Finds what a request asks for.
    pub fn search(&self, request: &Request<'_>) -> Result<Found> {
        open::guarded(|| results::search(self, request))
    }

    /// What may already answer a question of which so much is typed: the last word may be unfinished, and
    /// resolved threads come first among equals.
    pub fn suggest(&self, title: &str, access: &[AccessKey], limit: usize, now: Instant) -> Result<Vec<Hit>> {
        open::guarded(|| results::suggest(self, title, access, limit, now))
    }
}

#[cfg(test)]
mod tests;
