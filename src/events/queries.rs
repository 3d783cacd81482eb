//! Single events, and those of a place.

use diesel::prelude::*;

use super::{Event, following};
use crate::error::Result;
use crate::ids::{EventId, SpaceId, ThreadId};
use crate::platform::clock::Instant;
use crate::platform::db::schema::events;
use crate::platform::db::{Conn, QueryResult};

/// The last event's number, or none while nothing has happened.
pub fn last(conn: &mut Conn) -> QueryResult<Option<EventId>> {
    events::table.select(events::id).order(events::id.desc()).first(conn).optional()
}

/// What happened by its number; nothing if it is not there, or not one that this release knows.
pub fn find(conn: &mut Conn, id: EventId) -> Result<Option<(Event, Instant)>> {
    let row: Option<(String, Instant)> =
        events::table.find(id).select((events::data, events::at)).first(conn).optional()?;
    Ok(row.and_then(|(json, at)| Some((following::read(id, &json)?, at))))
}

/// The last event of a kind in a thread.
pub fn find_last(conn: &mut Conn, thread: ThreadId, kind: &str) -> Result<Option<Event>> {
    let data: Option<String> = events::table
        .filter(events::thread_id.eq(thread))
        .filter(events::kind.eq(kind))
        .order(events::id.desc())
        .select(events::data)
        .first(conn)
        .optional()?;
    Ok(data.map(|json| serde_json::from_str(&json)).transpose().map_err(anyhow::Error::from)?)
}

/// The last events of some kinds in a space, newest first, each with its moment.
pub fn list_of_space(conn: &mut Conn, space: SpaceId, kinds: &[&str], most: i64) -> Result<Vec<(Event, Instant)>> {
    let rows: Vec<(String, Instant)> = events::table
        .filter(events::space_id.eq(space))
        .filter(events::kind.eq_any(kinds.iter().map(|kind| (*kind).to_owned()).collect::<Vec<_>>()))
        .order(events::id.desc())
        .limit(most)
        .select((events::data, events::at))
        .load(conn)?;
    let read = |(data, at): (String, Instant)| Ok((serde_json::from_str(&data).map_err(anyhow::Error::from)?, at));
    rows.into_iter().map(read).collect()
}
