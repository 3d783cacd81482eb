//! Making, renaming and retiring groups.

use diesel::dsl::exists;
use diesel::prelude::*;

use super::model::{self, may_change};
use crate::error::{self, Error, Result};
use crate::events::{self, Event};
use crate::ids::GroupId;
use crate::platform::db::Tx;
use crate::platform::db::schema::{groups, space_groups};
use crate::platform::forms::Check;
use crate::platform::words::Message;
use crate::rights::Member;

/// Makes a group, still without members. `by` is nobody where a command line does it.
pub fn make(tx: &mut Tx<'_>, by: Option<&Member>, name: &str) -> Result<GroupId> {
    may_change(by)?;
    let (slug, now) = (checked_slug(name)?, tx.now());
    let group: GroupId = diesel::insert_into(groups::table)
        .values((groups::slug.eq(slug), groups::name.eq(name), groups::created_at.eq(now)))
        .returning(groups::id)
        .get_result(tx.conn())
        .map_err(error::taken(name_taken))?;
    changed(tx, by, group)?;
    Ok(group)
}

/// Gives a group another name.
pub fn rename(tx: &mut Tx<'_>, by: &Member, group: GroupId, name: &str) -> Result<()> {
    may_change(Some(by))?;
    let slug = checked_slug(name)?;
    model::find(tx.conn(), group)?;
    diesel::update(groups::table.find(group))
        .set((groups::slug.eq(slug), groups::name.eq(name)))
        .execute(tx.conn())
        .map_err(error::taken(name_taken))?;
    changed(tx, Some(by), group)
}

/// Takes a group away, unless a space is open to it: nobody shall be shut out by accident.
pub fn retire(tx: &mut Tx<'_>, by: &Member, group: GroupId) -> Result<()> {
    may_change(Some(by))?;
    model::find(tx.conn(), group)?;
    let is_needed: bool =
        diesel::select(exists(space_groups::table.filter(space_groups::group_id.eq(group)))).get_result(tx.conn())?;
    if is_needed {
        return Err(Error::Refused(Message::new("groups-refused-in-use")));
    }
    diesel::delete(groups::table.find(group)).execute(tx.conn())?;
    changed(tx, Some(by), group)
}

pub(super) fn changed(tx: &mut Tx<'_>, by: Option<&Member>, group: GroupId) -> Result<()> {
    events::record(tx, &Event::GroupChanged { group, by: by.map(|by| by.id) })
}

/// Names that differ only in case and blanks are the same.
fn checked_slug(name: &str) -> Result<String> {
    Check::new().text("name", name, 1..=60).finish()?;
    Ok(name.to_lowercase().split_whitespace().collect::<Vec<_>>().join("-"))
}

fn name_taken() -> Error {
    Error::field("name", Message::new("groups-name-taken"))
}
