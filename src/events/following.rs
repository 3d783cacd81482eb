//! Reading what happened in the order in which it was committed, so that whoever follows misses nothing.
//!
//! SQLite has one writer, so ids come in the order of commits. PostgreSQL draws an id before it is known which
//! transaction commits first; there rows are read only once no transaction as old as theirs is still under
//! way, in order of (transaction, id). Both are read by the same two columns: SQLite's transactions are all 0.

use std::fmt;
use std::str::FromStr;

use diesel::prelude::*;
use diesel::sql_types::BigInt;

use super::Event;
use crate::ids::EventId;
use crate::platform::clock::Instant;
use crate::platform::db::schema::events;
use crate::platform::db::{Backend, Conn, MultiBackend, QueryResult};

/// How far somebody has read: everything up to an event of a transaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    xact: i64,
    id: i64,
}

/// Something that happened, as whoever tells it of others needs it.
#[derive(Clone, Debug)]
pub struct Happened {
    /// Its number.
    pub id: EventId,
    /// When.
    pub at: Instant,
    /// Where to read on after it.
    pub position: Position,
    /// What; nothing if a later release wrote what this one does not know.
    pub event: Option<Event>,
}

/// What happened after a position.
#[derive(Debug)]
pub struct Heard {
    /// In order.
    pub events: Vec<Event>,
    /// Where to read on.
    pub next: Position,
    /// Whether that was all that can be read now.
    pub is_all: bool,
}

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = BigInt)]
    number: i64,
}

impl Position {
    /// Before everything.
    pub const START: Self = Self { xact: 0, id: 0 };
}

impl fmt::Display for Position {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}-{}", self.xact, self.id)
    }
}

/// A text that is no position.
#[derive(Debug, thiserror::Error)]
#[error("not a position")]
pub struct NotAPosition;

impl FromStr for Position {
    type Err = NotAPosition;

    fn from_str(text: &str) -> Result<Self, NotAPosition> {
        let (xact, id) = text.split_once('-').ok_or(NotAPosition)?;
        let number = |text: &str| text.parse::<i64>().ok().filter(|number| *number >= 0).ok_or(NotAPosition);
        Ok(Self { xact: number(xact)?, id: number(id)? })
    }
}

/// The position of who has read everything that can be read in this snapshot.
pub fn end(conn: &mut Conn) -> QueryResult<Position> {
    match settled_before(conn)? {
        Some(xact) => Ok(Position { xact, id: 0 }),
        None => Ok(Position { xact: 0, id: super::last(conn)?.map_or(0, EventId::number) }),
    }
}

/// What happened after a position, at most so many events; the snapshot shows whatever they did.
pub fn after(conn: &mut Conn, position: Position, most: usize) -> QueryResult<Heard> {
    let (happened, next, is_all) = each_after(conn, position, most)?;
    Ok(Heard { events: happened.into_iter().filter_map(|it| it.event).collect(), next, is_all })
}

/// The same one by one, with where to read on after all of it, and whether that was all that can be read now.
pub fn each_after(conn: &mut Conn, position: Position, most: usize) -> QueryResult<(Vec<Happened>, Position, bool)> {
    let settled = settled_before(conn)?;
    let most_rows = i64::try_from(most).unwrap_or(i64::MAX);
    let query = events::table
        .select((events::xact, events::id, events::at, events::data))
        .limit(most_rows)
        .into_boxed::<MultiBackend>();
    let query = match settled {
        None => query.filter(events::id.gt(position.id)).order(events::id),
        Some(settled) => query
            .filter(events::xact.ge(position.xact).and(events::xact.lt(settled)))
            .filter(events::xact.gt(position.xact).or(events::id.gt(position.id)))
            .order((events::xact, events::id)),
    };
    let rows: Vec<(i64, EventId, Instant, String)> = query.load(conn)?;
    let is_all = rows.len() < most;
    let last = rows.last().map_or(position, |(xact, id, ..)| Position { xact: *xact, id: id.number() });
    // Nothing can be written any more by transactions before the oldest that is under way.
    let next = settled.filter(|_| is_all).map_or(last, |xact| Position { xact, id: 0 }.max(last));
    let happened = rows.into_iter().map(|(xact, id, at, json)| Happened {
        id,
        at,
        position: Position { xact, id: id.number() },
        event: read(id, &json),
    });
    Ok((happened.collect(), next, is_all))
}

/// Whether anything happened after a position, also what nobody may read yet.
pub fn is_any_after(conn: &mut Conn, position: Position) -> QueryResult<bool> {
    let query = events::table.select(events::id).into_boxed::<MultiBackend>();
    let query = match conn.backend() {
        Backend::Sqlite => query.filter(events::id.gt(position.id)),
        Backend::Postgres => query
            .filter(events::xact.ge(position.xact))
            .filter(events::xact.gt(position.xact).or(events::id.gt(position.id))),
    };
    Ok(query.first::<EventId>(conn).optional()?.is_some())
}

/// A node of a later release may write events that this one does not know; they must not hold it up for ever.
pub(super) fn read(id: EventId, json: &str) -> Option<Event> {
    serde_json::from_str(json).inspect_err(|problem| tracing::warn!(event = %id, %problem, "passed over")).ok()
}

/// The oldest transaction still under way as PostgreSQL counts them; SQLite, with its one writer, has none.
fn settled_before(conn: &mut Conn) -> QueryResult<Option<i64>> {
    match conn {
        Conn::Sqlite(_) => Ok(None),
        Conn::Postgres(conn) => {
            let oldest = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS number";
            let oldest: Number = diesel::sql_query(oldest).get_result(conn)?;
            Ok(Some(oldest.number))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_survives_being_written_down() {
        for position in [Position::START, Position { xact: 771, id: 0 }, Position { xact: 0, id: 12 }] {
            assert_eq!(position.to_string().parse::<Position>().ok(), Some(position));
        }
        for broken in ["", "1", "-1", "1-", "a-b", "1--1", "99999999999999999999-1"] {
            assert!(broken.parse::<Position>().is_err(), "{broken}");
        }
        assert!(Position { xact: 2, id: 0 } > Position { xact: 1, id: 9 });
    }
}
