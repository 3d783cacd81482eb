//! Handles: the names in `/people/ada`, in any script, none of which can be taken for another.

mod derive;
mod reserved;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_script::{Script, UnicodeScript};
use unicode_security::{MixedScript, is_potential_mixed_script_confusable_char};

pub use derive::{derive, numbered};

use super::words::Message;

/// The fewest characters of a handle.
pub const LEAST: usize = 3;
/// The most.
pub const MOST: usize = 30;
/// The most marks upon one letter: Lao and Thai need two, pile-ups of marks come with more.
const MOST_MARKS: usize = 3;

/// The handle of the one who stands for all who have left. It is reserved: nobody else is called so.
pub const FORMER: &str = "former-member";
/// What they are called in the database; readers see a word of their language.
pub const FORMER_NAME: &str = "Former member";

/// Why something is no handle. That one is taken already is for the database to say, by [`skeleton`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HandleProblem {
    /// Fewer than [`LEAST`] characters.
    #[error("too short")]
    Short,
    /// More than [`MOST`].
    #[error("too long")]
    Long,
    /// Neither letter nor digit, nor `-` or `_` within.
    #[error("has {0:?}")]
    Character(char),
    /// `-` or `_` at an end or beside another, or a mark without its letter, or too many on one.
    #[error("badly placed {0:?}")]
    Place(char),
    /// No letter at all: digits alone look like an id.
    #[error("no letter")]
    NoLetter,
    /// Letters of several scripts, some of which look like another script's.
    #[error("mixed scripts")]
    Mixed,
    /// A name of ours.
    #[error("reserved")]
    Reserved,
}

impl HandleProblem {
    /// What the form says.
    pub fn message(self) -> Message {
        match self {
            Self::Short => Message::new("handles-too-short").with("least", LEAST),
            Self::Long => Message::new("handles-too-long").with("most", MOST),
            Self::Character(it) => Message::new("handles-character").with("character", it.to_string()),
            Self::Place(it) => Message::new("handles-place").with("character", it.to_string()),
            Self::NoLetter => Message::new("handles-no-letter"),
            Self::Mixed => Message::new("handles-mixed-scripts"),
            Self::Reserved => Message::new("handles-reserved"),
        }
    }
}

/// A handle as it is stored and shown: in compatibility form (NFKC), small letters, without blanks around.
pub fn normalise(typed: &str) -> String {
    let small: String = typed.nfkc().flat_map(char::to_lowercase).collect();
    let composed: String = small.nfkc().collect();
    // After composing: that makes a blank and a mark of some characters.
    composed.trim().to_owned()
}

/// The handle that was typed, normalised, if it keeps the rules.
pub fn parse(typed: &str) -> Result<String, HandleProblem> {
    let handle = normalise(typed);
    check_shape(&handle)?;
    if is_confusingly_mixed(&handle) {
        return Err(HandleProblem::Mixed);
    }
    if reserved::is_reserved(&handle) {
        return Err(HandleProblem::Reserved);
    }
    Ok(handle)
}

/// What is unique of a handle: two that look alike have the same (Unicode TS 39, section 4, of the folded
/// form). Stored beside it, never shown.
pub fn skeleton(handle: &str) -> String {
    let prototypes: String = unicode_security::skeleton(&normalise(handle)).collect();
    // The prototype of 0 is a capital O, of which no handle has one: folded, it meets the small o.
    unicode_security::skeleton(&prototypes.to_lowercase()).collect()
}

fn check_shape(handle: &str) -> Result<(), HandleProblem> {
    let length = handle.chars().count();
    if length > MOST {
        return Err(HandleProblem::Long);
    }
    let mut marks = 0;
    let mut before = None;
    for it in handle.chars() {
        marks = if is_combining_mark(it) { marks + 1 } else { 0 };
        let needs_letter = is_separator(it) || is_combining_mark(it);
        let has_letter = before.is_some_and(|before| !is_separator(before));
        if !is_allowed(it) {
            return Err(HandleProblem::Character(it));
        } else if needs_letter && !has_letter || marks > MOST_MARKS {
            return Err(HandleProblem::Place(it));
        }
        before = Some(it);
    }
    match before {
        Some(last) if is_separator(last) => Err(HandleProblem::Place(last)),
        _ if length < LEAST => Err(HandleProblem::Short),
        _ if !handle.chars().any(char::is_alphabetic) => Err(HandleProblem::NoLetter),
        _ => Ok(()),
    }
}

fn is_separator(it: char) -> bool {
    matches!(it, '-' | '_')
}

/// Letters, their marks, digits; nothing that cannot be seen, such as the Hangul filler, a "letter".
fn is_allowed(it: char) -> bool {
    is_separator(it) || (it.is_alphanumeric() || is_combining_mark(it)) && !super::text::is_invisible(it)
}

/// Whether letters of several scripts stand together of which some look like another script's.
///
/// Latin beside Japanese, Chinese or Korean is how people write there (UTS 39, "highly restrictive");
/// beside one other script each letter of that must be unlike any other's, so Latin with Cyrillic а is refused.
fn is_confusingly_mixed(handle: &str) -> bool {
    if handle.is_single_script() {
        return false;
    }
    let others: String = handle.chars().filter(|it| it.script() != Script::Latin).collect();
    let scripts = others.as_str().resolve_script_set();
    let is_east_asian = scripts.jpan || scripts.hanb || scripts.kore;
    let is_one_beside_latin = others.as_str().is_single_script();
    let is_lookalike = |it: char| {
        !matches!(it.script(), Script::Common | Script::Inherited) && is_potential_mixed_script_confusable_char(it)
    };
    !is_one_beside_latin || !is_east_asian && others.chars().any(is_lookalike)
}

#[cfg(test)]
mod tests;
