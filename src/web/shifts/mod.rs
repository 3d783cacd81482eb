//! When experts are there: on one page, in a line on many, and the form by which leads enter it.

mod keep;
mod week;

use serde::Serialize;

use super::Visit;
use crate::error::Result;
use crate::platform::clock::{Instant, Zone};
use crate::platform::db::Conn;
use crate::shifts::{self, Presence};
use crate::spaces::Space;

pub use keep::{add, edit, remove, set_zone};
pub use week::list;

/// By which clocks hours are entered and told.
#[derive(Clone)]
pub(super) struct Clocks {
    now: Instant,
    /// For spaces without a zone of their own.
    site_zone: String,
    /// The reader's, or the site's.
    zone: Zone,
}

impl Clocks {
    pub(super) fn of(visit: &Visit) -> Self {
        let zone = Zone::parse(&visit.zone()).unwrap_or_else(|_| Zone::utc());
        Self { now: visit.now(), site_zone: visit.app().settings().zone.clone(), zone }
    }
}

/// Whether experts are there, in the words of a line.
#[derive(Clone, Debug, Serialize)]
pub(super) struct ShownPresence {
    /// `here`, `always` or `back`.
    kind: &'static str,
    /// When they go or come; now if they always are.
    at: i64,
    /// `today`, `tomorrow`, `weekday` or `date`, as the page's clocks count.
    near: &'static str,
    /// 1 Monday to 7 Sunday.
    weekday: i64,
}

/// Whether experts of any of these spaces are there; nothing where no hours are entered.
pub(super) fn presence(conn: &mut Conn, spaces: &[Space], clocks: &Clocks) -> Result<Option<ShownPresence>> {
    let hours = shifts::hours_of(conn, spaces, &clocks.site_zone, clocks.now)?;
    Ok(shifts::presence_of(&hours, clocks.now).map(|found| shown(found, clocks)))
}

/// The same for each of some spaces, in their order: one query.
pub(super) fn presences(conn: &mut Conn, spaces: &[Space], clocks: &Clocks) -> Result<Vec<Option<ShownPresence>>> {
    let hours = shifts::hours_of(conn, spaces, &clocks.site_zone, clocks.now)?;
    let of = |space: &Space| shifts::presence_of(hours.iter().filter(|it| it.space == space.id), clocks.now);
    Ok(spaces.iter().map(|space| of(space).map(|found| shown(found, clocks))).collect())
}

fn shown(found: Presence, clocks: &Clocks) -> ShownPresence {
    let (kind, at) = match found {
        Presence::Here { until } => ("here", until),
        Presence::Always => ("always", clocks.now),
        Presence::Back { at } => ("back", at),
    };
    let (today, day) = (clocks.zone.day_of(clocks.now), clocks.zone.day_of(at));
    let near = match (day - today).get_days() {
        0 => "today",
        1 => "tomorrow",
        2..=6 => "weekday",
        _ => "date",
    };
    ShownPresence { kind, at: at.micros(), near, weekday: shifts::weekday_of(day) }
}
