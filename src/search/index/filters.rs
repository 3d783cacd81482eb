//! What a query demands of a document besides its words.

use tantivy::{BitSet, Searcher, Term};

use super::Index;
use super::clauses::{Clause, alternatives};
use super::matching::{Shelf, having_any, having_phrase, matches};
use crate::search::query::Query;

/// The documents on a shelf that a query's filters let through.
pub(super) fn passing(searcher: &Searcher, shelf: &Shelf<'_>, index: &Index, query: &Query) -> tantivy::Result<BitSet> {
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
