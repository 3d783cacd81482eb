//! The rows of drafts.

use std::collections::BTreeMap;

use diesel::prelude::*;

use super::Place;
use crate::each_backend;
use crate::ids::PersonId;
use crate::platform::clock::Instant;
use crate::platform::db::schema::drafts;
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::rights::Viewer;

/// What somebody was writing.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Where.
    pub place: Place,
    /// The fields of its form, by name.
    pub fields: BTreeMap<String, String>,
    /// When it was last kept.
    pub changed_at: Instant,
}

impl Draft {
    /// What was written into a field.
    pub fn field(&self, name: &str) -> String {
        self.fields.get(name).cloned().unwrap_or_default()
    }

    fn of((place, fields, changed_at): (String, String, Instant)) -> Option<Self> {
        Some(Self { place: place.parse().ok()?, fields: serde_json::from_str(&fields).ok()?, changed_at })
    }
}

/// What the viewer was writing in a place, if anything.
pub fn find(conn: &mut Conn, viewer: &Viewer, place: Place) -> QueryResult<Option<Draft>> {
    Ok(list(conn, viewer, &[place])?.pop())
}

/// What the viewer was writing in some places: one query for a whole page.
pub fn list(conn: &mut Conn, viewer: &Viewer, places: &[Place]) -> QueryResult<Vec<Draft>> {
    let Some(person) = viewer.id() else { return Ok(Vec::new()) };
    let places: Vec<String> = places.iter().map(Place::to_string).collect();
    let rows = drafts::table
        .filter(drafts::person_id.eq(person))
        .filter(drafts::place.eq_any(places))
        .select((drafts::place, drafts::fields, drafts::changed_at))
        .load(conn)?;
    Ok(rows.into_iter().filter_map(Draft::of).collect())
}

/// What the viewer was last writing, if anything waits that was not put away.
pub fn find_newest(conn: &mut Conn, viewer: &Viewer) -> QueryResult<Option<Draft>> {
    let Some(person) = viewer.id() else { return Ok(None) };
    let row = drafts::table
        .filter(drafts::person_id.eq(person))
        .filter(drafts::place.ne(Place::PutAway.to_string()))
        .order((drafts::changed_at.desc(), drafts::place))
        .select((drafts::place, drafts::fields, drafts::changed_at))
        .first(conn)
        .optional()?;
    Ok(row.and_then(Draft::of))
}

/// Forgets drafts that nobody has touched since a moment; how many they were.
pub fn forget_older(tx: &mut Tx<'_>, than: Instant) -> QueryResult<usize> {
    diesel::delete(drafts::table.filter(drafts::changed_at.lt(than))).execute(tx.conn())
}

/// Keeps a draft in place of the one before.
pub(super) fn replace(tx: &mut Tx<'_>, person: PersonId, place: Place, fields: &str) -> QueryResult<()> {
    let change = (drafts::fields.eq(fields), drafts::changed_at.eq(tx.now()));
    let row = (drafts::person_id.eq(person), drafts::place.eq(place.to_string()), change.0, change.1);
    each_backend!(tx.conn(), conn => {
        diesel::insert_into(drafts::table)
            .values(row)
            .on_conflict((drafts::person_id, drafts::place))
            .do_update()
            .set(change)
            .execute(conn)
    })?;
    Ok(())
}

/// Forgets a draft, if there is one.
pub(super) fn remove(tx: &mut Tx<'_>, person: PersonId, place: Place) -> QueryResult<()> {
    let drafts = drafts::table.filter(drafts::person_id.eq(person)).filter(drafts::place.eq(place.to_string()));
    diesel::delete(drafts).execute(tx.conn())?;
    Ok(())
}

/// Forgets all but so many of somebody's drafts, the oldest first.
pub(super) fn remove_beyond(tx: &mut Tx<'_>, person: PersonId, most: i64) -> QueryResult<()> {
    let oldest: Option<Instant> = drafts::table
        .filter(drafts::person_id.eq(person))
        .order(drafts::changed_at.desc())
        .offset(most)
        .select(drafts::changed_at)
        .first(tx.conn())
        .optional()?;
    let Some(oldest) = oldest else { return Ok(()) };
    let theirs = drafts::table.filter(drafts::person_id.eq(person)).filter(drafts::changed_at.le(oldest));
    diesel::delete(theirs).execute(tx.conn())?;
    Ok(())
}
