//! Text into words: one way of cutting for every script, for documents and for what people type.
//!
//! A [`Token`] is a word where it stands. Its *form* is the word itself, folded; its *roots* are what its other
//! forms share with it; its *parts* are smaller words inside it (of an identifier, of a run of Hangul).

mod forms;
mod identifiers;
mod korean;
mod mongolian;
mod stems;

use std::collections::HashMap;

use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;
use unicode_script::{Script, UnicodeScript};

pub use mongolian::is_mongolian;

/// The longest form kept, in characters; what is longer is cut there.
const LONGEST_FORM: usize = 64;
/// The most words that one text gives.
pub const MOST_TOKENS: usize = 100_000;

/// A word of a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Token {
    /// Where it begins in the text, in bytes.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
    /// The word itself, compatibility forms and capitals folded.
    pub form: String,
    /// What it shares with its other forms: stems, without accents, without endings. The first is the likeliest.
    pub roots: Vec<String>,
    /// Smaller words inside it.
    pub parts: Vec<String>,
    /// Words written with a hyphen, as if written without: `wifi` on the first of `Wi-Fi`.
    pub joined: Option<String>,
    /// Whether it says little by itself, as Japanese particles do.
    pub is_light: bool,
}

/// For what a text is cut.
#[derive(Clone, Copy, Debug)]
pub enum Reading<'a> {
    /// A text to be found, in a language if it is known (`mn`, `pt-BR`).
    Text(Option<&'a str>),
    /// Words somebody typed, in any language: roots are those of all of them.
    Query,
}

/// Cuts a text into its words.
pub fn tokens(text: &str, reading: Reading<'_>) -> Vec<Token> {
    let stemming = stems::Stemming::of(text, reading);
    let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
    let mut known: HashMap<&str, Token> = HashMap::new();
    let mut found: Vec<Token> = Vec::new();
    let mut from = 0;
    for (to, kind) in segmenter.segment_str(text).iter_with_word_type() {
        if kind.is_word_like() {
            for (from, to) in runs(text, from, to) {
                let word = &text[from..to];
                let token = known.entry(word).or_insert_with(|| token(word, &stemming));
                found.push(Token { from, to, ..token.clone() });
            }
        }
        if found.len() >= MOST_TOKENS {
            break;
        }
        from = to;
    }
    identifiers::join_hyphenated(text, &mut found);
    found
}

/// Cuts a segment where Hangul meets another script: `hub를` is a word and a particle.
fn runs(text: &str, from: usize, to: usize) -> Vec<(usize, usize)> {
    let mut found = Vec::with_capacity(1);
    let mut start = from;
    let mut was_hangul = None;
    for (at, letter) in text[from..to].char_indices() {
        let is_hangul = is_hangul(letter);
        if was_hangul.is_some_and(|was| was != is_hangul) {
            found.push((start, from + at));
            start = from + at;
        }
        was_hangul = Some(is_hangul);
    }
    found.push((start, to));
    found.retain(|(from, to)| text[*from..*to].chars().any(char::is_alphanumeric));
    found
}

/// A word without its place.
fn token(word: &str, stemming: &stems::Stemming) -> Token {
    let form: String = forms::fold(word).chars().take(LONGEST_FORM).collect();
    let first = form.chars().find(|letter| letter.is_alphabetic());
    let script = first.map_or(Script::Common, |letter| letter.script());
    let mut token = Token { form, ..Token::default() };
    match script {
        Script::Hangul => {
            token.roots = korean::roots(&token.form);
            token.parts = korean::parts(&token.form, &token.roots);
        }
        Script::Han | Script::Hiragana | Script::Katakana => {
            token.roots = vec![forms::without_long_mark(&token.form)];
            token.is_light =
                token.form.chars().all(|it| it.script() == Script::Hiragana) && token.form.chars().count() < 3;
        }
        _ => {
            token.roots = stemming.roots(&token.form, script);
            token.parts = identifiers::parts(word);
            for part in &mut token.parts {
                *part = stemming.first_root(part);
            }
            token.parts.retain(|part| !token.roots.contains(part) && *part != token.form);
        }
    }
    token
}

fn is_hangul(letter: char) -> bool {
    letter.script() == Script::Hangul
}

#[cfg(test)]
mod tests;
