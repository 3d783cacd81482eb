//! `PostLinks.xml`.

use super::Row;
use crate::imports::stackexchange::fields::{Fields, IDS, KINDS};
use crate::imports::stackexchange::files::DumpFile;
use crate::imports::stackexchange::problems::Reason;
use crate::platform::clock::Instant;

/// What a link says of its two ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LinkKind {
    /// They have to do with each other.
    Related,
    /// The question was asked before: there, at the target.
    DuplicateOf,
}

/// A link from a post to another; no kind if it is none that is imported.
#[derive(Debug)]
pub(in crate::imports::stackexchange) struct LinkRow {
    pub(in crate::imports::stackexchange) id: i64,
    pub(in crate::imports::stackexchange) post: i64,
    pub(in crate::imports::stackexchange) target: i64,
    pub(in crate::imports::stackexchange) kind: Result<LinkKind, i64>,
    pub(in crate::imports::stackexchange) created_at: Instant,
}

impl Row for LinkRow {
    const FILE: DumpFile = DumpFile::PostLinks;

    fn from_fields(fields: &Fields<'_>) -> Result<LinkRow, Reason> {
        Ok(LinkRow {
            id: fields.needed("Id", IDS)?,
            post: fields.needed("PostId", IDS)?,
            target: fields.needed("RelatedPostId", IDS)?,
            kind: match fields.needed("LinkTypeId", KINDS)? {
                1 => Ok(LinkKind::Related),
                3 => Ok(LinkKind::DuplicateOf),
                other => Err(other),
            },
            created_at: fields.needed_moment("CreationDate")?,
        })
    }

    fn id(&self) -> i64 {
        self.id
    }
}
