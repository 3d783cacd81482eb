//! How well documents fit a query's words: BM25 over weighted parts, then how many of the words they have.

use tantivy::DocId;

use super::clauses::Clause;
use super::fields::Fields;
use super::matching::{Matches, Shelf, matches};
use super::near::Typed;
use super::ranking::Weights;
use super::spelling;
use crate::search::query::Query;

/// The most words of a query whose typing errors are looked into.
const MOST_DOUBTED: usize = 6;

/// How well a document fits.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fit {
    pub(super) doc: DocId,
    /// The sum over the words it has.
    pub(super) score: f32,
    /// The weight of the words it has, of that of all words.
    pub(super) share: f32,
}

/// How well documents fit.
pub(super) struct Scored {
    /// By shelf; everything if no words were asked for.
    pub(super) shelves: Vec<Vec<Fit>>,
    /// The words looked for, in the order typed.
    pub(super) words: Vec<Typed>,
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
        let all =
            |shelf: &Shelf<'_>| (0..shelf.reader.max_doc()).map(|doc| Fit { doc, score: 1.0, share: 1.0 }).collect();
        return Ok(Scored { shelves: shelves.iter().map(all).collect(), words: Vec::new(), spelling: None });
    }
    let mut sums: Vec<Sums> = shelves.iter().map(Sums::of).collect();
    let open: usize = shelves.iter().map(|shelf| shelf.open.len()).sum();
    let mut all = 0.0;
    let mut put_right: Vec<(usize, String)> = Vec::new();
    let mut doubted = 0;
    let mut words = Vec::new();
    for clause in &mut clauses {
        let mut found = everywhere(shelves, fields, clause, weights)?;
        let mut seldom = None;
        let having = count(&found);
        let is_word = clause.word.is_some();
        let is_doubted = |at: &usize| spelling::is_doubtful(&query.words[*at].token, having);
        if let Some(at) = clause.word.filter(is_doubted).filter(|_| doubted < MOST_DOUBTED) {
            doubted += 1;
            if let Some(correction) = spelling::correction(shelves, fields, &query.words[at].token, having, weights)? {
                let meant = Clause { alternatives: correction.alternatives, word: None, ..*clause };
                if having == 0 {
                    put_right.push((at, correction.word));
                    *clause = meant;
                    found = everywhere(shelves, fields, clause, weights)?;
                } else {
                    seldom = Some(Clause { weight: clause.weight * weights.seldom_meant, ..meant });
                }
            }
        }
        let rarity = add(&mut sums, found, clause, open, weights);
        all += rarity;
        if is_word {
            words.push(Typed::of(clause, rarity));
        }
        if let Some(clause) = seldom {
            let found = everywhere(shelves, fields, &clause, weights)?;
            all += add(&mut sums, found, &clause, open, weights);
        }
    }
    let shelves = sums.into_iter().map(|sums| sums.fits(all)).collect();
    Ok(Scored { shelves, words, spelling: spelled(query, &put_right) })
}

/// Adds what has a clause's word to the sums; returns what the word is worth.
fn add(sums: &mut [Sums], found: Vec<Matches>, clause: &Clause, open: usize, weights: &Weights) -> f32 {
    let rarity = clause.weight * Weights::rarity(count(&found), open);
    for (sums, found) in sums.iter_mut().zip(found) {
        sums.add(found, rarity, weights);
    }
    rarity
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
struct Sums {
    of: Vec<(f32, f32)>,
    any: Vec<DocId>,
}

impl Sums {
    fn of(shelf: &Shelf<'_>) -> Self {
        Self { of: vec![(0.0, 0.0); shelf.reader.max_doc() as usize], any: Vec::new() }
    }

    fn add(&mut self, found: Matches, rarity: f32, weights: &Weights) {
        for (doc, strength) in found {
            let (score, covered) = &mut self.of[doc as usize];
            if *covered == 0.0 {
                self.any.push(doc);
            }
            *score += rarity * strength / (weights.saturation + strength);
            *covered += rarity;
        }
    }

    fn fits(self, all: f32) -> Vec<Fit> {
        let sums = self.any.into_iter().map(|doc| (doc, self.of[doc as usize]));
        sums.map(|(doc, (score, covered))| Fit { doc, score, share: covered / all }).collect()
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
