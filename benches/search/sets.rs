//! Queries with what is relevant to them, made from a dump when the bench runs.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;

use anyhow::{Context, Result};
use peerdesk::search::{Document, State};

use crate::dump::Dump;

/// The most queries of a set made from titles.
const MOST: usize = 1_500;

/// Queries of one kind.
pub struct Set {
    /// What is asked.
    pub name: String,
    /// The queries.
    pub cases: Vec<Case>,
}

/// A query.
#[derive(Clone)]
pub struct Case {
    /// What is typed.
    pub typed: String,
    /// What should be found.
    pub relevant: HashSet<i64>,
    /// The document that the query is the title of, left out of the results; 0 for none.
    pub own: i64,
    /// Whether it is a title, whose quotes and hyphens are no syntax: asked as the ask form asks.
    pub is_title: bool,
}

/// Documents, and the sets that are asked of them.
pub struct Collection {
    /// What is indexed.
    pub documents: Vec<Document>,
    /// What is asked.
    pub sets: Vec<Set>,
}

/// Which half of a set a query is in, by its letters alone: one for choosing weights, one for reporting.
pub fn is_for_reporting(typed: &str) -> bool {
    hash(typed).is_multiple_of(2)
}

fn hash(text: &str) -> u64 {
    let fnv = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325, fnv);
    hash ^ (hash >> 32)
}

/// All that a dump gives.
pub fn of_dump(dump: &Dump, queries: Option<&Path>) -> Result<Vec<Collection>> {
    let mut whole = vec![linked(dump, true), linked(dump, false), misspelt(dump)];
    if let Some(file) = queries {
        whole.push(written(file)?);
    }
    let without_title = |document: &Document| Document { title: String::new(), ..document.clone() };
    let only_solution = |document: &Document| Document {
        question: String::new(),
        answers: String::new(),
        tags: Vec::new(),
        ..without_title(document)
    };
    let collections = [
        Collection { documents: dump.documents.clone(), sets: whole },
        Collection {
            documents: dump.documents.iter().map(without_title).collect(),
            sets: vec![titles(dump, "title, field left out", |it| it.state != State::Open)],
        },
        Collection {
            documents: dump.documents.iter().map(only_solution).collect(),
            sets: vec![titles(dump, "title → accepted answer alone", |it| !it.solutions.is_empty())],
        },
    ];
    let has_cases = |mut it: Collection| {
        it.sets.retain(|set| !set.cases.is_empty());
        (!it.sets.is_empty()).then_some(it)
    };
    Ok(collections.into_iter().filter_map(has_cases).collect())
}

/// The title of one linked question finds the other, in both directions.
fn linked(dump: &Dump, are_duplicates: bool) -> Set {
    let titles: BTreeMap<i64, &str> = dump.documents.iter().map(|it| (it.id, it.title.as_str())).collect();
    let mut relevant: BTreeMap<i64, HashSet<i64>> = BTreeMap::new();
    for (one, other, _) in dump.links.iter().filter(|(_, _, is_duplicate)| *is_duplicate == are_duplicates) {
        if titles.contains_key(one) && titles.contains_key(other) && one != other {
            relevant.entry(*one).or_default().insert(*other);
            relevant.entry(*other).or_default().insert(*one);
        }
    }
    let cases = relevant.into_iter().map(|(own, relevant)| Case {
        typed: titles[&own].to_owned(),
        relevant,
        own,
        is_title: true,
    });
    let kind = if are_duplicates { "duplicates" } else { "related" };
    Set { name: format!("{}: {kind}", dump.name), cases: cases.collect() }
}

fn titles(dump: &Dump, name: &str, is_asked: impl Fn(&Document) -> bool) -> Set {
    let cases = dump.documents.iter().filter(|it| is_asked(it)).take(MOST);
    let case =
        |it: &Document| Case { typed: it.title.clone(), relevant: HashSet::from([it.id]), own: 0, is_title: true };
    Set { name: format!("{}: {name}", dump.name), cases: cases.map(case).collect() }
}

/// Titles with one error in one longer word.
fn misspelt(dump: &Dump) -> Set {
    let case = |it: &Document| {
        Some(Case { typed: with_error(&it.title)?, relevant: HashSet::from([it.id]), own: 0, is_title: true })
    };
    let cases = dump.documents.iter().filter_map(case).take(MOST).collect();
    Set { name: format!("{}: title with a typing error", dump.name), cases }
}

/// A title as typed in a hurry: three of its longer words, one of them with a letter missing, doubled or swapped.
fn with_error(title: &str) -> Option<String> {
    let is_word = |word: &&str| word.len() >= 5 && word.bytes().all(|it| it.is_ascii_alphabetic());
    let mut words: Vec<String> = title.split_whitespace().filter(is_word).take(3).map(str::to_owned).collect();
    let luck = hash(title);
    let pick = usize::try_from(luck % words.len().max(1) as u64).ok()?;
    let word = words.get_mut(pick)?;
    let at = 1 + usize::try_from((luck >> 8) % (word.len() as u64 - 3)).ok()?;
    let mut letters: Vec<char> = word.chars().collect();
    match (luck >> 16) % 3 {
        0 => {
            letters.remove(at);
        }
        1 => letters.insert(at, letters[at]),
        _ => letters.swap(at, at + 1),
    }
    *word = letters.into_iter().collect();
    Some(words.join(" "))
}

/// A file of queries: what is typed, a tab, the numbers of what is relevant.
fn written(file: &Path) -> Result<Set> {
    let mut cases = Vec::new();
    for line in std::fs::read_to_string(file)?.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
    {
        let (typed, ids) = line.split_once('\t').with_context(|| format!("no tab in: {line}"))?;
        let relevant = ids.split_whitespace().map(str::parse).collect::<Result<_, _>>().context(line.to_owned())?;
        cases.push(Case { typed: typed.to_owned(), relevant, own: 0, is_title: false });
    }
    Ok(Set { name: file.display().to_string(), cases })
}
