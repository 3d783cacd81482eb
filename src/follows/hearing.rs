//! Who hears of a thread, and how much.

use std::collections::BTreeMap;

use diesel::prelude::*;
use diesel::sql_types::BigInt;

use super::{Level, heard};
use crate::each_backend;
use crate::ids::{PersonId, SpaceId, TagId, ThreadId};
use crate::platform::db::schema::{follows, role_grants, space_follows, tag_follows, thread_tags};
use crate::platform::db::{Conn, QueryResult};
use crate::rights::{Role, Viewer};

/// A thread and where it stands.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// The thread.
    pub thread: ThreadId,
    /// Its space.
    pub space: SpaceId,
}

/// How much somebody hears of a thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hearer {
    /// Who.
    pub person: PersonId,
    /// How much.
    pub level: Level,
    /// Whether they chose it for the thread itself.
    pub has_chosen: bool,
}

#[derive(QueryableByName)]
struct Found {
    #[diesel(sql_type = BigInt)]
    person: PersonId,
}

/// The roles by which somebody hears the first posts of a space, unless they choose otherwise.
const EXPERTS: [Role; 2] = [Role::Expert, Role::Lead];

/// The next of those who may hear of a thread, by their numbers, after one of them, each with how much they hear:
/// who chose anything for it, its tags or its space, its experts, and those named. Only people who can sign in.
pub fn list_hearing(
    conn: &mut Conn,
    place: Place,
    named: &[PersonId],
    after: PersonId,
    most: usize,
) -> QueryResult<Vec<Hearer>> {
    let Place { thread, space } = place;
    // Numbers and words of ours, so that they can stand in the text: `sql_query` binds no lists on SQLite.
    let named: Vec<String> = named.iter().map(PersonId::to_string).chain(["0".to_owned()]).collect();
    let roles = EXPERTS.map(|role| format!("'{role}'")).join(", ");
    let query = format!(
        "SELECT a.person_id AS person FROM accounts a JOIN (
            SELECT person_id FROM follows WHERE thread_id = {thread} AND person_id > {after}
            UNION SELECT person_id FROM tag_follows WHERE person_id > {after}
                AND tag_id IN (SELECT tag_id FROM thread_tags WHERE thread_id = {thread})
            UNION SELECT person_id FROM space_follows WHERE space_id = {space} AND person_id > {after}
            UNION SELECT person_id FROM role_grants WHERE role IN ({roles})
                AND (space_id = {space} OR space_id IS NULL) AND person_id > {after}
            UNION SELECT id FROM people WHERE id IN ({}) AND id > {after}
        ) AS hearing ON hearing.person_id = a.person_id ORDER BY a.person_id LIMIT {most}",
        named.join(", ")
    );
    let found: Vec<Found> = each_backend!(conn, conn => diesel::sql_query(query.as_str()).load(conn))?;
    levels(conn, place, found.into_iter().map(|it| it.person).collect())
}

/// How much the viewer hears of a thread.
pub fn level_in(conn: &mut Conn, viewer: &Viewer, place: Place) -> QueryResult<Level> {
    let Some(person) = viewer.id() else { return Ok(Level::Mentions) };
    Ok(levels(conn, place, vec![person])?.first().map_or(Level::Mentions, |hearer| hearer.level))
}

/// How much the viewer hears of what is filed under a tag.
pub fn level_of_tag(conn: &mut Conn, viewer: &Viewer, tag: TagId) -> QueryResult<Level> {
    let Some(person) = viewer.id() else { return Ok(Level::Mentions) };
    let chosen: Option<Level> =
        tag_follows::table.find((tag, person)).select(tag_follows::level).first(conn).optional()?;
    Ok(chosen.unwrap_or(Level::Mentions))
}

/// How much the viewer hears of a space.
pub fn level_of_space(conn: &mut Conn, viewer: &Viewer, space: SpaceId) -> QueryResult<Level> {
    let Some(person) = viewer.id() else { return Ok(Level::Mentions) };
    let chosen: Option<Level> =
        space_follows::table.find((space, person)).select(space_follows::level).first(conn).optional()?;
    let is_expert = viewer.grants().iter().any(|grant| EXPERTS.contains(&grant.role) && grant.covers(space));
    Ok(chosen.unwrap_or(if is_expert { Level::First } else { Level::Mentions }))
}

/// How much some people hear of a thread, in their order: four queries, however many they are.
fn levels(conn: &mut Conn, place: Place, people: Vec<PersonId>) -> QueryResult<Vec<Hearer>> {
    let own: BTreeMap<PersonId, Level> = follows::table
        .filter(follows::thread_id.eq(place.thread))
        .filter(follows::person_id.eq_any(people.clone()))
        .select((follows::person_id, follows::level))
        .load(conn)?
        .into_iter()
        .collect();
    let tagged: Vec<(PersonId, Level)> = tag_follows::table
        .inner_join(thread_tags::table.on(thread_tags::tag_id.eq(tag_follows::tag_id)))
        .filter(thread_tags::thread_id.eq(place.thread))
        .filter(tag_follows::person_id.eq_any(people.clone()))
        .select((tag_follows::person_id, tag_follows::level))
        .load(conn)?;
    let around: BTreeMap<PersonId, Level> = space_follows::table
        .filter(space_follows::space_id.eq(place.space))
        .filter(space_follows::person_id.eq_any(people.clone()))
        .select((space_follows::person_id, space_follows::level))
        .load(conn)?
        .into_iter()
        .collect();
    let experts: Vec<PersonId> = role_grants::table
        .filter(role_grants::person_id.eq_any(people.clone()))
        .filter(role_grants::role.eq_any(EXPERTS.to_vec()))
        .filter(role_grants::space_id.eq(place.space).or(role_grants::space_id.is_null()))
        .select(role_grants::person_id)
        .load(conn)?;
    let mut tags: BTreeMap<PersonId, Vec<Level>> = BTreeMap::new();
    for (person, level) in tagged {
        tags.entry(person).or_default().push(level);
    }
    let hearer = |person: PersonId| {
        let space = around.get(&person).copied().or_else(|| experts.contains(&person).then_some(Level::First));
        let (own, tags) = (own.get(&person).copied(), tags.get(&person).map_or(&[][..], Vec::as_slice));
        Hearer { person, level: heard(own, tags, space), has_chosen: own.is_some() }
    };
    Ok(people.into_iter().map(hearer).collect())
}
