//! From a request to what is found: matches weighed, filtered, counted by facet and put in order.

use std::collections::HashMap;

use tantivy::columnar::Column;
use tantivy::{BitSet, DocId, Searcher, Term};

use super::clauses::{Clause, alternatives, clauses};
use super::fields::column;
use super::matching::{Matches, Shelf, having_any, having_phrase, matches, shelves};
use super::ranking::Worth;
use super::{Found, Hit, Index, Request, prefix, scoring};
use crate::ids::SpaceId;
use crate::platform::clock::Instant;
use crate::search::document::{AccessKey, Kind, State};
use crate::search::query::Query;

pub(super) fn search(index: &Index, request: &Request<'_>) -> tantivy::Result<Found> {
    let searcher = index.reader.searcher();
    let shelves = shelves(&searcher, &index.fields, request.access)?;
    find(index, &searcher, &shelves, clauses(request.query, &index.weights), request)
}

pub(super) fn suggest(
    index: &Index,
    title: &str,
    access: &[AccessKey],
    limit: usize,
    now: Instant,
) -> tantivy::Result<Vec<Hit>> {
    let query = Query::of_words(title);
    if query.words.is_empty() {
        return Ok(Vec::new());
    }
    let mut index = index.clone();
    index.weights.states[State::Resolved as usize] *= index.weights.suggested_resolved;
    let searcher = index.reader.searcher();
    let shelves = shelves(&searcher, &index.fields, access)?;
    let mut clauses = clauses(&query, &index.weights);
    if title.ends_with(char::is_alphanumeric) {
        prefix::finish_last(&shelves, &index.fields, &query, &mut clauses, &index.weights)?;
    }
    let request =
        Request { query: &query, access, space: None, state: None, without: &[], now, first: 0, count: limit };
    Ok(find(&index, &searcher, &shelves, clauses, &request)?.hits)
}

