//! Words that stand near each other in the query and in a document: `card reader` says more than a card somewhere and
//! a reader elsewhere. It needs the places of every word, so only the best documents are looked at.

use tantivy::postings::Postings;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, Term};

use super::clauses::{Among, Clause};
use super::fields::{Fields, Part, Text};
use super::matching::Shelf;
use super::ranking::Weights;

/// How many of the words that a misspelt or unfinished one may have been meant to be are looked at.
const MOST_MEANT: usize = 3;
/// How many places of a word in one part of a document are looked at.
const MOST_PLACES: usize = 1_000;

/// A word of the query.
pub(super) struct Typed {
    terms: Vec<String>,
    rarity: f32,
}

impl Typed {
    /// The word that a clause stands for, which is so rare.
    pub(super) fn of(clause: &Clause, rarity: f32) -> Self {
        let forms = clause.alternatives.iter().filter(|it| it.among == Among::Forms);
        Self { terms: forms.take(MOST_MEANT).map(|it| it.term.clone()).collect(), rarity }
    }
}

/// What is needed to see which words are near each other.
pub(super) struct Near<'a> {
    pub(super) shelves: &'a [Shelf<'a>],
    pub(super) fields: &'a Fields,
    /// In the order typed.
    pub(super) words: Vec<Typed>,
    pub(super) weights: &'a Weights,
}

/// Places of a word in one part, by document.
type Places = Vec<Vec<u32>>;

impl Near<'_> {
    /// What words near each other add, for some documents of a shelf in order of number.
    pub(super) fn sums(&self, shelf: usize, docs: &[DocId]) -> tantivy::Result<Vec<f32>> {
        let mut sums = vec![0.0; docs.len()];
        let pairs = self.pairs();
        if pairs.is_empty() || docs.is_empty() {
            return Ok(sums);
        }
        let strengths = self.strengths(&self.shelves[shelf], docs, &pairs)?;
        let saturation = self.weights.saturation * self.weights.near.saturation;
        for ((one, other), strengths) in pairs.into_iter().zip(strengths.chunks(docs.len())) {
            // As rare as a pair of words that have nothing to do with each other.
            let rarity = (self.words[one].rarity + self.words[other].rarity) / (other - one) as f32;
            for (sum, strength) in sums.iter_mut().zip(strengths) {
                *sum += self.weights.near.weight * rarity * strength / (saturation + strength);
            }
        }
        Ok(sums)
    }

    /// Words near each other in the query.
    fn pairs(&self) -> Vec<(usize, usize)> {
        let count = self.words.len();
        let following = |one: usize| (one + 1..count.min(one + 1 + self.weights.near.reach)).map(move |it| (one, it));
        (0..count).flat_map(following).collect()
    }

    /// How strongly documents have each pair: for the first pair by document, then for the next.
    fn strengths(&self, shelf: &Shelf<'_>, docs: &[DocId], pairs: &[(usize, usize)]) -> tantivy::Result<Vec<f32>> {
        let mut strengths = vec![0.0; pairs.len() * docs.len()];
        // Tags and names have no neighbours.
        for text in self.fields.texts.iter().filter(|text| !matches!(text.part, Part::Tags | Part::Authors)) {
            let part = self.weights.part(text.part);
            let places = self.places(shelf, *text, docs)?;
            let lengths = shelf.reader.get_fieldnorms_reader(text.forms)?;
            for ((one, other), strengths) in pairs.iter().zip(strengths.chunks_mut(docs.len())) {
                for (at, strength) in strengths.iter_mut().enumerate() {
                    let often = near(&places[*one][at], &places[*other][at], self.weights.near.apart);
                    if often > 0 {
                        *strength += part.counted(often, lengths.fieldnorm(docs[at]));
                    }
                }
            }
        }
        Ok(strengths)
    }

    /// Where each word stands in one part of the documents.
    fn places(&self, shelf: &Shelf<'_>, text: Text, docs: &[DocId]) -> tantivy::Result<Vec<Places>> {
        let index = shelf.reader.inverted_index(text.forms)?;
        let mut places = Vec::with_capacity(self.words.len());
        let mut read = Vec::new();
        for word in &self.words {
            let mut of_word: Places = vec![Vec::new(); docs.len()];
            for term in &word.terms {
                let term = Term::from_field_text(text.forms, term);
                let Some(mut postings) = index.read_postings(&term, IndexRecordOption::WithFreqsAndPositions)? else {
                    continue;
                };
                for (doc, places) in docs.iter().zip(&mut of_word) {
                    if postings.doc() <= *doc && postings.seek(*doc) == *doc {
                        postings.positions(&mut read);
                        places.extend(read.iter().take(MOST_PLACES));
                    }
                }
            }
            if word.terms.len() > 1 {
                of_word.iter_mut().for_each(|places| places.sort_unstable());
            }
            places.push(of_word);
        }
        Ok(places)
    }
}

/// How many places of one word have a place of another no further apart; both in order.
fn near(one: &[u32], other: &[u32], apart: u32) -> u32 {
    let mut rest = other;
    let mut count = 0;
    for place in one {
        while rest.first().is_some_and(|it| it + apart < *place) {
            rest = &rest[1..];
        }
        // A word is no neighbour of itself.
        let is_near = rest.iter().take_while(|it| **it <= place + apart).any(|it| it != place);
        count += u32::from(is_near);
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_near_on_either_side_and_never_themselves() {
        for (one, other, often) in [
            (&[5][..], &[6][..], 1),
            (&[6], &[5], 1),
            (&[5], &[14], 0),
            (&[5], &[13], 1),
            (&[5], &[5], 0),
            (&[1, 20, 40], &[2, 3, 45, 90], 2),
            (&[], &[1], 0),
        ] {
            assert_eq!(near(one, other, 8), often, "{one:?} {other:?}");
        }
    }
}
