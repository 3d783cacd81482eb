//! The hours of spaces, of those who are experts there today.

use diesel::dsl::{exists, not};
use diesel::prelude::*;

use super::Shift;
use super::hours::{self, Presence, Span};
use crate::ids::{PersonId, SpaceId};
use crate::platform::clock::{Instant, Zone};
use crate::platform::db::schema::{people, role_grants, shifts};
use crate::platform::db::{Conn, QueryResult};
use crate::rights::Role;
use crate::spaces::Space;

/// The hours of a space, ahead of a moment.
#[derive(Clone, Debug)]
pub struct Hours {
    /// Whose.
    pub space: SpaceId,
    /// By whose clocks.
    pub zone: Zone,
    /// Who is there when, in order.
    pub spans: Vec<(Span, PersonId)>,
}

impl Hours {
    /// When anybody is there.
    pub fn merged(&self) -> Vec<Span> {
        hours::merged(self.spans.iter().map(|(span, _)| *span).collect())
    }
}

/// Whether experts of any of these spaces are there.
pub fn presence_of<'h>(all: impl IntoIterator<Item = &'h Hours>, now: Instant) -> Option<Presence> {
    let spans = all.into_iter().flat_map(|hours| hours.spans.iter().map(|(span, _)| *span)).collect();
    hours::presence(&hours::merged(spans), now)
}

/// The shifts of a space, whoever's, by day and hour: for those who enter them.
pub fn list_in(conn: &mut Conn, space: SpaceId) -> QueryResult<Vec<Shift>> {
    shifts::table
        .filter(shifts::space_id.eq(space))
        .order((shifts::weekday, shifts::starts, shifts::id))
        .select(Shift::as_select())
        .load(conn)
}

/// The hours of some spaces: one query. Hours of those who are no longer experts there, or are suspended, do not
/// count; spaces without hours are left out.
pub fn hours_of(conn: &mut Conn, spaces: &[Space], site_zone: &str, now: Instant) -> QueryResult<Vec<Hours>> {
    let is_suspended =
        people::suspended_at.is_not_null().and(people::suspended_until.is_null().or(people::suspended_until.gt(now)));
    let grant = role_grants::table
        .filter(role_grants::person_id.eq(shifts::person_id))
        .filter(role_grants::role.eq_any([Role::Expert, Role::Lead]))
        .filter(role_grants::space_id.is_null().or(role_grants::space_id.eq(shifts::space_id.nullable())));
    let ids: Vec<SpaceId> = spaces.iter().map(|space| space.id).collect();
    let found: Vec<Shift> = shifts::table
        .inner_join(people::table.on(people::id.eq(shifts::person_id)))
        .filter(shifts::space_id.eq_any(ids))
        .filter(not(is_suspended.assume_not_null()))
        .filter(exists(grant))
        .order((shifts::space_id, shifts::id))
        .select(Shift::as_select())
        .load(conn)?;
    Ok(spaces.iter().filter_map(|space| of_space(space, &found, site_zone, now)).collect())
}

fn of_space(space: &Space, found: &[Shift], site_zone: &str, now: Instant) -> Option<Hours> {
    let zone = zone_of(space, site_zone);
    let own = found.iter().filter(|shift| shift.space_id == space.id);
    let mut spans: Vec<(Span, PersonId)> = own
        .flat_map(|shift| hours::spans(shift.hours(), &zone, now).into_iter().map(|span| (span, shift.person_id)))
        .collect();
    spans.sort();
    (!spans.is_empty()).then_some(Hours { space: space.id, zone, spans })
}

/// The zone of a space's hours: its own, or the site's.
pub fn zone_of(space: &Space, site_zone: &str) -> Zone {
    let named = space.time_zone.as_deref().unwrap_or(site_zone);
    Zone::parse(named).unwrap_or_else(|_| Zone::utc())
}
