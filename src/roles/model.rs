//! The rows of granted roles.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use diesel::dsl::not;
use diesel::prelude::*;

use crate::each_backend;
use crate::ids::{GrantId, PersonId, SpaceId};
use crate::platform::clock::Instant;
use crate::platform::db::schema::{accounts, people, role_grants};
use crate::platform::db::{Conn, MultiBackend, QueryResult, Tx};
use crate::rights::Role;

/// A role that somebody holds.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = role_grants)]
#[expect(missing_docs, reason = "each field is its column")]
pub struct Held {
    pub id: GrantId,
    pub person_id: PersonId,
    pub role: Role,
    pub space_id: Option<SpaceId>,
    pub by_id: Option<PersonId>,
    pub at: Instant,
}

/// The roles of some people, oldest first: one query for a whole page.
pub fn list_of(conn: &mut Conn, people: &[PersonId]) -> QueryResult<Vec<Held>> {
    role_grants::table
        .filter(role_grants::person_id.eq_any(people.to_vec()))
        .order(role_grants::id)
        .select(Held::as_select())
        .load(conn)
}

/// Every role that is held, oldest first.
pub fn list_all(conn: &mut Conn) -> QueryResult<Vec<Held>> {
    role_grants::table.order(role_grants::id).select(Held::as_select()).load(conn)
}

/// The roles that hold in a space, granted for it or everywhere, oldest first; those of who runs the site are
/// left out.
pub fn list_in(conn: &mut Conn, space: SpaceId) -> QueryResult<Vec<Held>> {
    role_grants::table
        .filter(role_grants::space_id.eq(space).or(role_grants::space_id.is_null()))
        .filter(role_grants::role.ne(Role::Admin))
        .order(role_grants::id)
        .select(Held::as_select())
        .load(conn)
}

/// Who answers for a space, granted for it or everywhere, each with their highest role, leads first. Those who
/// run the site and those suspended are left out.
pub fn list_staff_of(conn: &mut Conn, space: SpaceId, now: Instant) -> QueryResult<Vec<(PersonId, Role)>> {
    let is_suspended =
        people::suspended_at.is_not_null().and(people::suspended_until.is_null().or(people::suspended_until.gt(now)));
    let held: Vec<(PersonId, Role)> = role_grants::table
        .inner_join(people::table.on(people::id.eq(role_grants::person_id)))
        .filter(role_grants::space_id.eq(space).or(role_grants::space_id.is_null()))
        .filter(role_grants::role.ne(Role::Admin))
        .filter(not(is_suspended.assume_not_null()))
        .select((role_grants::person_id, role_grants::role))
        .load(conn)?;
    let mut highest: BTreeMap<PersonId, Role> = BTreeMap::new();
    for (person, role) in held {
        highest.entry(person).and_modify(|it| *it = role.max(*it)).or_insert(role);
    }
    let mut staff: Vec<(PersonId, Role)> = highest.into_iter().collect();
    staff.sort_by_key(|(person, role)| (Reverse(*role), *person));
    Ok(staff)
}

/// Who may review what is posted in a space: its moderators and leads, and those who run the site. Those suspended are
/// left out.
pub fn list_moderators_of(conn: &mut Conn, space: SpaceId, now: Instant) -> QueryResult<Vec<PersonId>> {
    let is_suspended =
        people::suspended_at.is_not_null().and(people::suspended_until.is_null().or(people::suspended_until.gt(now)));
    role_grants::table
        .inner_join(people::table.on(people::id.eq(role_grants::person_id)))
        .filter(role_grants::space_id.eq(space).or(role_grants::space_id.is_null()))
        .filter(role_grants::role.ne(Role::Expert))
        .filter(not(is_suspended.assume_not_null()))
        .select(role_grants::person_id)
        .distinct()
        .load(conn)
}

/// Writes a role down; false if it was held already.
pub(super) fn add(
    tx: &mut Tx<'_>,
    person: PersonId,
    role: Role,
    space: Option<SpaceId>,
    by: Option<PersonId>,
) -> QueryResult<bool> {
    let now = tx.now();
    let row = (
        role_grants::person_id.eq(person),
        role_grants::role.eq(role),
        role_grants::space_id.eq(space),
        role_grants::by_id.eq(by),
        role_grants::at.eq(now),
    );
    let rows = each_backend!(tx.conn(), conn => {
        diesel::insert_into(role_grants::table).values(row).on_conflict_do_nothing().execute(conn)
    })?;
    Ok(rows > 0)
}

/// Strikes a role out; false if it was not held.
pub(super) fn remove(tx: &mut Tx<'_>, person: PersonId, role: Role, space: Option<SpaceId>) -> QueryResult<bool> {
    let mut held = diesel::delete(role_grants::table)
        .filter(role_grants::person_id.eq(person))
        .filter(role_grants::role.eq(role))
        .into_boxed::<MultiBackend>();
    held = match space {
        Some(space) => held.filter(role_grants::space_id.eq(space)),
        None => held.filter(role_grants::space_id.is_null()),
    };
    Ok(held.execute(tx.conn())? > 0)
}

/// Holds off whoever else changes who runs the site, until the transaction ends. SQLite has one writer.
pub(super) fn lock_admins(tx: &mut Tx<'_>) -> QueryResult<()> {
    if let Conn::Postgres(conn) = tx.conn() {
        diesel::sql_query("SELECT 1 FROM role_grants WHERE role = 'admin' ORDER BY id FOR UPDATE").execute(conn)?;
    }
    Ok(())
}

/// How many run the site, can sign in and stay.
pub fn count_admins(conn: &mut Conn) -> QueryResult<i64> {
    admins_but(conn, None)
}

/// Whether somebody runs the site and nobody else does who stays. Nobody else changes that until the transaction
/// ends.
pub fn is_last_admin(tx: &mut Tx<'_>, person: PersonId) -> QueryResult<bool> {
    lock_admins(tx)?;
    let own: i64 = role_grants::table
        .filter(role_grants::person_id.eq(person))
        .filter(role_grants::role.eq(Role::Admin))
        .count()
        .get_result(tx.conn())?;
    Ok(own > 0 && admins_but(tx.conn(), Some(person))? == 0)
}

/// Those who run the site and can sign in.
pub fn list_admins(conn: &mut Conn) -> QueryResult<Vec<PersonId>> {
    role_grants::table
        .inner_join(accounts::table.on(accounts::person_id.eq(role_grants::person_id)))
        .filter(role_grants::role.eq(Role::Admin))
        .order(role_grants::person_id)
        .select(role_grants::person_id)
        .load(conn)
}

fn admins_but(conn: &mut Conn, one: Option<PersonId>) -> QueryResult<i64> {
    role_grants::table
        .inner_join(accounts::table.on(accounts::person_id.eq(role_grants::person_id)))
        .inner_join(people::table)
        .filter(people::leaving_at.is_null())
        .filter(role_grants::role.eq(Role::Admin))
        .filter(role_grants::person_id.ne(one.unwrap_or(PersonId::new(0))))
        .count()
        .get_result(conn)
}
