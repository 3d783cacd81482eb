//! Typing errors: words near a word that nobody wrote, as far as the viewer's keys let us see.

use std::collections::HashMap;

use tantivy::query::FuzzyTermQuery;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, TERMINATED, Term};
use unicode_script::{Script, UnicodeScript};

use super::clauses::{Alternative, alternatives};
use super::fields::{Fields, Part};
use super::matching::Shelf;
use super::ranking::Weights;
use crate::search::analysis::{Reading, Token, tokens};

/// From how many letters one and two errors are forgiven.
const LETTERS: [usize; 2] = [4, 8];
/// Words longer than this are not written but pasted.
const LONGEST: usize = 24;
/// How many words near a word are looked at, and how many of them taken.
const MOST_LOOKED_AT: usize = 24;
const MOST_TAKEN: usize = 3;
/// A word found no more often than this may still be an error, if one near it is found so many times as often.
const RARE: usize = 2;
const TIMES: usize = 10;

/// What a word may have been meant to be.
pub(super) struct Correction {
    /// The likeliest.
    pub(super) word: String,
    /// The terms to look for.
    pub(super) alternatives: Vec<Alternative>,
}

/// What a clause's word, which so many open documents have, may have been meant to be.
pub(super) fn correction(
    shelves: &[Shelf<'_>],
    fields: &Fields,
    token: &Token,
    having: usize,
    weights: &Weights,
) -> tantivy::Result<Option<Correction>> {
    let mut near = near(shelves, fields, &token.form)?;
    near.truncate(MOST_LOOKED_AT);
    let mut seen = Vec::new();
    for (distance, word) in near {
        let open = count_open(shelves, fields, &word)?;
        if open > having * TIMES {
            seen.push((distance, std::cmp::Reverse(open), word));
        }
    }
    seen.sort();
    let Some((nearest, _, word)) = seen.first().cloned() else { return Ok(None) };
    let taken = seen.iter().filter(|(distance, ..)| *distance == nearest).take(MOST_TAKEN);
    let mut found = Vec::new();
    for (distance, _, word) in taken {
        let factor = weights.misspelt[distance - 1];
        for meant in tokens(word, Reading::Query).iter().take(1) {
            found.extend(alternatives(meant, weights).into_iter().map(|mut one| {
                one.counts *= factor;
                one
            }));
        }
    }
    Ok(Some(Correction { word, alternatives: found }))
}

/// Whether a word that so many open documents have may be a typing error.
pub(super) fn is_doubtful(token: &Token, having: usize) -> bool {
    having <= RARE && is_written(token)
}

/// Whether somebody wrote it letter by letter, in letters that stand for sounds.
fn is_written(token: &Token) -> bool {
    let is_letter = |letter: char| {
        letter.is_alphabetic() && matches!(letter.script(), Script::Latin | Script::Cyrillic | Script::Greek)
    };
    let letters = token.form.chars().count();
    (LETTERS[0]..=LONGEST).contains(&letters) && token.form.chars().all(is_letter)
}

/// Words of the index within reach, nearest and most frequent first.
fn near(shelves: &[Shelf<'_>], fields: &Fields, word: &str) -> tantivy::Result<Vec<(usize, String)>> {
    let reach = LETTERS.iter().filter(|letters| word.chars().count() >= **letters).count();
    let mut found: HashMap<String, u32> = HashMap::new();
    for shelf in shelves {
        for text in fields.texts.iter().filter(|text| text.part != Part::Authors) {
            let term = Term::from_field_text(text.forms, word);
            let automaton = FuzzyTermQuery::new(term, u8::try_from(reach).unwrap_or(1), true).automaton()?;
            let index = shelf.reader.inverted_index(text.forms)?;
            let mut stream = index.terms().search(automaton).into_stream()?;
            while stream.advance() {
                if let Ok(near) = std::str::from_utf8(stream.key()) {
                    *found.entry(near.to_owned()).or_default() += stream.value().doc_freq;
                }
            }
        }
    }
    let mut near: Vec<_> = found.into_iter().map(|(near, often)| (distance(word, &near), often, near)).collect();
    near.retain(|(distance, ..)| (1..=reach).contains(distance));
    near.sort_by(|one, other| (one.0, other.1, &one.2).cmp(&(other.0, one.1, &other.2)));
    Ok(near.into_iter().map(|(distance, _, near)| (distance, near)).collect())
}

/// How many open documents have a word, at most.
fn count_open(shelves: &[Shelf<'_>], fields: &Fields, word: &str) -> tantivy::Result<usize> {
    let mut count = 0;
    for shelf in shelves {
        for text in fields.texts.iter().filter(|text| text.part != Part::Authors) {
            let index = shelf.reader.inverted_index(text.forms)?;
            let term = Term::from_field_text(text.forms, word);
            let Some(mut postings) = index.read_postings(&term, IndexRecordOption::Basic)? else { continue };
            while postings.doc() != TERMINATED {
                count += usize::from(shelf.open.contains(postings.doc()));
                postings.advance();
            }
        }
    }
    Ok(count)
}

/// How many letters are changed, missing, too many or swapped with the next.
fn distance(one: &str, other: &str) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for at in 0..one.len() {
        let mut row = vec![at + 1];
        for to in 0..other.len() {
            let changed = last[to] + usize::from(one[at] != other[to]);
            let mut least = changed.min(last[to + 1] + 1).min(row[to] + 1);
            if at > 0 && to > 0 && one[at] == other[to - 1] && one[at - 1] == other[to] {
                least = least.min(before[to - 1] + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut last, row);
    }
    last[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_are_counted_as_people_make_them() {
        for (one, other, errors) in
            [("", "", 0), ("gateway", "gatway", 1), ("gateway", "gatewya", 1), ("gateway", "gtewya", 2), ("ab", "", 2)]
        {
            assert_eq!(distance(one, other), errors, "{one} {other}");
        }
    }
}
