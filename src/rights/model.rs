//! Reading what somebody may.

use std::collections::BTreeMap;

use diesel::prelude::*;

use super::{Access, Grant, Member, Role, SpaceDoor, Standing, Suspension, Viewer};
use crate::ids::{GroupId, PersonId, SpaceId};
use crate::platform::clock::Instant;
use crate::platform::db::schema::{group_members, people, role_grants, space_groups, spaces};
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
    created_at: Instant,
    post_count: i64,
    suspended_at: Option<Instant>,
    suspended_until: Option<Instant>,
    suspended_why: Option<String>,
}

/// Somebody with all they may: four queries, whoever it is.
pub fn find_member(conn: &mut Conn, id: PersonId, now: Instant) -> QueryResult<Member> {
    let facts: Facts = people::table.find(id).select(Facts::as_select()).first(conn)?;
    let (grants, granted_at) = grants_of(conn, id)?;
    let groups: Vec<GroupId> =
        group_members::table.filter(group_members::person_id.eq(id)).select(group_members::group_id).load(conn)?;
    let spaces = open(doors(conn)?, Some((&grants, &groups)));
    let suspension = facts
        .suspended_at
        .map(|_| Suspension { why: facts.suspended_why.unwrap_or_default(), until: facts.suspended_until });
    let standing = Standing::of(facts.created_at, facts.post_count, !grants.is_empty(), suspension, now);
    Ok(Member {
        id,
        handle: facts.handle,
        name: facts.name,
        language: facts.language,
        time_zone: facts.time_zone,
        theme: facts.theme,
        granted_at,
        viewer: Viewer { id: Some(id), standing, grants, spaces },
    })
}

/// Whoever is not signed in.
pub fn guest(conn: &mut Conn) -> QueryResult<Viewer> {
    let spaces = open(doors(conn)?, None);
    Ok(Viewer { id: None, standing: Standing::Member, grants: Vec::new(), spaces })
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

/// Those among some people to whom a space is open: three queries, however many they are.
pub fn who_may_enter(conn: &mut Conn, space: SpaceId, people: &[PersonId]) -> QueryResult<Vec<PersonId>> {
    let Some(door) = doors(conn)?.into_iter().find(|door| door.id == space) else { return Ok(Vec::new()) };
    let granted: Vec<(PersonId, Role, Option<SpaceId>)> = role_grants::table
        .filter(role_grants::person_id.eq_any(people.to_vec()))
        .select((role_grants::person_id, role_grants::role, role_grants::space_id))
        .load(conn)?;
    let members: Vec<(PersonId, GroupId)> = group_members::table
        .filter(group_members::person_id.eq_any(people.to_vec()))
        .select((group_members::person_id, group_members::group_id))
        .load(conn)?;
    let (mut grants, mut groups) = (BTreeMap::<_, Vec<Grant>>::new(), BTreeMap::<_, Vec<GroupId>>::new());
    for (person, role, space) in granted {
        grants.entry(person).or_default().push(Grant { role, space });
    }
    for (person, group) in members {
        groups.entry(person).or_default().push(group);
    }
    let may_enter = |person: &PersonId| {
        let (grants, groups) = (grants.get(person), groups.get(person));
        door.is_open_to(Some((grants.map_or(&[], Vec::as_slice), groups.map_or(&[], Vec::as_slice))))
    };
    Ok(people.iter().copied().filter(may_enter).collect())
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
