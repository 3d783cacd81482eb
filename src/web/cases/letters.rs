//! What authors are told, filled in for one of them: the site's words for it, or ours, in the author's language.

use crate::cases::{self, Outcome};
use crate::platform::db::{Conn, QueryResult};
use crate::platform::words::{Language, Value, Words};

/// The outcomes that an author is told of.
pub(in crate::web) const LETTERS: [Outcome; 8] = [
    Outcome::Accurate,
    Outcome::AuthorRevises,
    Outcome::Revised,
    Outcome::Corrected,
    Outcome::Superseded,
    Outcome::Redacted,
    Outcome::Removed,
    Outcome::Declined,
];

/// What is put in place of what in a message.
pub(in crate::web) const PLACES: [&str; 4] = ["name", "title", "site", "hours"];

/// Whom a message is for, and what it is about.
#[derive(Clone, Debug)]
pub(in crate::web) struct Letter {
    /// The author's name.
    pub(in crate::web) name: String,
    /// The title of the thread.
    pub(in crate::web) title: String,
    /// The community's name.
    pub(in crate::web) site: String,
    /// How long they have who are asked to revise.
    pub(in crate::web) hours: u32,
}

/// What an author is told, by outcome.
#[derive(Clone, Debug, Default)]
pub(super) struct Letters(Vec<(Outcome, String)>);

impl Letters {
    /// All of them, in a language: one query.
    pub(super) fn load(conn: &mut Conn, words: &Words, language: &Language, letter: &Letter) -> QueryResult<Self> {
        let own = cases::list_templates(conn, language.tag())?;
        let text = |outcome: Outcome| {
            let own = own.iter().find(|it| it.outcome == outcome).map(|it| it.markdown.clone());
            fill(&own.unwrap_or_else(|| letter_of(words, language, outcome)), letter)
        };
        Ok(Self(LETTERS.iter().map(|outcome| (*outcome, text(*outcome))).collect()))
    }

    /// What an author is told of an outcome.
    pub(super) fn of(&self, outcome: Outcome) -> &str {
        self.0.iter().find(|(one, _)| *one == outcome).map(|(_, text)| text.as_str()).unwrap_or_default()
    }
}

/// Our own words for an outcome, with places to fill.
pub(in crate::web) fn letter_of(words: &Words, language: &Language, outcome: Outcome) -> String {
    let places: Vec<(&str, Value)> = PLACES.iter().map(|name| (*name, format!("{{{name}}}").into())).collect();
    words.translate(language, &format!("cases-letter-{}", outcome.word().replace('_', "-")), &places)
}

/// A message with its places filled.
pub(in crate::web) fn fill(text: &str, letter: &Letter) -> String {
    let hours = letter.hours.to_string();
    let values = [&letter.name, &letter.title, &letter.site, &hours];
    let mut rest = text;
    let mut filled = String::with_capacity(text.len());
    // What stands in a name or a title is no place.
    while let Some(start) = rest.find('{') {
        let (before, after) = rest.split_at(start);
        filled.push_str(before);
        let place = PLACES.iter().zip(values).find(|(name, _)| after.starts_with(&format!("{{{name}}}")));
        let (words, length) = place.map_or(("{", 1), |(name, value)| (value.as_str(), name.len() + 2));
        filled.push_str(words);
        rest = after.split_at(length).1;
    }
    filled + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_filled_and_nothing_else_is() {
        let letter = Letter { name: "{title}".into(), title: "How?".into(), site: "Lumen".into(), hours: 48 };
        let cases = [
            ("Hello {name}, {title} at {site}.", "Hello {title}, How? at Lumen."),
            ("{hours} hours {names} { } {", "48 hours {names} { } {"),
            ("", ""),
        ];
        for (text, expected) in cases {
            assert_eq!(fill(text, &letter), expected);
        }
    }
}
