//! `Votes.xml`.

use super::Row;
use crate::imports::stackexchange::fields::{Fields, IDS, KINDS};
use crate::imports::stackexchange::files::DumpFile;
use crate::imports::stackexchange::problems::Reason;
use crate::platform::clock::Instant;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::imports::stackexchange) enum VoteKind {
    Accepted,
    Up,
    Down,
    Other(i64),
}

/// A vote, whose caster the dump keeps to itself; `day` is its midnight.
#[derive(Debug)]
pub(in crate::imports::stackexchange) struct VoteRow {
    pub(in crate::imports::stackexchange) id: i64,
    pub(in crate::imports::stackexchange) post: i64,
    pub(in crate::imports::stackexchange) kind: VoteKind,
    pub(in crate::imports::stackexchange) day: Instant,
}

impl Row for VoteRow {
    const FILE: DumpFile = DumpFile::Votes;

    fn from_fields(fields: &Fields<'_>) -> Result<VoteRow, Reason> {
        Ok(VoteRow {
            id: fields.needed("Id", IDS)?,
            post: fields.needed("PostId", IDS)?,
            kind: match fields.needed("VoteTypeId", KINDS)? {
                1 => VoteKind::Accepted,
                2 => VoteKind::Up,
                3 => VoteKind::Down,
                other => VoteKind::Other(other),
            },
            day: fields.needed_moment("CreationDate")?,
        })
    }

    fn id(&self) -> i64 {
        self.id
    }
}
