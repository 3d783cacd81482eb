//! Other weights tried on the choosing half: each by itself, up and down, kept if the sets get better on average.

use anyhow::Result;
use peerdesk::search::index::ranking::Weights;

use crate::Bench;

/// How often each weight is tried.
const ROUNDS: usize = 2;
/// From how many queries on a set counts in full.
const MOST: f64 = 100.0;
const FACTORS: [f32; 2] = [0.65, 1.5];
/// How many queries of a set are asked.
const ASKED: usize = 250;

type Turn = (&'static str, fn(&mut Weights, f32));

/// What is turned.
const TURNS: [Turn; 18] = [
    ("coverage", |it, by| it.coverage *= by),
    ("least coverage", |it, by| it.least_coverage *= by),
    ("saturation", |it, by| it.saturation *= by),
    ("title weight", |it, by| it.parts[0].weight *= by),
    ("question weight", |it, by| it.parts[1].weight *= by),
    ("solutions weight", |it, by| it.parts[2].weight *= by),
    ("answers weight", |it, by| it.parts[3].weight *= by),
    ("tags weight", |it, by| it.parts[4].weight *= by),
    ("title length", |it, by| it.parts[0].length_matters = (it.parts[0].length_matters * by).min(1.0)),
    ("question length", |it, by| it.parts[1].length_matters = (it.parts[1].length_matters * by).min(1.0)),
    ("solutions length", |it, by| it.parts[2].length_matters = (it.parts[2].length_matters * by).min(1.0)),
    ("answers length", |it, by| it.parts[3].length_matters = (it.parts[3].length_matters * by).min(1.0)),
    ("exact", |it, by| it.exact *= by),
    ("other root", |it, by| it.other_root *= by),
    ("inner", |it, by| it.inner *= by),
    ("light", |it, by| it.light *= by),
    ("one error", |it, by| it.misspelt[0] *= by),
    ("two errors", |it, by| it.misspelt[1] *= by),
];

/// Prints what was found better.
pub fn choose(benches: &[Bench]) -> Result<()> {
    let mut weights = Weights::default();
    let mut best = goodness(benches, &weights)?;
    println!("as they are: {best:.4}");
    for _ in 0..ROUNDS {
        for (name, turn) in TURNS {
            for factor in FACTORS {
                let mut tried = weights.clone();
                turn(&mut tried, factor);
                let goodness = goodness(benches, &tried)?;
                if goodness > best + 0.0002 {
                    println!("{name} × {factor}: {goodness:.4}");
                    (best, weights) = (goodness, tried);
                }
            }
        }
    }
    println!("{weights:#?}");
    Ok(())
}

/// The mean over the sets of their MRR and nDCG; small sets count less, linked questions more.
fn goodness(benches: &[Bench], weights: &Weights) -> Result<f64> {
    let (mut sum, mut all) = (0.0, 0.0);
    for bench in benches {
        let index = bench.index.clone().weighing(weights.clone());
        for (name, cases) in &bench.sets {
            let cases = &cases[..cases.len().min(ASKED)];
            let figures = bench.ours(&index, cases, &mut Vec::new())?;
            // Links are what people saw themselves; the other sets are made.
            let is_linked = name.ends_with("related") || name.ends_with("duplicates");
            let counts = (cases.len() as f64).min(MOST) * if is_linked { 2.0 } else { 1.0 };
            sum += counts * (figures.mrr + figures.ndcg) / 2.0;
            all += counts;
        }
    }
    Ok(sum / all)
}
