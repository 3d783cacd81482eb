//! The demonstration's threads, and the queries that were written for those not in English.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use peerdesk::search::{Document, State};
use serde::Deserialize;

use crate::dump::document;
use crate::sets::{Case, Set};

#[derive(Deserialize)]
struct Thread {
    title: String,
    body: String,
    language: Option<String>,
    by: String,
    #[serde(default)]
    tags: Vec<String>,
    #[serde(default)]
    answers: Vec<Answer>,
    #[serde(default)]
    comments: Vec<Comment>,
}

#[derive(Deserialize)]
struct Answer {
    body: String,
    accepted: Option<toml::Value>,
    verified: Option<toml::Value>,
    #[serde(default)]
    comments: Vec<Comment>,
}

#[derive(Deserialize)]
struct Comment {
    body: String,
}

#[derive(Deserialize)]
struct Written {
    set: Vec<WrittenSet>,
}

#[derive(Deserialize)]
struct WrittenSet {
    name: String,
    queries: Vec<WrittenQuery>,
}

#[derive(Deserialize)]
struct WrittenQuery {
    typed: String,
    find: Vec<String>,
}

/// The threads, and a set for each language.
pub fn read(project: &Path) -> Result<(Vec<Document>, Vec<Set>)> {
    let folder = project.join("src/demo/content/threads");
    let mut files = Vec::new();
    for space in fs::read_dir(&folder)? {
        for file in fs::read_dir(space?.path())? {
            files.push(file?.path());
        }
    }
    files.sort();
    let mut documents = Vec::new();
    let mut numbers: HashMap<String, i64> = HashMap::new();
    for (at, file) in files.iter().enumerate() {
        let id = i64::try_from(at)? + 1;
        let thread: Thread = toml::from_str(&fs::read_to_string(file)?).with_context(|| file.display().to_string())?;
        documents.push(made(id, thread));
        let name = file.strip_prefix(&folder)?.with_extension("").to_string_lossy().into_owned();
        numbers.insert(name, id);
    }
    let written: Written = toml::from_str(&fs::read_to_string(project.join("benches/search/demo.toml"))?)?;
    let sets = written.set.into_iter().map(|set| {
        let case = |query: WrittenQuery| {
            let relevant: HashSet<i64> = query.find.iter().filter_map(|name| numbers.get(name)).copied().collect();
            anyhow::ensure!(!relevant.is_empty(), "no thread {:?}", query.find);
            Ok(Case { typed: query.typed, relevant, own: 0, is_title: false })
        };
        let cases = set.queries.into_iter().map(case).collect::<Result<Vec<Case>>>()?;
        Ok(Set { name: format!("demo: {}", set.name), cases })
    });
    let sets = sets.collect::<Result<Vec<Set>>>()?;
    Ok((documents, sets))
}

fn made(id: i64, thread: Thread) -> Document {
    let mut made = document(id, &thread.title);
    made.question = thread.body;
    made.language = thread.language;
    made.tags = thread.tags;
    made.authors = vec![thread.by];
    for comment in thread.comments {
        made.answers.push_str(&comment.body);
        made.answers.push('\n');
    }
    for answer in thread.answers {
        let helped = answer.accepted.is_some() || answer.verified.is_some();
        let into = if helped { &mut made.solutions } else { &mut made.answers };
        into.push_str(&answer.body);
        into.push('\n');
        if helped {
            made.state = State::Resolved;
        } else if made.state == State::Open {
            made.state = State::Answered;
        }
        for comment in answer.comments {
            made.answers.push_str(&comment.body);
            made.answers.push('\n');
        }
    }
    made
}
