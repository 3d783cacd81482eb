//! From a request to what is found: words looked up and weighed, filters kept to, the rest counted and ordered.

use tantivy::Searcher;

use super::clauses::{Clause, clauses};
use super::fields::column;
use super::filters::passing;
use super::matching::{Shelf, shelves};
use super::near::Near;
use super::tally::Tally;
use super::{Found, Hit, Index, Request, prefix, scoring};
use crate::platform::clock::Instant;
use crate::search::document::{AccessKey, State};
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
    let mut tally = Tally::default();
    for (at, (shelf, fits)) in shelves.iter().zip(scored.shelves).enumerate() {
        let passing = passing(searcher, shelf, index, request.query)?;
        tally.take(at, shelf, fits, &passing, request.without)?;
    }
    let near = Near { shelves, fields: &index.fields, words: scored.words, weights: &index.weights };
    let found = tally.found(request, &index.weights, &near)?;
    // What is put right but finds nothing under the filters would only lead on a walk.
    let spelling = scored.spelling.filter(|_| found.total > 0);
    Ok(Found { spelling, ..found })
}

pub(super) fn ids(index: &Index) -> tantivy::Result<Vec<i64>> {
    let searcher = index.reader.searcher();
    let mut ids = Vec::new();
    for reader in searcher.segment_readers() {
        let column = reader.fast_fields().i64(column::ID)?;
        ids.extend(reader.doc_ids_alive().filter_map(|doc| column.first(doc)));
    }
    ids.sort_unstable();
    Ok(ids)
}
