//! How well search finds, beside plain BM25: `cargo bench --bench search -- --dump FOLDER` prints a table.
//!
//! Each set is split in two by its queries' letters. `--choosing` reads the half that weights are chosen on, and
//! `--choose` tries other weights on it; without them it is the half for reporting. `--queries FILE` adds a set of
//! one's own: what is typed, a tab, the numbers of relevant threads.
#![expect(clippy::print_stdout, reason = "the table is what this is for")]

mod baseline;
mod choose;
mod demo;
mod dump;
mod figures;
mod nasty;
mod sets;

use std::path::{Path, PathBuf};
use std::time::Instant as Stopwatch;

use anyhow::{Context, Result};
use baseline::Baseline;
use figures::{DEPTH, Figures};
use peerdesk::ids::SpaceId;
use peerdesk::platform::clock::Instant;
use peerdesk::search::{AccessKey, Index, Query, Request};
use sets::{Case, Collection};

/// A collection, indexed in both ways.
pub struct Bench {
    index: Index,
    baseline: Baseline,
    sets: Vec<(String, Vec<Case>)>,
    _folder: tempfile::TempDir,
}

struct Options {
    dumps: Vec<PathBuf>,
    queries: Option<PathBuf>,
    is_choosing: bool,
    chooses: bool,
}

fn options() -> Result<Options> {
    let mut options = Options { dumps: Vec::new(), queries: None, is_choosing: false, chooses: false };
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let mut value = || words.next().with_context(|| format!("{word} needs a value"));
        match word.as_str() {
            "--dump" => options.dumps.push(value()?.into()),
            "--queries" => options.queries = Some(value()?.into()),
            "--choosing" => options.is_choosing = true,
            "--choose" => (options.is_choosing, options.chooses) = (true, true),
            "--bench" => {}
            other => anyhow::bail!("what is {other}? known: --dump FOLDER, --queries FILE, --choosing, --choose"),
        }
    }
    Ok(options)
}

fn main() -> Result<()> {
    let options = options()?;
    let mut benches = Vec::new();
    for folder in &options.dumps {
        let dump = dump::Dump::read(folder)?;
        for collection in sets::of_dump(&dump, options.queries.as_deref())? {
            benches.push(Bench::of(collection, options.is_choosing)?);
        }
    }
    let (documents, sets) = demo::read(Path::new(env!("CARGO_MANIFEST_DIR")))?;
    benches.push(Bench::of(Collection { documents, sets }, options.is_choosing)?);
    if options.chooses {
        return choose::choose(&benches);
    }
    println!("| set | queries | engine | MAP | MRR | P@1 | hit@5 | nDCG@10 | empty |");
    println!("| --- | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: |");
    let mut took = Vec::new();
    for bench in &benches {
        for (name, cases) in &bench.sets {
            line(name, cases, "plain BM25", bench.plain(cases)?);
            line(name, cases, "Peerdesk", bench.ours(&bench.index, cases, &mut took)?);
        }
    }
    took.sort_unstable();
    let at = |share: usize| took.get(took.len() * share / 100).copied().unwrap_or_default();
    let largest = benches.iter().max_by_key(|bench| bench.index.len());
    println!("\nA search took {} µs (median), {} µs (p99); {} searches.", at(50), at(99), took.len());
    largest.map_or(Ok(()), |bench| nasty::print(&bench.index))?;
    Ok(())
}

fn line(name: &str, cases: &[Case], engine: &str, of: Figures) {
    let Figures { map, mrr, first, hit5, ndcg, empty } = of;
    let count = cases.len();
    println!("| {name} | {count} | {engine} | {map:.3} | {mrr:.3} | {first:.3} | {hit5:.3} | {ndcg:.3} | {empty:.3} |");
}

impl Bench {
    fn of(collection: Collection, is_choosing: bool) -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let index = Index::open_or_create(folder.path())?;
        let mut writer = index.writer()?;
        for document in &collection.documents {
            writer.put(document)?;
        }
        writer.commit("")?;
        writer.finish()?;
        let baseline = Baseline::of(&collection.documents)?;
        let is_in_part = |case: &Case| sets::is_for_reporting(&case.typed) != is_choosing;
        let part = |set: sets::Set| (set.name, set.cases.into_iter().filter(is_in_part).collect());
        let sets = collection.sets.into_iter().map(part).collect();
        Ok(Self { index, baseline, sets, _folder: folder })
    }

    fn plain(&self, cases: &[Case]) -> Result<Figures> {
        let answer = |case: &Case| Ok((self.baseline.search(&case.typed, case.own, DEPTH)?, case.relevant.clone()));
        Ok(Figures::of(&cases.iter().map(answer).collect::<Result<Vec<_>>>()?))
    }

    /// What an index finds for the cases; adds how long each took, in microseconds.
    pub fn ours(&self, index: &Index, cases: &[Case], took: &mut Vec<u128>) -> Result<Figures> {
        let access = [AccessKey::space(SpaceId::new(1))];
        let mut answers = Vec::new();
        for case in cases {
            let begun = Stopwatch::now();
            let query = if case.is_title { Query::of_words(&case.typed) } else { Query::parse(&case.typed)? };
            let without = [case.own];
            let now = Instant::from_micros(1_795_300_000_000_000);
            let found = index.search(&Request {
                query: &query,
                access: &access,
                space: None,
                state: None,
                without: &without,
                now,
                first: 0,
                count: DEPTH,
            })?;
            took.push(begun.elapsed().as_micros());
            answers.push((found.hits.iter().map(|hit| hit.id).collect(), case.relevant.clone()));
        }
        Ok(Figures::of(&answers))
    }
}
