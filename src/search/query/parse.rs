//! From what was typed to a query: one pass from left to right, no recursion, caps on everything.

use super::{Query, QueryFault, Word};
use crate::search::State;
use crate::search::analysis::{Reading, Token, tokens};

/// The most words looked for; those after are left out.
const MOST_WORDS: usize = 32;
/// The most of each: phrases, filters, exclusions.
const MOST_EACH: usize = 8;
/// The most words of a phrase.
const LONGEST_PHRASE: usize = 12;

pub(super) fn parse(typed: &str) -> Result<Query, QueryFault> {
    if typed.len() > Query::LONGEST * 4 || typed.chars().count() > Query::LONGEST {
        return Err(QueryFault::TooLong { most: Query::LONGEST });
    }
    let clean: String = typed.chars().map(|letter| if is_noise(letter) { ' ' } else { letter }).collect();
    let mut query = Query::default();
    let mut rest = clean.trim_start();
    while !rest.is_empty() {
        let (is_without, after) = match rest.strip_prefix('-') {
            Some(after) if after.starts_with(|next: char| next.is_alphanumeric() || next == '"') => (true, after),
            _ => (false, rest),
        };
        rest = match after.strip_prefix(['"', '“', '”', '„']) {
            Some(inside) => phrase(&mut query, inside, clean.len() - inside.len(), is_without),
            None => word(&mut query, after, clean.len() - after.len(), is_without),
        };
        rest = rest.trim_start();
    }
    Ok(Query { typed: clean, ..query })
}

pub(super) fn plain(text: &str) -> Query {
    let clean: String = text.chars().take(Query::LONGEST).map(|it| if is_noise(it) { ' ' } else { it }).collect();
    let mut query = Query::default();
    look_for(&mut query, 0, tokens(&clean, Reading::Query));
    Query { typed: clean, ..query }
}

/// Control characters and marks of direction, which people paste without seeing them.
fn is_noise(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Reads up to the closing quote, or to the end if there is none; returns what follows. `at` is where it begins.
fn phrase<'t>(query: &mut Query, inside: &'t str, at: usize, is_without: bool) -> &'t str {
    let end = inside.find(['"', '”', '“']).unwrap_or(inside.len());
    let (text, rest) = inside.split_at(end);
    let words = tokens(text, Reading::Query);
    let forms: Vec<String> = words.iter().take(LONGEST_PHRASE).map(|token| token.form.clone()).collect();
    match (forms.len(), is_without) {
        (0, _) => {}
        (1, true) => exclude(query, words),
        (_, true) => add(&mut query.without_phrases, forms),
        (1, false) => look_for(query, at, words),
        (_, false) => {
            look_for(query, at, words);
            add(&mut query.phrases, forms);
        }
    }
    let mut letters = rest.chars();
    letters.next();
    letters.as_str()
}

/// Reads up to the next space: a filter, or words.
fn word<'t>(query: &mut Query, text: &'t str, at: usize, is_without: bool) -> &'t str {
    let end = text.find(|letter: char| letter.is_whitespace() || letter == '"').unwrap_or(text.len());
    let end = if end == 0 { text.chars().next().map_or(0, char::len_utf8) } else { end };
    let (word, rest) = text.split_at(end);
    let is_filter = word.split_once(':').is_some_and(|(name, value)| filter(query, name, value, is_without));
    if !is_filter {
        let words = tokens(word, Reading::Query);
        if is_without { exclude(query, words) } else { look_for(query, at, words) }
    }
    rest
}

/// Takes a filter if it is one.
fn filter(query: &mut Query, name: &str, value: &str, is_without: bool) -> bool {
    let value = value.trim_matches(['"', ',', '.']).trim_start_matches(['#', '@']).to_lowercase();
    if value.is_empty() {
        return false;
    }
    match (name.to_lowercase().as_str(), is_without) {
        ("tag", false) => add(&mut query.tags, value),
        ("tag", true) => add(&mut query.without_tags, value),
        ("author", false) => add(&mut query.authors, value),
        ("space", false) => query.space = Some(value),
        ("is", is_without) => return state(query, &value, is_without),
        _ => return false,
    }
    true
}

fn state(query: &mut Query, word: &str, is_without: bool) -> bool {
    let is_named = |state: &State| match word {
        "unresolved" => *state != State::Resolved,
        word => state.word() == word,
    };
    let named: Vec<State> = State::ALL.iter().copied().filter(|state| is_named(state) != is_without).collect();
    let is_known = word == "unresolved" || State::ALL.iter().any(|state| state.word() == word);
    if is_known {
        query.states = named;
    }
    is_known
}

fn add<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if list.len() < MOST_EACH && !list.contains(&item) {
        list.push(item);
    }
}

fn exclude(query: &mut Query, words: Vec<Token>) {
    for token in words {
        add(&mut query.without_words, token);
    }
}

/// Takes words in; `at` is where in what was typed the text they are cut from begins.
fn look_for(query: &mut Query, at: usize, words: Vec<Token>) {
    for token in words {
        let is_new = query.words.iter().all(|known| known.token.form != token.form);
        if query.words.len() < MOST_WORDS && is_new {
            query.words.push(Word { from: at + token.from, to: at + token.to, token });
        }
    }
}
