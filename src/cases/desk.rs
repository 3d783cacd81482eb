//! A moderator's day: what waits in which space, and how often answers of a space turned out wrong.

use std::time::Duration;

use diesel::RunQueryDsl;
use diesel::sql_types::{BigInt, Nullable};

use super::queries::spaces_of;
use crate::each_backend;
use crate::ids::SpaceId;
use crate::platform::clock::Instant;
use crate::platform::db::{Conn, QueryResult};
use crate::rights::Viewer;

/// What waits in a space.
#[derive(Clone, Copy, Debug, diesel::QueryableByName)]
pub struct SpaceLoad {
    /// The space.
    #[diesel(sql_type = BigInt)]
    pub space: SpaceId,
    /// How many cases wait.
    #[diesel(sql_type = BigInt)]
    pub waiting: i64,
    /// How many nobody has looked at whose goal is near.
    #[diesel(sql_type = BigInt)]
    pub at_risk: i64,
    /// How many nobody has looked at whose goal is missed.
    #[diesel(sql_type = BigInt)]
    pub late: i64,
    /// How many have come back from their authors.
    #[diesel(sql_type = BigInt)]
    pub revised: i64,
    /// Since when the oldest has been open.
    #[diesel(sql_type = Nullable<BigInt>)]
    pub oldest: Option<Instant>,
}

/// What waits in each space that the viewer moderates, by how soon a first look is promised: one query.
pub fn load_by_space(conn: &mut Conn, viewer: &Viewer, now: Instant, goal: Duration) -> QueryResult<Vec<SpaceLoad>> {
    let (late, near) = (now.minus(goal).micros(), now.minus(goal / 4 * 3).micros());
    let (now, spaces) = (now.micros(), listed(&spaces_of(viewer, None)));
    let is_back = "c.asked_version IS NOT NULL AND p.version > c.asked_version";
    let query = format!(
        "SELECT t.space_id AS space, count(*) AS waiting,
            sum(CASE WHEN c.looked_at IS NULL AND c.opened_at <= {near} AND c.opened_at > {late} THEN 1 ELSE 0 END) AS at_risk,
            sum(CASE WHEN c.looked_at IS NULL AND c.opened_at <= {late} THEN 1 ELSE 0 END) AS late,
            sum(CASE WHEN {is_back} THEN 1 ELSE 0 END) AS revised,
            min(c.opened_at) AS oldest
        FROM cases c JOIN posts p ON p.id = c.post_id JOIN threads t ON t.id = p.thread_id
        WHERE c.closed_at IS NULL AND t.space_id IN ({spaces}) AND (c.reason <> 'held' OR p.deleted_at IS NULL)
            AND (c.asked_until IS NULL OR c.asked_until <= {now} OR ({is_back}))
        GROUP BY t.space_id ORDER BY t.space_id"
    );
    each_backend!(conn, conn => diesel::sql_query(query.as_str()).load(conn))
}

/// How long a period is that is counted together.
const PERIOD: Duration = Duration::from_secs(30 * 24 * 60 * 60);
/// How many periods are shown.
pub const PERIODS: i64 = 6;

/// How many answers of a space in a period turned out wrong or outdated.
#[derive(Clone, Copy, Debug, diesel::QueryableByName)]
pub struct Share {
    /// The space.
    #[diesel(sql_type = BigInt)]
    pub space: SpaceId,
    /// How many periods ago; 0 is the one that ends now.
    #[diesel(sql_type = BigInt)]
    pub ago: i64,
    /// How many were found so.
    #[diesel(sql_type = BigInt)]
    pub upheld: i64,
    /// How many answers were written.
    #[diesel(sql_type = BigInt)]
    pub answers: i64,
}

/// For each space that the viewer leads, and each of the last periods in which there was either: one query.
pub fn upheld_by_space(conn: &mut Conn, viewer: &Viewer, now: Instant) -> QueryResult<Vec<Share>> {
    let led: Vec<SpaceId> = viewer.spaces().iter().copied().filter(|space| viewer.is_lead_of(*space)).collect();
    if led.is_empty() {
        return Ok(Vec::new());
    }
    let spaces = listed(&led);
    let period = i64::try_from(PERIOD.as_micros()).unwrap_or(i64::MAX);
    let (now, first) = (now.micros(), now.micros() - period * PERIODS);
    let query = format!(
        "SELECT space, ago, sum(upheld) AS upheld, sum(answers) AS answers FROM (
            SELECT t.space_id AS space, ({now} - f.decided_at) / {period} AS ago, 1 AS upheld, 0 AS answers
            FROM flags f JOIN posts p ON p.id = f.post_id JOIN threads t ON t.id = p.thread_id
            WHERE f.state = 'upheld' AND f.reason IN ('inaccurate', 'outdated')
                AND f.decided_at > {first} AND t.space_id IN ({spaces})
            UNION ALL
            SELECT t.space_id AS space, ({now} - p.created_at) / {period} AS ago, 0 AS upheld, 1 AS answers
            FROM posts p JOIN threads t ON t.id = p.thread_id
            WHERE p.kind = 'answer' AND p.created_at > {first} AND t.space_id IN ({spaces})
        ) AS counted GROUP BY space, ago ORDER BY space, ago"
    );
    each_backend!(conn, conn => diesel::sql_query(query.as_str()).load(conn))
}

/// Numbers of ours, so that they can stand in the text: `sql_query` binds no lists on SQLite.
fn listed(spaces: &[SpaceId]) -> String {
    spaces.iter().map(ToString::to_string).chain(["0".to_owned()]).collect::<Vec<_>>().join(", ")
}
