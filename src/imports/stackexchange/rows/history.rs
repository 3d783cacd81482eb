//! `PostHistory.xml`.

use super::{Named, Row};
use crate::imports::stackexchange::fields::{Fields, IDS, KINDS};
use crate::imports::stackexchange::files::DumpFile;
use crate::imports::stackexchange::problems::Reason;
use crate::platform::clock::Instant;

/// A step in a post's history. Rows of one edit share a `revision`; `comment` is the edit's summary or a
/// close reason's number; `text` the new title, Markdown or tags, or JSON with who voted.
#[derive(Debug)]
pub(in crate::imports::stackexchange) struct HistoryRow {
    pub(in crate::imports::stackexchange) id: i64,
    pub(in crate::imports::stackexchange) kind: i64,
    pub(in crate::imports::stackexchange) post: i64,
    pub(in crate::imports::stackexchange) revision: Option<String>,
    pub(in crate::imports::stackexchange) at: Instant,
    pub(in crate::imports::stackexchange) by: Named,
    pub(in crate::imports::stackexchange) comment: Option<String>,
    pub(in crate::imports::stackexchange) text: Option<String>,
}

impl Row for HistoryRow {
    const FILE: DumpFile = DumpFile::PostHistory;

    fn from_fields(fields: &Fields<'_>) -> Result<HistoryRow, Reason> {
        Ok(HistoryRow {
            id: fields.needed("Id", IDS)?,
            kind: fields.needed("PostHistoryTypeId", KINDS)?,
            post: fields.needed("PostId", IDS)?,
            revision: fields.line("RevisionGUID"),
            at: fields.needed_moment("CreationDate")?,
            by: Named::from_fields(fields, "UserId", "UserDisplayName")?,
            comment: fields.line("Comment"),
            text: fields.text("Text"),
        })
    }

    fn id(&self) -> i64 {
        self.id
    }
}
