//! What the index's own commit says of where it comes from: the form of its documents, the database, how far.

use std::fmt;

use crate::events::Position;

/// Rises when documents are made in another way, so that an index from before is built anew.
const VERSION: u32 = 2;

/// Where an index comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Payload {
    /// Which database.
    pub(super) database: String,
    /// How far it was read.
    pub(super) position: Position,
}

impl Payload {
    /// What a commit noted; none of another version.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split(' ');
        let (version, database, position) = (parts.next()?, parts.next()?, parts.next()?);
        let is_ours = version.parse() == Ok(VERSION) && !database.is_empty() && parts.next().is_none();
        Some(Self { database: database.to_owned(), position: position.parse().ok()? }).filter(|_| is_ours)
    }
}

impl fmt::Display for Payload {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{VERSION} {} {}", self.database, self.position)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_noted_is_read_again_and_nothing_else() {
        let payload = Payload { database: "\"x_-1\"".into(), position: Position::START };
        assert_eq!(Payload::parse(&payload.to_string()), Some(payload));
        for other in ["", "2", "2 x", "2 x 0", "1 x 0-0", "2  0-0", "2 x 0-0 more", "x x 0-0"] {
            assert_eq!(Payload::parse(other), None, "{other}");
        }
    }
}
