//! The rows of tags.

use diesel::prelude::*;

use crate::error::{Error, Result};
use crate::ids::TagId;
use crate::platform::db::schema::{old_addresses, tags};
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::platform::words::Message;
use crate::rights::Member;
use crate::urls;

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

/// A tag has this name from now on: nothing else is found by it.
pub(super) fn take_address(tx: &mut Tx<'_>, name: &str) -> QueryResult<()> {
    diesel::delete(old_addresses::table.find(urls::tag(name))).execute(tx.conn())?;
    Ok(())
}

/// A tag is still found by a name that it, or one that went into it, had.
pub(super) fn leave_address(tx: &mut Tx<'_>, name: &str, tag: TagId) -> QueryResult<()> {
    take_address(tx, name)?;
    diesel::insert_into(old_addresses::table)
        .values((old_addresses::path.eq(urls::tag(name)), old_addresses::tag_id.eq(tag)))
        .execute(tx.conn())?;
    Ok(())
}

/// What was found by old names of one tag is found as another's.
pub(super) fn hand_addresses_on(tx: &mut Tx<'_>, tag: TagId, into: TagId) -> QueryResult<()> {
    diesel::update(old_addresses::table.filter(old_addresses::tag_id.eq(tag)))
        .set(old_addresses::tag_id.eq(into))
        .execute(tx.conn())?;
    Ok(())
}

/// Only who runs the site changes tags.
pub(super) fn may_change(by: &Member) -> Result<()> {
    if by.is_admin() { Ok(()) } else { Err(Error::Refused(Message::new("tags-refused-admins-only"))) }
}
