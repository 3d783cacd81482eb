//! What somebody typed, as a small language: words, `"phrases"`, `-word`, `tag:`, `author:`, `space:`, `is:`.

mod parse;

use crate::search::State;
use crate::search::analysis::Token;

/// What is looked for. Names (of tags, people, spaces) are kept as typed, folded to small letters.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// What was typed, without what cannot be seen.
    pub(crate) typed: String,
    pub(crate) words: Vec<Word>,
    pub(crate) phrases: Vec<Vec<String>>,
    pub(crate) without_words: Vec<Token>,
    pub(crate) without_phrases: Vec<Vec<String>>,
    /// Tags that it must have, all of them.
    pub tags: Vec<String>,
    /// Tags that it must not have.
    pub without_tags: Vec<String>,
    /// Handles of those who must have written in it, all of them.
    pub authors: Vec<String>,
    /// The slug of the space it must stand in; the last one typed.
    pub space: Option<String>,
    /// The states it may have; empty for any.
    pub states: Vec<State>,
}

/// A word to be found, and where in what was typed it stands (in bytes).
#[derive(Clone, Debug)]
pub(crate) struct Word {
    pub(crate) token: Token,
    pub(crate) from: usize,
    pub(crate) to: usize,
}

/// What cannot be looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QueryFault {
    /// More was typed than is read.
    #[error("more than {most} characters")]
    TooLong {
        /// The most characters.
        most: usize,
    },
}

impl Query {
    /// The most characters that are read.
    pub const LONGEST: usize = 1_000;

    /// Reads what was typed. Everything but its length is forgiven: what makes no sense is a word like others.
    pub fn parse(typed: &str) -> Result<Self, QueryFault> {
        parse::parse(typed)
    }

    /// Plain words without any syntax, as many as are read: for marking what fits a title.
    pub fn of_words(text: &str) -> Self {
        parse::plain(text)
    }

    /// Whether it asks for nothing at all: neither words nor filters. What is only excluded asks for nothing.
    pub fn is_empty(&self) -> bool {
        let has_filter = self.space.is_some() || !self.states.is_empty();
        self.words.is_empty()
            && self.phrases.is_empty()
            && self.tags.is_empty()
            && self.authors.is_empty()
            && !has_filter
    }
}

#[cfg(test)]
mod tests;
