//! Who is in a group.

use diesel::prelude::*;

use super::make::changed;
use super::model::{self, may_change};
use crate::each_backend;
use crate::error::Result;
use crate::ids::{GroupId, PersonId};
use crate::platform::db::Tx;
use crate::platform::db::schema::group_members;
use crate::rights::{self, Member};

/// Takes somebody into a group; who is in it already stays.
pub fn add_member(tx: &mut Tx<'_>, by: Option<&Member>, group: GroupId, person: PersonId) -> Result<()> {
    may_change(by)?;
    model::find(tx.conn(), group)?;
    let row = (group_members::group_id.eq(group), group_members::person_id.eq(person), group_members::at.eq(tx.now()));
    let added = each_backend!(tx.conn(), conn => {
        diesel::insert_into(group_members::table).values(row).on_conflict_do_nothing().execute(conn)
    })?;
    if added == 0 {
        return Ok(());
    }
    rights::changed(tx, person)?;
    changed(tx, by, group)
}

/// Takes somebody out of a group; who is not in it stays out.
pub fn remove_member(tx: &mut Tx<'_>, by: Option<&Member>, group: GroupId, person: PersonId) -> Result<()> {
    may_change(by)?;
    model::find(tx.conn(), group)?;
    let removed = diesel::delete(group_members::table.find((group, person))).execute(tx.conn())?;
    if removed == 0 {
        return Ok(());
    }
    rights::changed(tx, person)?;
    changed(tx, by, group)
}
