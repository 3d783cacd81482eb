//! How good an order of results is: the usual figures, over the queries of a set.

use std::collections::HashSet;

/// How many of the first results are looked at.
pub const DEPTH: usize = 100;

/// The figures of one engine on one set.
#[derive(Clone, Copy, Debug, Default)]
pub struct Figures {
    /// Mean average precision.
    pub map: f64,
    /// Mean reciprocal rank of the first relevant one.
    pub mrr: f64,
    /// The share of queries whose first result is relevant.
    pub first: f64,
    /// The share with a relevant one among the first five.
    pub hit5: f64,
    /// Normalised discounted cumulative gain of the first ten.
    pub ndcg: f64,
    /// The share without any result.
    pub empty: f64,
}

impl Figures {
    /// Over pairs of what was found, in order, and what is relevant.
    pub fn of(answers: &[(Vec<i64>, HashSet<i64>)]) -> Self {
        let mut sum = Self::default();
        for (found, relevant) in answers {
            sum.add(found, relevant);
        }
        let count = answers.len().max(1) as f64;
        for figure in [&mut sum.map, &mut sum.mrr, &mut sum.first, &mut sum.hit5, &mut sum.ndcg, &mut sum.empty] {
            *figure /= count;
        }
        sum
    }

    fn add(&mut self, found: &[i64], relevant: &HashSet<i64>) {
        let ranks: Vec<usize> = (0..found.len()).filter(|at| relevant.contains(&found[*at])).map(|at| at + 1).collect();
        let share = |it: bool| if it { 1.0 } else { 0.0 };
        let precision: f64 = ranks.iter().enumerate().map(|(before, rank)| (before + 1) as f64 / *rank as f64).sum();
        self.map += precision / relevant.len().max(1) as f64;
        self.mrr += ranks.first().map_or(0.0, |rank| 1.0 / *rank as f64);
        self.first += share(ranks.first() == Some(&1));
        self.hit5 += share(ranks.first().is_some_and(|rank| *rank <= 5));
        let gain = |rank: usize| 1.0 / (rank as f64 + 1.0).log2();
        let best: f64 = (1..=relevant.len().min(10)).map(gain).sum();
        let gained: f64 = ranks.iter().filter(|rank| **rank <= 10).map(|rank| gain(*rank)).sum();
        self.ndcg += if best > 0.0 { gained / best } else { 0.0 };
        self.empty += share(found.is_empty());
    }
}
