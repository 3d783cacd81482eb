//! How well documents fit a query's words: BM25 over weighted parts, then how many of the words they have.

use std::collections::HashMap;

use tantivy::DocId;

use super::clauses::Clause;
use super::fields::Fields;
use super::matching::{Matches, Shelf, matches};
use super::ranking::Weights;
use super::spelling;
use crate::search::query::Query;

/// The most words of a query whose typing errors are looked into.
const MOST_CORRECTED: usize = 4;

/// How well documents fit.
pub(super) struct Scored {
    /// By shelf; `None` if no words were asked for: then everything fits.
    pub(super) shelves: Vec<Option<Matches>>,
    /// What was typed, put right.
    pub(super) spelling: Option<String>,
}

pub(super) fn score(
    shelves: &[Shelf<'_>],
    fields: &Fields,
    mut clauses: Vec<Clause>,
    query: &Query,
    weights: &Weights,
) -> tantivy::Result<Scored> {
    if clauses.is_empty() {
        return Ok(Scored { shelves: shelves.iter().map(|_| None).collect(), spelling: None });
    }
    let mut sums: Vec<Sums> = shelves.iter().map(|_| Sums::default()).collect();
    let open: usize = shelves.iter().map(|shelf| shelf.open.len()).sum();
    let mut all = 0.0;
    let mut put_right: Vec<(usize, String)> = Vec::new();
    let mut corrected = 0;
    for clause in &mut clauses {
        let mut found = everywhere(shelves, fields, clause, weights)?;
        if let Some(at) = clause.word.filter(|_| corrected < MOST_CORRECTED) {
            let having = count(&found);
            if let Some(correction) = spelling::correction(shelves, fields, &query.words[at].token, having, weights)? {
                corrected += 1;
                if having == 0 {
                    put_right.push((at, correction.word.clone()));
                }
                spelling::take(clause, correction);
                found = everywhere(shelves, fields, clause, weights)?;
            }
        }
        let rarity = clause.weight * Weights::rarity(count(&found), open);
        all += rarity;
        for (sums, found) in sums.iter_mut().zip(found) {
            sums.add(found, rarity, weights);
        }
    }
    let shelves = sums.into_iter().map(|sums| Some(sums.fitting(all, weights))).collect();
    Ok(Scored { shelves, spelling: spelled(query, &put_right) })
}

fn everywhere(
    shelves: &[Shelf<'_>],
    fields: &Fields,
    clause: &Clause,
    weights: &Weights,
) -> tantivy::Result<Vec<Matches>> {
    shelves.iter().map(|shelf| matches(shelf, fields, clause, weights)).collect()
}

fn count(found: &[Matches]) -> usize {
    found.iter().map(Vec::len).sum()
}

/// The sums of a shelf's documents: what they score, and the weight of the words they have.
#[derive(Default)]
struct Sums(HashMap<DocId, (f32, f32)>);

impl Sums {
    fn add(&mut self, found: Matches, rarity: f32, weights: &Weights) {
        for (doc, strength) in found {
            let (score, covered) = self.0.entry(doc).or_default();
            *score += rarity * strength / (weights.saturation + strength);
            *covered += rarity;
        }
    }

    /// Those that have enough of the words; having all of them counts for more.
    fn fitting(self, all: f32, weights: &Weights) -> Matches {
        let shares = self.0.into_iter().map(|(doc, (score, covered))| (doc, score, covered / all));
        let kept = shares.filter(|(_, _, share)| *share >= weights.least_coverage);
        kept.map(|(doc, score, share)| (doc, score * share.powf(weights.coverage))).collect()
    }
}

fn spelled(query: &Query, put_right: &[(usize, String)]) -> Option<String> {
    if put_right.is_empty() {
        return None;
    }
    let mut typed = query.typed.clone();
    // From the end, so that places before stay where they are.
    for (at, word) in put_right.iter().rev() {
        typed.replace_range(query.words[*at].from..query.words[*at].to, word);
    }
    Some(typed.trim().to_owned())
}
