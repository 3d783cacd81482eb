//! `Users.xml`.

use super::Row;
use crate::imports::stackexchange::fields::{Fields, PEOPLE};
use crate::imports::stackexchange::files::DumpFile;
use crate::imports::stackexchange::problems::Reason;
use crate::platform::clock::Instant;

/// A person.
#[derive(Debug)]
pub(in crate::imports::stackexchange) struct UserRow {
    pub(in crate::imports::stackexchange) id: i64,
    pub(in crate::imports::stackexchange) name: Option<String>,
    pub(in crate::imports::stackexchange) joined_at: Instant,
    pub(in crate::imports::stackexchange) about_html: Option<String>,
}

impl Row for UserRow {
    const FILE: DumpFile = DumpFile::Users;

    fn from_fields(fields: &Fields<'_>) -> Result<UserRow, Reason> {
        Ok(UserRow {
            id: fields.needed("Id", PEOPLE)?,
            name: fields.line("DisplayName"),
            joined_at: fields.needed_moment("CreationDate")?,
            about_html: fields.text("AboutMe"),
        })
    }

    fn id(&self) -> i64 {
        self.id
    }
}
