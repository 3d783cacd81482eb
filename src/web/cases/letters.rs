//! What authors are told, filled in for one of them: the site's words for it, or ours, in the author's language.

use crate::app::App;
use crate::cases::{self, Outcome, Written};
use crate::error::Result;
use crate::people;
use crate::platform::db::{Conn, QueryResult};
use crate::platform::words::{Language, Value, Words};
use crate::posts::Post;
use crate::threads::Thread;

/// The outcomes that an author is told of.
pub(in crate::web) const LETTERS: [Outcome; 9] = [
    Outcome::Accurate,
    Outcome::AuthorRevises,
    Outcome::Revised,
    Outcome::Corrected,
    Outcome::Superseded,
    Outcome::Redacted,
    Outcome::Warned,
    Outcome::Removed,
    Outcome::Declined,
];

/// What is put in place of what in a message.
pub(in crate::web) const PLACES: [&str; 4] = ["name", "title", "site", "hours"];

/// The longest reason for a suspension, in letters.
const MOST_OF_A_SUSPENSION: usize = 300;

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
pub(super) struct Letters {
    by_outcome: Vec<(Outcome, String)>,
    /// Why they are suspended, if they are.
    pub(super) suspension: String,
}

impl Letters {
    /// All of them, in a language: one query.
    pub(super) fn load(conn: &mut Conn, words: &Words, language: &Language, letter: &Letter) -> QueryResult<Self> {
        let own = cases::list_templates(conn, language.tag())?;
        let text = |outcome: Outcome| {
            let own = own.iter().find(|it| it.outcome == outcome).map(|it| it.markdown.clone());
            fill(&own.unwrap_or_else(|| letter_of(words, language, outcome)), letter)
        };
        let suspension = fill(&own_words(words, language, "suspensions-words"), letter);
        Ok(Self {
            by_outcome: LETTERS.iter().map(|outcome| (*outcome, text(*outcome))).collect(),
            suspension: suspension.chars().take(MOST_OF_A_SUSPENSION).collect(),
        })
    }

    /// What an author is told of an outcome.
    pub(super) fn of(&self, outcome: Outcome) -> &str {
        self.by_outcome.iter().find(|(one, _)| *one == outcome).map(|(_, text)| text.as_str()).unwrap_or_default()
    }
}

/// Our own words for an outcome, with places to fill.
pub(in crate::web) fn letter_of(words: &Words, language: &Language, outcome: Outcome) -> String {
    own_words(words, language, &format!("cases-letter-{}", outcome.word().replace('_', "-")))
}

fn own_words(words: &Words, language: &Language, key: &str) -> String {
    let places: Vec<(&str, Value)> = PLACES.iter().map(|name| (*name, format!("{{{name}}}").into())).collect();
    words.translate(language, key, &places)
}

/// What the author of a post is told by outcome, in their language if we speak it.
pub(super) fn for_author(conn: &mut Conn, app: &App, thread: &Thread, post: &Post, name: &str) -> Result<Letters> {
    let words = app.views.words();
    let chosen = people::find_language(conn, post.author_id)?.as_deref().and_then(Language::parse);
    let language = chosen.filter(|it| words.speaks(it)).unwrap_or_else(|| app.language());
    let settings = app.settings();
    let (name, title, site) = (name.to_owned(), thread.title.clone(), settings.name.clone());
    let letter = Letter { name, title, site, hours: settings.revise_hours };
    Ok(Letters::load(conn, words, &language, &letter)?)
}

/// What the author of a post is told where it is one of many.
pub(super) fn of_removal(conn: &mut Conn, app: &App, thread: &Thread, post: &Post) -> Result<Written> {
    let name = people::find(conn, post.author_id)?.name;
    let letters = for_author(conn, app, thread, post, &name)?;
    let message = letters.of(Outcome::Removed).to_owned();
    Ok(Written { message, suspension: letters.suspension })
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
