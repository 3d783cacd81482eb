//! The numbers of a year.

use diesel::dsl::{count_star, min};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable};

use super::entries::told;
use crate::appeals;
use crate::cases::{Outcome, UNDO_WITHIN};
use crate::each_backend;
use crate::flags::{FlagState, Reason};
use crate::platform::clock::{Instant, Zone};
use crate::platform::db::schema::{
    appeals as rows_of_appeals, cases, decisions, flags, moderation_acts, posts, threads,
};
use crate::platform::db::{Conn, QueryResult};
use crate::rights::Viewer;

/// What happened from one moment to another, in the spaces open to a viewer.
#[derive(Clone, Debug, Default)]
pub struct Numbers {
    /// How many flags were raised, by reason; those taken back apart.
    pub flags: Vec<(Reason, i64)>,
    /// How many decisions were made that stand, by outcome; approvals of what waited are among them.
    pub outcomes: Vec<(Outcome, i64)>,
    /// How long half of the flagged posts waited for somebody to look, at most.
    pub first_look: Option<i64>,
    /// How long half of them waited for a decision.
    pub decision: Option<i64>,
    /// How many appeals were made.
    pub appeals: i64,
    /// How many of those found that the decision was right.
    pub upheld: i64,
    /// How many found that it was not.
    pub overturned: i64,
}

/// Counts what happened from one moment until before another: four queries.
pub fn numbers_between(
    conn: &mut Conn,
    viewer: &Viewer,
    (from, until): (Instant, Instant),
    now: Instant,
) -> QueryResult<Numbers> {
    let spaces = || (threads::space_id + 0_i64).eq_any(viewer.spaces().to_vec());
    let raised: Vec<(Reason, i64)> = flags::table
        .inner_join(posts::table.on(posts::id.eq(flags::post_id)))
        .inner_join(threads::table.on(threads::id.eq(posts::thread_id)))
        .filter(flags::at.ge(from).and(flags::at.lt(until)))
        .filter(flags::state.ne(FlagState::Withdrawn))
        .filter(spaces())
        .group_by(flags::reason)
        .select((flags::reason, count_star()))
        .load(conn)?;
    let outcomes: Vec<(Outcome, i64)> = decisions::table
        .inner_join(cases::table.inner_join(posts::table.inner_join(threads::table)))
        .filter(decisions::at.ge(from).and(decisions::at.lt(until)))
        .filter(decisions::stood_at.is_not_null())
        .filter(spaces())
        .group_by(decisions::outcome)
        .select((decisions::outcome, count_star()))
        .load(conn)?;
    let ended: Vec<(Option<appeals::Outcome>, i64)> = rows_of_appeals::table
        .inner_join(decisions::table.inner_join(cases::table.inner_join(posts::table.inner_join(threads::table))))
        .filter(rows_of_appeals::made_at.ge(from).and(rows_of_appeals::made_at.lt(until)))
        .filter(spaces())
        .group_by(rows_of_appeals::outcome)
        .select((rows_of_appeals::outcome, count_star()))
        .load(conn)?;
    let of = |outcome| ended.iter().find(|(it, _)| *it == Some(outcome)).map_or(0, |(_, rows)| *rows);
    let medians = medians(conn, viewer, (from, until), now)?;
    Ok(Numbers {
        flags: raised,
        outcomes: outcomes.into_iter().filter(|(it, _)| *it == Outcome::Approved || told().contains(it)).collect(),
        first_look: medians.look,
        decision: medians.decision,
        appeals: ended.iter().map(|(_, rows)| rows).sum(),
        upheld: of(appeals::Outcome::Upheld),
        overturned: of(appeals::Outcome::Overturned),
    })
}

#[derive(diesel::QueryableByName)]
struct Medians {
    #[diesel(sql_type = Nullable<BigInt>)]
    look: Option<i64>,
    #[diesel(sql_type = Nullable<BigInt>)]
    decision: Option<i64>,
}

/// How long flagged posts waited, the middle of each: of cases that were opened within the time and hold a flag. Of two
/// in the middle, it is what lies between them.
fn medians(conn: &mut Conn, viewer: &Viewer, (from, until): (Instant, Instant), now: Instant) -> QueryResult<Medians> {
    let spaces: Vec<String> = viewer.spaces().iter().map(ToString::to_string).chain(["0".to_owned()]).collect();
    let (spaces, stands) = (spaces.join(", "), now.minus(UNDO_WITHIN).micros());
    let (from, until) = (from.micros(), until.micros());
    let middle = |column: &str| {
        format!(
            "(SELECT CAST(avg(waited) AS BIGINT) FROM (
                SELECT {column} AS waited, row_number() OVER (ORDER BY {column}) AS nth, count(*) OVER () AS many
                FROM flagged WHERE {column} IS NOT NULL
            ) AS ordered WHERE nth IN ((many + 1) / 2, (many + 2) / 2))"
        )
    };
    let query = format!(
        "WITH flagged AS (
            SELECT c.looked_at - c.opened_at AS looked,
                CASE WHEN c.outcome IS NOT NULL AND c.closed_at <= {stands} THEN c.closed_at - c.opened_at END AS decided
            FROM cases c JOIN posts p ON p.id = c.post_id JOIN threads t ON t.id = p.thread_id
            WHERE c.opened_at >= {from} AND c.opened_at < {until} AND t.space_id IN ({spaces})
                AND EXISTS (SELECT 1 FROM flags f WHERE f.case_id = c.id)
        ) SELECT {} AS look, {} AS decision",
        middle("looked"),
        middle("decided")
    );
    each_backend!(conn, conn => diesel::sql_query(query.as_str()).get_result(conn))
}

/// The first year of which there is anything to tell, in a zone; this one, where there is nothing.
pub fn first_year(conn: &mut Conn, zone: &Zone, now: Instant) -> QueryResult<i16> {
    let acts: Option<Instant> = moderation_acts::table.select(min(moderation_acts::at)).first(conn)?;
    let raised: Option<Instant> = flags::table.select(min(flags::at)).first(conn)?;
    let decided: Option<Instant> = decisions::table.select(min(decisions::at)).first(conn)?;
    let first = [acts, raised, decided].into_iter().flatten().min().unwrap_or(now);
    Ok(first.min(now).in_zone(zone).year)
}
