//! Where somebody writes: the address that the form is sent to.

use std::fmt;
use std::str::FromStr;

use crate::error::{Error, Result};
use crate::ids::{NotAnId, PostId, ThreadId};
use crate::platform::db::Conn;
use crate::posts;
use crate::rights::Viewer;
use crate::threads;

/// Where somebody writes, by the address that its form is sent to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A question.
    Question,
    /// A question that was put away, since a thread was found that solved it; one waits here at most.
    PutAway,
    /// An answer to a thread.
    Answer(ThreadId),
    /// A comment under a post.
    Comment(PostId),
    /// A change to a post.
    Edit(PostId),
}

/// The fields that are kept; whatever else a form sends goes with it.
const FIELDS: [&str; 8] = ["title", "space", "tags", "product", "version", "body", "note", "began_from"];

impl Place {
    /// Whether a field of its form is kept.
    pub(super) fn keeps(self, field: &str) -> bool {
        match self {
            Self::Question | Self::PutAway | Self::Edit(_) => FIELDS.contains(&field),
            Self::Answer(_) | Self::Comment(_) => field == "body",
        }
    }

    /// Whether the viewer may know of it at all.
    pub(super) fn check(self, conn: &mut Conn, viewer: &Viewer) -> Result<()> {
        match self {
            Self::Question | Self::PutAway => Ok(()),
            Self::Answer(thread) => threads::find(conn, viewer, thread).map(drop),
            Self::Comment(post) | Self::Edit(post) => posts::find_visible(conn, viewer, post).map(drop),
        }
    }

    /// The page where its form stands.
    pub fn page(self) -> String {
        match self {
            Self::Question | Self::PutAway => "/ask".into(),
            Self::Answer(thread) => format!("/threads/{thread}"),
            Self::Comment(_) => self.to_string(),
            Self::Edit(_) => self.to_string(),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Question => out.write_str("/threads"),
            Self::PutAway => out.write_str("/ask/solved"),
            Self::Answer(thread) => write!(out, "/threads/{thread}/answers"),
            Self::Comment(post) => write!(out, "/posts/{post}/comments"),
            Self::Edit(post) => write!(out, "/posts/{post}/edit"),
        }
    }
}

impl FromStr for Place {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let unknown = |_: NotAnId| Error::NotFound;
        let parts: Vec<&str> = text.split('/').collect();
        match parts.as_slice() {
            ["", "threads"] => Ok(Self::Question),
            ["", "ask", "solved"] => Ok(Self::PutAway),
            ["", "threads", thread, "answers"] => Ok(Self::Answer(thread.parse().map_err(unknown)?)),
            ["", "posts", post, "comments"] => Ok(Self::Comment(post.parse().map_err(unknown)?)),
            ["", "posts", post, "edit"] => Ok(Self::Edit(post.parse().map_err(unknown)?)),
            _ => Err(Error::NotFound),
        }
    }
}

impl<'de> serde::Deserialize<'de> for Place {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_places_where_one_writes_are_known() {
        for known in ["/threads", "/ask/solved", "/threads/12/answers", "/posts/3/comments", "/posts/3/edit"] {
            assert_eq!(known.parse::<Place>().map(|place| place.to_string()).ok().as_deref(), Some(known));
        }
        for unknown in
            ["", "/", "threads", "/threads/", "/threads/x/answers", "/threads/-1/answers", "/posts/3", "/admin"]
        {
            assert!(unknown.parse::<Place>().is_err(), "{unknown}");
        }
    }
}
