//! What is searched: a thread with all its posts as one document, and the keys that open it.

use crate::ids::SpaceId;
use crate::platform::clock::Instant;
use crate::stored_words;

stored_words! {
    /// What kind of thing was found.
    pub enum Kind {
        /// A question with all that stands under it.
        Thread = "thread",
    }
}

stored_words! {
    /// How far a thread has come: a filter, a facet and a part of the ranking.
    pub enum State {
        /// Nobody has answered.
        Open = "open",
        /// Answered, and nothing says yet that it helped.
        Answered = "answered",
        /// Accepted, verified or solved without an answer.
        Resolved = "resolved",
        /// Closed without being resolved.
        Closed = "closed",
    }
}

/// What a viewer must hold to see a document: any one of its keys.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AccessKey(String);

impl AccessKey {
    /// Held by everybody who may enter a space.
    pub fn space(space: SpaceId) -> Self {
        Self(format!("s{space}"))
    }

    /// The key as the index holds it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A thread as the index knows it. Texts are plain, of visible posts only.
#[derive(Clone, Debug)]
pub struct Document {
    /// What kind of thing it is.
    pub kind: Kind,
    /// Its number among its kind.
    pub id: i64,
    /// Any of these opens it.
    pub access: Vec<AccessKey>,
    /// Where it stands.
    pub space: SpaceId,
    /// How far it has come.
    pub state: State,
    /// Its title.
    pub title: String,
    /// The question's text.
    pub question: String,
    /// Accepted, "also works" and verified answers.
    pub solutions: String,
    /// Other answers, and all comments.
    pub answers: String,
    /// The tags it is filed under.
    pub tags: Vec<String>,
    /// Handles of those who wrote in it.
    pub authors: Vec<String>,
    /// The same of those who keep lists of what they wrote from others: their names are no words of it.
    pub unlisted: Vec<String>,
    /// The language it is written in, as a tag such as `mn`, if known.
    pub language: Option<String>,
    /// Votes up minus votes down, of the question and its best answer.
    pub votes: i64,
    /// How many have this too.
    pub toos: i64,
    /// When it was asked.
    pub asked_at: Instant,
    /// When somebody last wrote in it.
    pub last_activity_at: Instant,
    /// Whether it is an entry of its space's FAQ.
    pub is_faq: bool,
    /// Whether its best answer was corrected, or leads to a better one elsewhere.
    pub is_corrected: bool,
}
