//! The last word while it is being typed: every word that begins like it may be meant.

use std::collections::HashMap;

use unicode_script::{Script, UnicodeScript};

use super::clauses::{Alternative, Among, Clause};
use super::fields::{Fields, Part};
use super::matching::Shelf;
use super::ranking::Weights;
use crate::search::query::Query;

/// The most words that the beginning of one stands for, and the most that are looked through.
const MOST: usize = 48;
const MOST_READ: usize = 5_000;

/// Lets the last word stand for those that begin with it.
pub(super) fn finish_last(
    shelves: &[Shelf<'_>],
    fields: &Fields,
    query: &Query,
    clauses: &mut [Clause],
    weights: &Weights,
) -> tantivy::Result<()> {
    let Some(last) = query.words.last() else { return Ok(()) };
    let beginning = last.token.form.as_str();
    let is_spelt = beginning.chars().all(|letter| !matches!(letter.script(), Script::Han | Script::Hangul));
    if is_spelt && beginning.chars().count() < 2 {
        return Ok(());
    }
    let Some(clause) = clauses.iter_mut().rev().find(|clause| clause.word == Some(query.words.len() - 1)) else {
        return Ok(());
    };
    for term in beginning_with(shelves, fields, beginning)? {
        clause.alternatives.push(Alternative { among: Among::Forms, term, counts: weights.unfinished });
    }
    Ok(())
}

/// The most frequent words that begin so.
fn beginning_with(shelves: &[Shelf<'_>], fields: &Fields, beginning: &str) -> tantivy::Result<Vec<String>> {
    let mut found: HashMap<String, u32> = HashMap::new();
    for shelf in shelves {
        for text in fields.texts.iter().filter(|text| text.part != Part::Authors) {
            let index = shelf.reader.inverted_index(text.forms)?;
            let mut stream = index.terms().range().ge(beginning.as_bytes()).into_stream()?;
            let mut read = 0;
            while read < MOST_READ && stream.advance() && stream.key().starts_with(beginning.as_bytes()) {
                read += 1;
                if let Ok(term) = std::str::from_utf8(stream.key()) {
                    *found.entry(term.to_owned()).or_default() += stream.value().doc_freq;
                }
            }
        }
    }
    found.remove(beginning);
    let mut found: Vec<(String, u32)> = found.into_iter().collect();
    found.sort_by(|one, other| (other.1, &one.0).cmp(&(one.1, &other.0)));
    Ok(found.into_iter().take(MOST).map(|(term, _)| term).collect())
}
