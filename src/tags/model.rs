//! The rows of tags.

use diesel::prelude::*;

use crate::error::{Error, Result};
use crate::ids::TagId;
use crate::platform::db::schema::tags;
use crate::platform::db::{Conn, QueryResult};
use crate::platform::words::Message;
use crate::rights::Member;

/// The longest name of a tag, in characters.
pub const LONGEST: usize = 40;

/// A word that threads are filed under.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = tags)]
#[expect(missing_docs, reason = "each field is its column")]
pub struct Tag {
    pub id: TagId,
    pub name: String,
    pub description: String,
    /// Of all spaces: to be shown to those only to whom all are open.
    pub thread_count: i64,
}

/// A tag by its number.
pub fn find(conn: &mut Conn, id: TagId) -> QueryResult<Tag> {
    tags::table.find(id).select(Tag::as_select()).first(conn)
}

/// A tag by its folded name, if there is one.
pub fn find_by_name(conn: &mut Conn, name: &str) -> QueryResult<Option<Tag>> {
    tags::table.filter(tags::name.eq(name)).select(Tag::as_select()).first(conn).optional()
}

/// A name as it is stored: lower case, words joined by hyphens.
pub fn fold(typed: &str) -> String {
    let words: Vec<String> = typed.trim_start_matches('#').split_whitespace().map(str::to_lowercase).collect();
    words.join("-")
}

/// Only who runs the site changes tags.
pub(super) fn may_change(by: &Member) -> Result<()> {
    if by.is_admin() { Ok(()) } else { Err(Error::Refused(Message::new("tags-refused-admins-only"))) }
}
