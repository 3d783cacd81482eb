//! Where a page of a list begins: after a moment and an id, never at a number of rows.

use std::str::FromStr;

use crate::ids::ThreadId;
use crate::platform::clock::Instant;

/// The last row of the page before, or the first of the page after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// The row's last activity.
    pub at: Instant,
    /// The row.
    pub id: ThreadId,
}

impl std::fmt::Display for Cursor {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}-{}", self.at.micros(), self.id)
    }
}

impl FromStr for Cursor {
    type Err = crate::ids::NotAnId;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (at, id) = text.split_once('-').ok_or(crate::ids::NotAnId)?;
        Ok(Self { at: Instant::from_micros(at.parse().map_err(|_| crate::ids::NotAnId)?), id: id.parse()? })
    }
}

impl<'de> serde::Deserialize<'de> for Cursor {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'_, str>>::deserialize(from)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_survives_an_address() {
        let cursor = Cursor { at: Instant::from_micros(1_700_000_000_000_001), id: ThreadId::new(12) };
        assert_eq!(cursor.to_string().parse::<Cursor>().ok(), Some(cursor));
        for broken in ["", "12", "x-1", "1-x", "1--1", "99999999999999999999-1"] {
            assert!(broken.parse::<Cursor>().is_err(), "{broken}");
        }
    }
}
