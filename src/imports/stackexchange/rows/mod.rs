//! The rows of a dump's files, a file each, with the columns that the import needs.
//! Moments are microseconds since 1970.

mod comment;
mod history;
mod link;
mod post;
mod tag;
mod user;
mod vote;

pub(super) use comment::CommentRow;
pub(super) use history::HistoryRow;
pub use link::LinkKind;
pub(super) use link::LinkRow;
pub(super) use post::{PostKind, PostRow, tags};
pub(super) use tag::TagRow;
pub(super) use user::UserRow;
pub(super) use vote::{VoteKind, VoteRow};

use super::fields::{Fields, PEOPLE};
use super::files::DumpFile;
use super::problems::Reason;

/// A row of one of the files.
pub(super) trait Row: Sized {
    /// The file whose rows these are.
    const FILE: DumpFile;

    fn from_fields(fields: &Fields<'_>) -> Result<Self, Reason>;

    /// The row's id; each is used once in a file.
    fn id(&self) -> i64;
}

/// Whom a row names as having done something: an id, a name that stayed when the account went, both or neither.
#[derive(Clone, Debug, Default)]
pub(super) struct Named {
    pub(super) id: Option<i64>,
    pub(super) name: Option<String>,
}

impl Named {
    fn from_fields(fields: &Fields<'_>, id: &'static str, name: &'static str) -> Result<Named, Reason> {
        Ok(Named { id: fields.number(id, PEOPLE)?, name: fields.line(name) })
    }
}
