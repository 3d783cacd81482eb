//! What a query's words come to in the index: terms, and what each counts.

use super::ranking::Weights;
use crate::search::analysis::Token;
use crate::search::query::Query;

/// Which terms of a part are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Among {
    Forms,
    Roots,
}

/// A term that stands for a word, and how much of the word it is.
#[derive(Clone, Debug)]
pub(super) struct Alternative {
    pub(super) among: Among,
    pub(super) term: String,
    pub(super) counts: f32,
}

/// A word, or a part of one: any of its alternatives is a match, and it counts so much among the others.
#[derive(Clone, Debug)]
pub(super) struct Clause {
    pub(super) alternatives: Vec<Alternative>,
    pub(super) weight: f32,
    /// Which of the query's words it stands for, if it is the whole word.
    pub(super) word: Option<usize>,
}

pub(super) fn clauses(query: &Query, weights: &Weights) -> Vec<Clause> {
    let mut clauses = Vec::new();
    for (at, word) in query.words.iter().enumerate() {
        let weight = if word.token.is_light { weights.light } else { 1.0 };
        clauses.push(Clause { alternatives: alternatives(&word.token, weights), weight, word: Some(at) });
        let inner: Vec<&String> = word.token.parts.iter().chain(&word.token.joined).collect();
        let share = weights.inner / inner.len().max(1) as f32;
        clauses.extend(inner.into_iter().map(|part| Clause {
            alternatives: vec![Alternative { among: Among::Roots, term: part.clone(), counts: 1.0 }],
            weight: share,
            word: None,
        }));
    }
    clauses
}

/// The terms that a word is: itself, and its roots.
pub(super) fn alternatives(token: &Token, weights: &Weights) -> Vec<Alternative> {
    let exact = Alternative { among: Among::Forms, term: token.form.clone(), counts: weights.exact };
    let roots = token.roots.iter().enumerate().map(|(at, root)| Alternative {
        among: Among::Roots,
        term: root.clone(),
        counts: if at == 0 { 1.0 } else { weights.other_root },
    });
    std::iter::once(exact).chain(roots).collect()
}
