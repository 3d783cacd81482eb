//! `Tags.xml`.

use super::Row;
use crate::imports::stackexchange::fields::{Fields, IDS};
use crate::imports::stackexchange::files::DumpFile;
use crate::imports::stackexchange::problems::Reason;

/// A tag.
#[derive(Debug)]
pub(in crate::imports::stackexchange) struct TagRow {
    pub(in crate::imports::stackexchange) id: i64,
    pub(in crate::imports::stackexchange) name: String,
}

impl Row for TagRow {
    const FILE: DumpFile = DumpFile::Tags;

    fn from_fields(fields: &Fields<'_>) -> Result<TagRow, Reason> {
        let name = fields.line("TagName").ok_or(Reason::Missing("TagName"))?;
        Ok(TagRow { id: fields.needed("Id", IDS)?, name })
    }

    fn id(&self) -> i64 {
        self.id
    }
}
