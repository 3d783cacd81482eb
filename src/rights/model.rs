//! Reading what somebody may.

use std::collections::BTreeMap;

use diesel::prelude::*;

use super::{Access, Admission, Grant, Member, Role, SpaceDoor, Standing, Suspension, Viewer};
use crate::ids::{GroupId, PersonId, SpaceId};
use crate::platform::clock::Instant;
use crate::platform::db::schema::{accounts, group_members, people, role_grants, space_groups, spaces};
use crate::platform::db::{Conn, QueryResult};

/// What is read of a person to know what they may.
#[derive(Queryable, Selectable)]
#[diesel(table_name = people)]
struct Facts {
    handle: String,
    name: String,
    language: Option<String>,
    time_zone: Option<String>,
    theme: String,
    picture: Option<String>,
    shortcuts_off_at: Option<Instant>,
    leaving_at: Option<Instant>,
    created_at: Instant,
    post_count: i64,
    suspended_at: Option<Instant>,
    suspended_until: Option<Instant>,
    suspended_why: Option<String>,
    rights_changed_at: Option<Instant>,
}

/// Somebody with all they may: four queries, whoever it is.
pub fn find_member(conn: &mut Conn, id: PersonId, now: Instant) -> QueryResult<Member> {
    let (facts, account, confirmed_at, waits_since): (Facts, Option<PersonId>, Option<Instant>, Option<Instant>) =
        people::table
            .left_join(accounts::table)
            .filter(people::id.eq(id))
            .select((
                Facts::as_select(),
                accounts::person_id.nullable(),
                accounts::mail_confirmed_at.nullable(),
                accounts::waits_since.nullable(),
            ))
            .first(conn)?;
    // Whoever has no account came otherwise.
    let admission = account.map_or(Admission::Admitted, |_| Admission::of(confirmed_at, waits_since));
    let (grants, granted_at) = grants_of(conn, id)?;
    let groups: Vec<GroupId> =
        group_members::table.filter(group_members::person_id.eq(id)).select(group_members::group_id).load(conn)?;
    let suspension = facts
        .suspended_at
        .map(|_| Suspension { why: facts.suspended_why.unwrap_or_default(), until: facts.suspended_until });
    let standing = Standing::of(facts.created_at, facts.post_count, !grants.is_empty(), suspension, now);
    // Who is not one of the members, or not now, reads what guests read.
    let is_member = admission == Admission::Admitted && !matches!(standing, Standing::Suspended(_));
    let spaces = open(doors(conn)?, is_member.then_some((&grants, &groups)));
    Ok(Member {
        id,
        handle: facts.handle,
        name: facts.name,
        language: facts.language,
        time_zone: facts.time_zone,
        theme: facts.theme,
        picture: facts.picture,
        has_shortcuts: facts.shortcuts_off_at.is_none(),
        leaving_at: facts.leaving_at,
        // A suspension that ran out gives back what it took.
        rights_changed_at: granted_at.max(facts.rights_changed_at).max(facts.suspended_until.filter(|it| *it <= now)),
        viewer: Viewer { id: Some(id), standing, admission, grants, spaces },
    })
}

/// Whoever is not signed in.
pub fn guest(conn: &mut Conn) -> QueryResult<Viewer> {
    let spaces = open(doors(conn)?, None);
    Ok(Viewer { id: None, standing: Standing::Member, admission: Admission::Admitted, grants: Vec::new(), spaces })
}

/// Somebody's roles, and when the last was granted.
fn grants_of(conn: &mut Conn, person: PersonId) -> QueryResult<(Vec<Grant>, Option<Instant>)> {
    let rows: Vec<(Role, Option<SpaceId>, Instant)> = role_grants::table
        .filter(role_grants::person_id.eq(person))
        .select((role_grants::role, role_grants::space_id, role_grants::at))
        .load(conn)?;
    let last = rows.iter().map(|(.., at)| *at).max();
    Ok((rows.into_iter().map(|(role, space, _)| Grant { role, space }).collect(), last))
}

