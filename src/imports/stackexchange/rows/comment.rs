//! `Comments.xml`.

use super::{Named, Row};
use crate::imports::stackexchange::fields::{Fields, IDS, SCORES};
use crate::imports::stackexchange::files::DumpFile;
use crate::imports::stackexchange::problems::Reason;
use crate::platform::clock::Instant;

/// A comment; its text is Markdown, its score counts votes up, since there are none down.
#[derive(Debug)]
pub(in crate::imports::stackexchange) struct CommentRow {
    pub(in crate::imports::stackexchange) id: i64,
    pub(in crate::imports::stackexchange) post: i64,
    pub(in crate::imports::stackexchange) score: i64,
    pub(in crate::imports::stackexchange) text: String,
    pub(in crate::imports::stackexchange) created_at: Instant,
    pub(in crate::imports::stackexchange) author: Named,
}

impl Row for CommentRow {
    const FILE: DumpFile = DumpFile::Comments;

    fn from_fields(fields: &Fields<'_>) -> Result<CommentRow, Reason> {
        Ok(CommentRow {
            id: fields.needed("Id", IDS)?,
            post: fields.needed("PostId", IDS)?,
            score: fields.number("Score", SCORES)?.unwrap_or(0).max(0),
            text: fields.text("Text").ok_or(Reason::Missing("Text"))?,
            created_at: fields.needed_moment("CreationDate")?,
            author: Named::from_fields(fields, "UserId", "UserDisplayName")?,
        })
    }

    fn id(&self) -> i64 {
        self.id
    }
}
