//! Every weight of the ranking, in one place; `docs/search.md` gives the formula, `benches/search` chose them.

use std::time::Duration;

use super::fields::Part;
use crate::platform::clock::Instant;
use crate::search::document::State;

/// How a part of a document counts.
#[derive(Clone, Copy, Debug)]
pub struct PartWeight {
    /// What a word in it counts.
    pub weight: f32,
    /// How many words it usually has.
    pub usual_length: f32,
    /// How far longer ones count less, from 0 (not) to 1 (in proportion).
    pub length_matters: f32,
}

impl PartWeight {
    /// What so many occurrences count in a part of so many words.
    pub(super) fn counted(&self, occurrences: u32, length: u32) -> f32 {
        let length = length as f32 / self.usual_length;
        self.weight * occurrences as f32 / (1.0 - self.length_matters + self.length_matters * length)
    }
}

/// How words count that stand near each other in the query and in a document.
#[derive(Clone, Copy, Debug)]
pub struct NearWeight {
    /// What such a pair counts beside its two words.
    pub weight: f32,
    /// How soon more of the same pair says no more, beside words by themselves.
    pub saturation: f32,
    /// How many words on in the query the other may be; it counts so many times less.
    pub reach: usize,
    /// How far from each other they may stand in a document, in words.
    pub apart: u32,
    /// How many of the best documents are looked at.
    pub among: usize,
}

/// How relevance and worth are reckoned.
#[derive(Clone, Debug)]
pub struct Weights {
    /// By part, in the order of [`Part::ALL`].
    pub parts: [PartWeight; 6],
    /// How soon more of the same word says no more.
    pub saturation: f32,
    /// What the word itself adds to its root.
    pub exact: f32,
    /// What roots after the first count.
    pub other_root: f32,
    /// What the parts of a word count together, beside the word.
    pub inner: f32,
    /// What a word counts that says little by itself.
    pub light: f32,
    /// What a word written with one and with two typing errors counts.
    pub misspelt: [f32; 2],
    /// What another word counts that a very rare one may have been meant to be.
    pub seldom_meant: f32,
    /// What a word counts that begins with the one being typed.
    pub unfinished: f32,
    /// Words near each other.
    pub near: NearWeight,
    /// How strongly having all words is preferred over having some.
    pub coverage: f32,
    /// The least weight of words that a result has, as a share of what the one with most has.
    pub least_coverage: f32,
    /// What states are worth: open, answered, resolved, closed.
    pub states: [f32; 4],
    /// What resolved threads are worth besides, among suggestions.
    pub suggested_resolved: f32,
    /// What each tenfold of votes and of "I have this too" adds.
    pub votes: f32,
    /// What the newest gain over the oldest.
    pub fresh: f32,
    /// In how many days half of that is lost.
    pub half_life_days: f32,
    /// What being in the FAQ is worth.
    pub faq: f32,
    /// What a thread is worth whose best answer was corrected, or leads elsewhere.
    pub corrected: f32,
}

impl Default for Weights {
    fn default() -> Self {
        let part = |weight, usual_length, length_matters| PartWeight { weight, usual_length, length_matters };
        Self {
            parts: [
                part(6.0, 9.0, 0.6),
                part(1.0, 120.0, 0.9),
                part(0.7, 120.0, 0.9),
                part(0.65, 240.0, 0.8),
                part(0.8, 4.0, 0.3),
                part(0.2, 4.0, 0.3),
            ],
            saturation: 3.2,
            exact: 0.6,
            other_root: 0.5,
            inner: 0.6,
            light: 0.2,
            misspelt: [0.7, 0.5],
            seldom_meant: 0.3,
            unfinished: 0.7,
            near: NearWeight { weight: 0.2, saturation: 0.25, reach: 4, apart: 12, among: 100 },
            coverage: 0.5,
            least_coverage: 0.15,
            states: [0.97, 1.0, 1.04, 0.85],
            suggested_resolved: 1.15,
            votes: 0.03,
            fresh: 0.03,
            half_life_days: 365.0,
            faq: 1.25,
            corrected: 0.75,
        }
    }
}

/// What is known of a document besides its words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Worth {
    pub(super) state: State,
    pub(super) votes: i64,
    pub(super) toos: i64,
    pub(super) last_activity_at: Instant,
    pub(super) is_faq: bool,
    pub(super) is_corrected: bool,
}

impl Weights {
    pub(super) fn part(&self, part: Part) -> PartWeight {
        self.parts[part as usize]
    }

    /// What a word is worth that so many of so many documents have (BM25's inverse document frequency).
    pub(super) fn rarity(having: usize, of: usize) -> f32 {
        let (having, of) = (having as f32, of as f32);
        (1.0 + (of - having + 0.5).max(0.0) / (having + 0.5)).ln()
    }

    /// What a document is worth by itself: state × votes × age × FAQ × correction.
    pub(super) fn worth(&self, of: Worth, now: Instant) -> f32 {
        let votes = 1.0 + self.votes * (1.0 + of.votes.max(0) as f32).log10();
        let toos = 1.0 + self.votes * (1.0 + of.toos.max(0) as f32).log10();
        let faq = if of.is_faq { self.faq } else { 1.0 };
        let corrected = if of.is_corrected { self.corrected } else { 1.0 };
        let freshness = self.freshness(now.since(of.last_activity_at));
        self.states[of.state as usize] * votes * toos * freshness * faq * corrected
    }

    fn freshness(&self, age: Duration) -> f32 {
        let days = age.as_secs_f32() / 86_400.0;
        1.0 + self.fresh * (0.5_f32).powf(days / self.half_life_days)
    }
}
