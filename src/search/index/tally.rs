//! What was found: which documents count, how many there are by facet, and in what order they stand.

use std::collections::HashMap;

use tantivy::columnar::Column;
use tantivy::{BitSet, DocId};

use super::fields::column;
use super::matching::Shelf;
use super::near::Near;
use super::ranking::{Weights, Worth};
use super::scoring::Fit;
use super::{Found, Hit, Request};
use crate::ids::SpaceId;
use crate::platform::clock::Instant;
use crate::search::document::{Kind, State};

/// A document that has words of the query and passes its filters.
struct Candidate {
    shelf: usize,
    kind: Kind,
    id: i64,
    space: i64,
    worth: Worth,
    fit: Fit,
}

/// A hit in its order, and where its words are.
struct Ranked {
    hit: Hit,
    shelf: usize,
    doc: DocId,
    /// What the sum over its words is multiplied by.
    factor: f32,
}

/// Documents found so far.
#[derive(Default)]
pub(super) struct Tally(Vec<Candidate>);

impl Tally {
    /// Takes in what fits on a shelf, which is the so-manieth, and passes.
    pub(super) fn take(
        &mut self,
        at: usize,
        shelf: &Shelf<'_>,
        fits: Vec<Fit>,
        passing: &BitSet,
        without: &[i64],
    ) -> tantivy::Result<()> {
        let columns = Columns::of(shelf)?;
        let passing = fits.into_iter().filter(|fit| passing.contains(fit.doc));
        let candidates = passing.filter_map(|fit| columns.candidate(at, fit));
        self.0.extend(candidates.filter(|candidate| !without.contains(&candidate.id)));
        Ok(())
    }

    /// Counts and orders what has enough of the words, beside what has most of them.
    pub(super) fn found(mut self, request: &Request<'_>, weights: &Weights, near: &Near<'_>) -> tantivy::Result<Found> {
        let most = self.0.iter().map(|candidate| candidate.fit.share).fold(0.0, f32::max);
        self.0.retain(|candidate| candidate.fit.share >= most * weights.least_coverage);
        let mut ranked = Vec::new();
        let (mut spaces, mut states) = (HashMap::new(), HashMap::new());
        for Candidate { shelf, kind, id, space, worth, fit } in self.0 {
            let is_asked_for = request.query.states.is_empty() || request.query.states.contains(&worth.state);
            let is_in_space = request.space.is_none_or(|wanted| wanted.number() == space);
            let is_in_state = is_asked_for && request.state.is_none_or(|wanted| wanted == worth.state);
            if is_in_state {
                *spaces.entry(space).or_insert(0) += 1;
            }
            if is_in_space && is_asked_for {
                *states.entry(worth.state).or_insert(0) += 1;
            }
            if is_in_space && is_in_state {
                let factor = fit.share.powf(weights.coverage) * weights.worth(worth, request.now);
                ranked.push(Ranked { hit: Hit { kind, id, score: fit.score * factor }, shelf, doc: fit.doc, factor });
            }
        }
        order(&mut ranked);
        lift(&mut ranked, near, weights.near.among)?;
        let mut spaces: Vec<_> = spaces.into_iter().map(|(space, count)| (SpaceId::new(space), count)).collect();
        spaces.sort_by_key(|(space, count)| (std::cmp::Reverse(*count), *space));
        let mut states: Vec<_> = states.into_iter().collect();
        states.sort_by_key(|(state, _)| *state);
        let total = ranked.len();
        let hits = ranked.into_iter().map(|it| it.hit).skip(request.first).take(request.count).collect();
        Ok(Found { total, hits, spaces, states, spelling: None })
    }
}

fn order(ranked: &mut [Ranked]) {
    ranked.sort_unstable_by(|one, other| other.hit.score.total_cmp(&one.hit.score).then(other.hit.id.cmp(&one.hit.id)));
}

/// Adds to the best what words near each other count. Nothing falls by it, so the rest stays behind them.
fn lift(ranked: &mut [Ranked], near: &Near<'_>, among: usize) -> tantivy::Result<()> {
    let count = ranked.len().min(among);
    let best = &mut ranked[..count];
    best.sort_unstable_by_key(|it| (it.shelf, it.doc));
    for together in best.chunk_by_mut(|one, other| one.shelf == other.shelf) {
        let docs: Vec<DocId> = together.iter().map(|it| it.doc).collect();
        let sums = near.sums(together[0].shelf, &docs)?;
        for (ranked, sum) in together.iter_mut().zip(sums) {
            ranked.hit.score += ranked.factor * sum;
        }
    }
    order(best);
    Ok(())
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
    corrected: Column<i64>,
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
            corrected: fast.i64(column::CORRECTED)?,
        })
    }

    fn candidate(&self, shelf: usize, fit: Fit) -> Option<Candidate> {
        let doc = fit.doc;
        let worth = Worth {
            state: by_place(State::ALL, number(&self.state, doc))?,
            votes: number(&self.votes, doc),
            toos: number(&self.toos, doc),
            last_activity_at: Instant::from_micros(number(&self.active, doc)),
            is_faq: number(&self.faq, doc) == 1,
            is_corrected: number(&self.corrected, doc) == 1,
        };
        let kind = by_place(Kind::ALL, number(&self.kind, doc))?;
        Some(Candidate { shelf, kind, id: number(&self.id, doc), space: number(&self.space, doc), worth, fit })
    }
}

fn number(column: &Column<i64>, doc: DocId) -> i64 {
    column.first(doc).unwrap_or_default()
}

fn by_place<T: Copy>(all: &[T], number: i64) -> Option<T> {
    usize::try_from(number).ok().and_then(|at| all.get(at)).copied()
}
