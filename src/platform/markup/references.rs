//! Finding `@handle` and `#123` in a stretch of text that is neither code nor a link.

use std::collections::HashMap;

use super::addresses;
use super::{Mentioned, Names};

/// How many handles a text may ask for, found or not.
const MOST_ASKED: usize = 200;

/// The longest handle looked for, in letters.
const LONGEST_HANDLE: usize = 60;

/// How many letters may follow a handle without a space, as Korean particles do.
const LONGEST_PARTICLE: usize = 4;

/// A piece of text, or what it refers to.
#[derive(Debug, Eq, PartialEq)]
pub(super) enum Piece<'t> {
    /// Text as it is.
    Text(&'t str),
    /// `@handle` of a person who exists, as it was written.
    Mention(&'t str, Mentioned),
    /// `#123`.
    Thread(i64),
}

/// Looks for references, with a limit on how often it asks.
pub(super) struct References<'n> {
    names: &'n dyn Names,
    known: HashMap<String, Option<Mentioned>>,
}

impl<'n> References<'n> {
    pub(super) fn new(names: &'n dyn Names) -> Self {
        Self { names, known: HashMap::new() }
    }

    /// The pieces of a text; put together they are the text again.
    pub(super) fn find<'t>(&mut self, text: &'t str) -> Vec<Piece<'t>> {
        let mut pieces = Vec::new();
        let mut kept = 0;
        let mut from = 0;
        while let Some(at) = text[from..].find(['@', '#']).map(|found| from + found) {
            from = at + 1;
            let before = text[..at].chars().next_back();
            let found = match text.as_bytes()[at] {
                b'@' => self.mention(before, &text[at..]),
                _ => thread(before, &text[at..]),
            };
            if let Some((piece, length)) = found {
                if kept < at {
                    pieces.push(Piece::Text(&text[kept..at]));
                }
                pieces.push(piece);
                from = at + length;
                kept = from;
            }
        }
        if kept < text.len() {
            pieces.push(Piece::Text(&text[kept..]));
        }
        pieces
    }

    fn mention<'t>(&mut self, before: Option<char>, text: &'t str) -> Option<(Piece<'t>, usize)> {
        if before.is_some_and(|letter| is_western(letter) || "_-.+/@&=".contains(letter)) {
            return None;
        }
        let written = handle(&text[1..]);
        if written.chars().count() > LONGEST_HANDLE || text[1 + written.len()..].starts_with('@') {
            return None;
        }
        let mut handle = written;
        for _ in 0..=LONGEST_PARTICLE {
            if let Some(person) = self.person(handle) {
                let length = 1 + handle.len();
                return Some((Piece::Mention(&text[..length], person), length));
            }
            let last = handle.chars().next_back().filter(|last| !last.is_ascii_alphanumeric())?;
            handle = &handle[..handle.len() - last.len_utf8()];
        }
        None
    }

    fn person(&mut self, handle: &str) -> Option<Mentioned> {
        if let Some(known) = self.known.get(handle) {
            return known.clone();
        }
        if handle.is_empty() || self.known.len() >= MOST_ASKED {
            return None;
        }
        let person = self.names.person(handle);
        self.known.insert(handle.to_owned(), person.clone());
        person
    }
}

/// The letters of a handle that a text begins with.
fn handle(text: &str) -> &str {
    let is_of_handle = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_') || is_mark(letter);
    &text[..text.find(|letter| !is_of_handle(letter)).unwrap_or(text.len())]
}

/// Lao and Thai vowels and tones that `char::is_alphanumeric` does not count as letters.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{0E31}' | '\u{0E34}'..='\u{0E3A}' | '\u{0E47}'..='\u{0E4E}' | '\u{0EB1}' | '\u{0EB4}'..='\u{0EBC}' | '\u{0EC8}'..='\u{0ECE}')
}

fn thread(before: Option<char>, text: &str) -> Option<(Piece<'static>, usize)> {
    if before.is_some_and(|letter| letter.is_alphanumeric() || "/#&=_-".contains(letter)) {
        return None;
    }
    let digits = &text[1..];
    let digits = &digits[..digits.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(digits.len())];
    let length = 1 + digits.len();
    let mut after = text[length..].chars();
    match after.next() {
        Some(letter) if is_western(letter) || "_-".contains(letter) => return None,
        Some('.' | ',') if after.next().is_some_and(|letter| letter.is_ascii_digit()) => {
            return None;
        }
        _ => {}
    }
    Some((Piece::Thread(addresses::thread_number(digits)?), length))
}

/// A letter or digit of a script that puts spaces between words: Latin, Greek, Cyrillic, Armenian.
fn is_western(letter: char) -> bool {
    letter < '\u{0590}' && letter.is_alphanumeric()
}
