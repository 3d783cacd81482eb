//! The people of a dump, and who wrote what.

use std::path::Path;

use super::problems::Stopped;
use super::reader::Rows;
use super::rows::{Named, UserRow};
use super::seen::Seen;
use crate::platform::clock::Instant;

/// A person of the dump, who has no account here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForeignPerson {
    /// The id in the dump; below zero for the site's own accounts.
    pub id: i64,
    /// The name shown: neither unique nor short.
    pub name: String,
    /// When they joined.
    pub joined_at: Instant,
    /// What they say about themselves.
    pub about_html: Option<String>,
}

/// Who did something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Author {
    /// A person of the dump, by the id there.
    Person(i64),
    /// Somebody whose account is gone, with the name that stayed.
    Former {
        /// Absent if not even the name stayed.
        name: Option<String>,
    },
}

impl Author {
    pub(super) fn of(named: Named, people: &Seen) -> Author {
        match named.id {
            Some(id) if people.has(id) => Author::Person(id),
            _ => Author::Former { name: named.name },
        }
    }

    /// The same, but nobody if the row names nobody.
    pub(super) fn if_named(named: Named, people: &Seen) -> Option<Author> {
        (named.id.is_some() || named.name.is_some()).then(|| Author::of(named, people))
    }
}

/// The people of a dump in the order of their file.
pub struct People {
    rows: Rows<UserRow>,
}

impl People {
    pub(super) fn open(folder: &Path, latest: Instant) -> Result<People, Stopped> {
        Ok(People { rows: Rows::open(folder, latest)? })
    }
}

impl Iterator for People {
    type Item = Result<ForeignPerson, Stopped>;

    fn next(&mut self) -> Option<Self::Item> {
        // Rows to leave out were reported when the dump was opened.
        self.rows.by_ref().find_map(|row| match row {
            Ok(Ok(found)) => Some(Ok(ForeignPerson::from(found.row))),
            Ok(Err(_)) => None,
            Err(stopped) => Some(Err(stopped)),
        })
    }
}

impl From<UserRow> for ForeignPerson {
    fn from(row: UserRow) -> ForeignPerson {
        // What the site itself shows for an account without a name.
        let name = row.name.unwrap_or_else(|| format!("user{}", row.id.unsigned_abs()));
        ForeignPerson { id: row.id, name, joined_at: row.joined_at, about_html: row.about_html }
    }
}
