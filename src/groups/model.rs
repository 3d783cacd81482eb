//! The rows of groups.

use diesel::dsl::count;
use diesel::prelude::*;

use crate::error::{Error, Result};
use crate::ids::{GroupId, PersonId};
use crate::platform::db::schema::{group_members, groups, people};
use crate::platform::db::{Conn, QueryResult};
use crate::platform::words::Message;
use crate::rights::Member;

/// A named set of people.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = groups)]
#[expect(missing_docs, reason = "each field is its column")]
pub struct Group {
    pub id: GroupId,
    pub name: String,
}

/// A group with how many are in it.
#[derive(Clone, Debug, Queryable)]
#[expect(missing_docs, reason = "each field is its column")]
pub struct ListedGroup {
    pub id: GroupId,
    pub name: String,
    pub members: i64,
}

/// A group by its number.
pub fn find(conn: &mut Conn, id: GroupId) -> QueryResult<Group> {
    groups::table.find(id).select(Group::as_select()).first(conn)
}

/// All groups with how many are in each, by name: there are as many as an administrator makes.
pub fn list(conn: &mut Conn) -> QueryResult<Vec<ListedGroup>> {
    groups::table
        .left_join(group_members::table)
        .group_by((groups::id, groups::name))
        .order((groups::name, groups::id))
        .select((groups::id, groups::name, count(group_members::person_id.nullable())))
        .load(conn)
}

/// A page of a group's members by handle, from after one; id, handle and name of each.
pub fn list_members(
    conn: &mut Conn,
    group: GroupId,
    after: &str,
    most: i64,
) -> QueryResult<Vec<(PersonId, String, String)>> {
    group_members::table
        .inner_join(people::table.on(people::id.eq(group_members::person_id)))
        .filter(group_members::group_id.eq(group))
        .filter(people::handle.gt(after))
        .order(people::handle)
        .limit(most)
        .select((people::id, people::handle, people::name))
        .load(conn)
}

/// Whether somebody is in a group.
pub fn has_member(conn: &mut Conn, group: GroupId, person: PersonId) -> QueryResult<bool> {
    let found = group_members::table.find((group, person)).select(group_members::person_id);
    Ok(found.first::<PersonId>(conn).optional()?.is_some())
}

/// Only who runs the site changes groups; `None` is a command line.
pub(super) fn may_change(by: Option<&Member>) -> Result<()> {
    if by.is_none_or(|by| by.is_admin()) {
        Ok(())
    } else {
        Err(Error::Refused(Message::new("groups-refused-admins-only")))
    }
}