fn find(
    index: &Index,
    searcher: &Searcher,
    shelves: &[Shelf<'_>],
    clauses: Vec<Clause>,
    request: &Request<'_>,
) -> tantivy::Result<Found> {
    let scored = scoring::score(shelves, &index.fields, clauses, request.query, &index.weights)?;
    let mut found = Tally::default();
    for (shelf, fits) in shelves.iter().zip(&scored.shelves) {
        let passing = passing(searcher, shelf, index, request.query)?;
        found.take(shelf, &passing, fits, index, request)?;
    }
    let found = found.into_found(request);
    // What is put right but finds nothing under the filters would only lead on a walk.
    let spelling = scored.spelling.filter(|_| found.total > 0);
    Ok(Found { spelling, ..found })
}

pub(super) fn ids(index: &Index) -> tantivy::Result<Vec<i64>> {
    let searcher = index.reader.searcher();
    let mut ids = Vec::new();
    for reader in searcher.segment_readers() {
        let column = reader.fast_fields().i64(column::ID)?;
        ids.extend(reader.doc_ids_alive().map(|doc| number(&column, doc)));
    }
    ids.sort_unstable();
    Ok(ids)
}

/// The documents on a shelf that a query's filters let through.
fn passing(searcher: &Searcher, shelf: &Shelf<'_>, index: &Index, query: &Query) -> tantivy::Result<BitSet> {
    let fields = &index.fields;
    let mut passing = shelf.open.clone();
    let mut sets: Vec<(BitSet, bool)> = Vec::new();
    let names = [
        (fields.tag, &query.tags, true),
        (fields.tag, &query.without_tags, false),
        (fields.author, &query.authors, true),
    ];
    for (field, names, is_wanted) in names {
        for name in names {
            sets.push((having_any(shelf.reader, field, &[Term::from_field_text(field, name)])?, is_wanted));
        }
    }
    for (phrases, is_wanted) in [(&query.phrases, true), (&query.without_phrases, false)] {
        for phrase in phrases {
            sets.push((having_phrase(searcher, shelf, fields, phrase)?, is_wanted));
        }
    }
    for token in &query.without_words {
        let clause = Clause { alternatives: alternatives(token, &index.weights), weight: 1.0, word: None };
        let mut having = BitSet::with_max_value(shelf.reader.max_doc());
        for (doc, _) in matches(shelf, fields, &clause, &index.weights)? {
            having.insert(doc);
        }
        sets.push((having, false));
    }
    for (set, is_wanted) in sets {
        for doc in 0..shelf.reader.max_doc() {
            if passing.contains(doc) && set.contains(doc) != is_wanted {
                passing.remove(doc);
            }
        }
    }
    Ok(passing)
}

/// What is found so far.
#[derive(Default)]
struct Tally {
    hits: Vec<Hit>,
    spaces: HashMap<i64, usize>,
    states: HashMap<State, usize>,
}

/// The columns of a shelf.
struct Columns {
    kind: Column<i64>,
    id: Column<i64>,
    space: Column<i64>,
    state: Column<i64>,
    votes: Column<i64>,
    toos: Column<i64>,
    active: Column<i64>,
    faq: Column<i64>,
}

impl Columns {
    fn of(shelf: &Shelf<'_>) -> tantivy::Result<Self> {
        let fast = shelf.reader.fast_fields();
        Ok(Self {
            kind: fast.i64(column::KIND)?,
            id: fast.i64(column::ID)?,
            space: fast.i64(column::SPACE)?,
            state: fast.i64(column::STATE)?,
            votes: fast.i64(column::VOTES)?,
            toos: fast.i64(column::TOOS)?,
            active: fast.i64(column::ACTIVE)?,
            faq: fast.i64(column::FAQ)?,
        })
    }

    fn worth(&self, doc: DocId, state: State) -> Worth {
        Worth {
            state,
            votes: number(&self.votes, doc),
            toos: number(&self.toos, doc),
            last_activity_at: Instant::from_micros(number(&self.active, doc)),
            is_faq: number(&self.faq, doc) == 1,
        }
    }
}

fn number(column: &Column<i64>, doc: DocId) -> i64 {
    column.first(doc).unwrap_or_default()
}

fn by_place<T: Copy>(all: &[T], number: i64) -> Option<T> {
    usize::try_from(number).ok().and_then(|at| all.get(at)).copied()
}

impl Tally {
    fn take(
        &mut self,
        shelf: &Shelf<'_>,
        passing: &BitSet,
        fits: &Option<Matches>,
        index: &Index,
        request: &Request<'_>,
    ) -> tantivy::Result<()> {
        let columns = Columns::of(shelf)?;
        let everything = || (0..shelf.reader.max_doc()).map(|doc| (doc, 1.0)).collect();
        let fits: Matches = fits.clone().unwrap_or_else(everything);
        for (doc, relevance) in fits.into_iter().filter(|(doc, _)| passing.contains(*doc)) {
            let state = by_place(State::ALL, number(&columns.state, doc));
            let kind = by_place(Kind::ALL, number(&columns.kind, doc));
            let (Some(state), Some(kind)) = (state, kind) else { continue };
            let id = number(&columns.id, doc);
            if request.without.contains(&id) {
                continue;
            }
            let space = number(&columns.space, doc);
            let is_asked_for = request.query.states.is_empty() || request.query.states.contains(&state);
            let is_in_space = request.space.is_none_or(|wanted| wanted.number() == space);
            let is_in_state = is_asked_for && request.state.is_none_or(|wanted| wanted == state);
            if is_in_state {
                *self.spaces.entry(space).or_default() += 1;
            }
            if is_in_space && is_asked_for {
                *self.states.entry(state).or_default() += 1;
            }
            if is_in_space && is_in_state {
                let worth = index.weights.worth(columns.worth(doc, state), request.now);
                self.hits.push(Hit { kind, id, score: relevance * worth });
            }
        }
        Ok(())
    }

    fn into_found(mut self, request: &Request<'_>) -> Found {
        let total = self.hits.len();
        self.hits.sort_unstable_by(|one, other| other.score.total_cmp(&one.score).then(other.id.cmp(&one.id)));
        let hits = self.hits.into_iter().skip(request.first).take(request.count).collect();
        let mut spaces: Vec<_> = self.spaces.into_iter().map(|(space, count)| (SpaceId::new(space), count)).collect();
        spaces.sort_by_key(|(space, count)| (std::cmp::Reverse(*count), *space));
        let mut states: Vec<_> = self.states.into_iter().collect();
        states.sort_by_key(|(state, _)| *state);
        Found { total, hits, spaces, states, spelling: None }
    }
}
