//! Which documents have a word, and how strongly: postings read under the viewer's keys.
//!
//! Nothing outside those keys is counted, not even in how rare a word is.

use std::cell::RefCell;

use tantivy::postings::Postings;
use tantivy::query::{EnableScoring, PhraseQuery, Query as _};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{BitSet, DocId, DocSet, Searcher, SegmentReader, TERMINATED, Term};

use super::clauses::{Alternative, Among, Clause};
use super::fields::{Fields, Text};
use super::ranking::Weights;
use crate::search::document::AccessKey;

/// A part of the index with the documents in it that may be found.
pub(super) struct Shelf<'a> {
    pub(super) reader: &'a SegmentReader,
    /// What the viewer's keys open.
    pub(super) open: BitSet,
    /// Where strengths are summed, by document; zeros between uses.
    strengths: RefCell<Vec<f32>>,
}

/// Documents that have a clause's word, with its weighted frequency in each; in order of number.
pub(super) type Matches = Vec<(DocId, f32)>;

/// Every shelf with what the keys open on it.
pub(super) fn shelves<'a>(
    searcher: &'a Searcher,
    fields: &Fields,
    access: &[AccessKey],
) -> tantivy::Result<Vec<Shelf<'a>>> {
    let mut shelves = Vec::new();
    for reader in searcher.segment_readers() {
        let terms: Vec<Term> = access.iter().map(|key| Term::from_field_text(fields.access, key.as_str())).collect();
        let strengths = RefCell::new(vec![0.0; reader.max_doc() as usize]);
        shelves.push(Shelf { reader, open: having_any(reader, fields.access, &terms)?, strengths });
    }
    Ok(shelves)
}

/// The living documents that have any of some terms of one field.
pub(super) fn having_any(reader: &SegmentReader, field: Field, terms: &[Term]) -> tantivy::Result<BitSet> {
    let mut having = BitSet::with_max_value(reader.max_doc());
    let index = reader.inverted_index(field)?;
    for term in terms {
        let Some(mut postings) = index.read_postings(term, IndexRecordOption::Basic)? else { continue };
        let mut doc = postings.doc();
        while doc != TERMINATED {
            if !reader.is_deleted(doc) {
                having.insert(doc);
            }
            doc = postings.advance();
        }
    }
    Ok(having)
}

/// The documents on a shelf in which words stand in this order, in any part.
pub(super) fn having_phrase(
    searcher: &Searcher,
    shelf: &Shelf<'_>,
    fields: &Fields,
    words: &[String],
) -> tantivy::Result<BitSet> {
    let mut having = BitSet::with_max_value(shelf.reader.max_doc());
    for text in &fields.texts {
        let terms = words.iter().map(|word| Term::from_field_text(text.forms, word)).collect();
        let weight = PhraseQuery::new(terms).weight(EnableScoring::disabled_from_searcher(searcher))?;
        let mut found = weight.scorer(shelf.reader, 1.0)?;
        let mut doc = found.doc();
        while doc != TERMINATED {
            having.insert(doc);
            doc = found.advance();
        }
    }
    Ok(having)
}

/// The documents on a shelf that have a clause's word.
pub(super) fn matches(
    shelf: &Shelf<'_>,
    fields: &Fields,
    clause: &Clause,
    weights: &Weights,
) -> tantivy::Result<Matches> {
    let mut strengths = shelf.strengths.borrow_mut();
    let mut found: Vec<DocId> = Vec::new();
    for text in &fields.texts {
        for alternative in &clause.alternatives {
            add(shelf, *text, alternative, weights, &mut |doc, strength| {
                let sum = &mut strengths[doc as usize];
                if *sum == 0.0 {
                    found.push(doc);
                }
                *sum += strength;
            })?;
        }
    }
    found.sort_unstable();
    Ok(found.into_iter().map(|doc| (doc, std::mem::take(&mut strengths[doc as usize]))).collect())
}

fn add(
    shelf: &Shelf<'_>,
    text: Text,
    alternative: &Alternative,
    weights: &Weights,
    take: &mut impl FnMut(DocId, f32),
) -> tantivy::Result<()> {
    let field = match alternative.among {
        Among::Forms => text.forms,
        Among::Roots => text.roots,
    };
    let part = weights.part(text.part);
    let index = shelf.reader.inverted_index(field)?;
    let term = Term::from_field_text(field, &alternative.term);
    let Some(mut postings) = index.read_postings(&term, IndexRecordOption::WithFreqs)? else { return Ok(()) };
    let lengths = shelf.reader.get_fieldnorms_reader(text.forms)?;
    let mut doc = postings.doc();
    while doc != TERMINATED {
        if shelf.open.contains(doc) {
            take(doc, alternative.counts * part.counted(postings.term_freq(), lengths.fieldnorm(doc)));
        }
        doc = postings.advance();
    }
    Ok(())
}