/// Those among some people to whom a space is open: five queries, however many they are.
pub fn who_may_enter(conn: &mut Conn, space: SpaceId, people: &[PersonId], now: Instant) -> QueryResult<Vec<PersonId>> {
    let Some(door) = doors(conn)?.into_iter().find(|door| door.id == space) else { return Ok(Vec::new()) };
    let granted: Vec<(PersonId, Role, Option<SpaceId>)> = role_grants::table
        .filter(role_grants::person_id.eq_any(people.to_vec()))
        .select((role_grants::person_id, role_grants::role, role_grants::space_id))
        .load(conn)?;
    let members: Vec<(PersonId, GroupId)> = group_members::table
        .filter(group_members::person_id.eq_any(people.to_vec()))
        .select((group_members::person_id, group_members::group_id))
        .load(conn)?;
    let outside = outside(conn, people, now)?;
    let (mut grants, mut groups) = (BTreeMap::<_, Vec<Grant>>::new(), BTreeMap::<_, Vec<GroupId>>::new());
    for (person, role, space) in granted {
        grants.entry(person).or_default().push(Grant { role, space });
    }
    for (person, group) in members {
        groups.entry(person).or_default().push(group);
    }
    let may_enter = |person: &PersonId| {
        let (grants, groups) = (grants.get(person), groups.get(person));
        let member = (grants.map_or(&[][..], Vec::as_slice), groups.map_or(&[][..], Vec::as_slice));
        door.is_open_to(Some(member).filter(|_| !outside.contains(person)))
    };
    Ok(people.iter().copied().filter(may_enter).collect())
}

/// Those among some people who are not members, or not now.
fn outside(conn: &mut Conn, people: &[PersonId], now: Instant) -> QueryResult<Vec<PersonId>> {
    let mut outside = list_not_admitted(conn, people)?;
    let suspended = people::table
        .filter(people::id.eq_any(people.to_vec()))
        .filter(people::suspended_at.is_not_null())
        .filter(people::suspended_until.is_null().or(people::suspended_until.gt(now).assume_not_null()))
        .select(people::id);
    outside.extend(suspended.load::<PersonId>(conn)?);
    Ok(outside)
}

fn list_not_admitted(conn: &mut Conn, people: &[PersonId]) -> QueryResult<Vec<PersonId>> {
    accounts::table
        .filter(accounts::person_id.eq_any(people.to_vec()))
        .filter(accounts::mail_confirmed_at.is_null().or(accounts::waits_since.is_not_null()))
        .select(accounts::person_id)
        .load(conn)
}

/// Whether somebody is one of the members, so that others may know of them. Who came without an account is.
pub fn is_admitted(conn: &mut Conn, person: PersonId) -> QueryResult<bool> {
    Ok(list_not_admitted(conn, &[person])?.is_empty())
}

fn doors(conn: &mut Conn) -> QueryResult<Vec<SpaceDoor>> {
    let rows: Vec<(SpaceId, Access, Option<GroupId>)> = spaces::table
        .left_join(space_groups::table.on(space_groups::space_id.eq(spaces::id)))
        .select((spaces::id, spaces::access, space_groups::group_id.nullable()))
        .order((spaces::position, spaces::id))
        .load(conn)?;
    let mut doors: Vec<SpaceDoor> = Vec::new();
    for (id, access, group) in rows {
        if doors.last().is_none_or(|door| door.id != id) {
            doors.push(SpaceDoor { id, access, groups: Vec::new() });
        }
        if let (Some(door), Some(group)) = (doors.last_mut(), group) {
            door.groups.push(group);
        }
    }
    Ok(doors)
}

fn open(doors: Vec<SpaceDoor>, member: Option<(&[Grant], &[GroupId])>) -> Vec<SpaceId> {
    doors.into_iter().filter(|door| door.is_open_to(member)).map(|door| door.id).collect()
}
