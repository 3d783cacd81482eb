//! How many flags a day somebody may raise: who is mostly right may raise more.

use std::time::Duration;

use diesel::prelude::*;

use super::FlagState;
use crate::ids::PersonId;
use crate::platform::clock::Instant;
use crate::platform::db::schema::flags;
use crate::platform::db::{Conn, QueryResult};

/// What everybody may raise a day.
const FIRST: i64 = 5;
/// What every ten flags add of which enough were upheld.
const STEP: i64 = 5;
/// How many flags are looked at together.
const TEN: usize = 10;
/// How many of them must have been upheld.
const ENOUGH: usize = 7;
/// What nobody may raise more of.
const MOST: i64 = 50;
/// As many decided flags as can count: beyond them the most is reached.
const COUNTED: i64 = 200;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// What somebody may raise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Allowance {
    /// How many a day.
    pub a_day: i64,
    /// How many more now.
    pub left: i64,
    /// When there is one more, if none is left.
    pub until: Option<Instant>,
}

/// What somebody may raise now: two queries. Flags that were withdrawn count too.
pub fn allowance_of(conn: &mut Conn, person: PersonId, now: Instant) -> QueryResult<Allowance> {
    let decided: Vec<FlagState> = flags::table
        .filter(flags::person_id.eq(person))
        .filter(flags::state.eq_any(vec![FlagState::Upheld, FlagState::Declined, FlagState::Abuse]))
        .order(flags::id.desc())
        .limit(COUNTED)
        .select(flags::state)
        .load(conn)?;
    let a_day = by_record(&decided);
    let lately: Vec<Instant> = flags::table
        .filter(flags::person_id.eq(person))
        .filter(flags::at.gt(now.minus(DAY)))
        .order(flags::at.desc())
        .limit(MOST)
        .select(flags::at)
        .load(conn)?;
    let raised = i64::try_from(lately.len()).unwrap_or(MOST);
    let left = (a_day - raised).max(0);
    // The one that has to be a day old before there is room for another.
    let last = usize::try_from(a_day - 1).unwrap_or_default();
    let until = lately.get(last).filter(|_| left == 0).map(|at| at.plus(DAY));
    Ok(Allowance { a_day, left, until })
}

/// Five, and five for every ten flags, the latest first, of which at least seven were upheld; at most fifty.
fn by_record(decided: &[FlagState]) -> i64 {
    let upheld = |ten: &&[FlagState]| ten.iter().filter(|state| **state == FlagState::Upheld).count() >= ENOUGH;
    let good = decided.chunks_exact(TEN).filter(upheld).count();
    (FIRST + STEP * i64::try_from(good).unwrap_or(MOST)).min(MOST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_mostly_right_may_raise_more() {
        let record = |upheld: usize, declined: usize| {
            [vec![FlagState::Upheld; upheld], vec![FlagState::Declined; declined]].concat()
        };
        let cases = [
            (record(0, 0), 5),
            (record(9, 0), 5),
            (record(7, 3), 10),
            (record(6, 4), 5),
            ([record(7, 3), record(10, 0), record(2, 8)].concat(), 15),
            (record(200, 0), 50),
            ([record(9, 0), vec![FlagState::Abuse]].concat(), 10),
        ];
        for (decided, expected) in cases {
            assert_eq!(by_record(&decided), expected, "{decided:?}");
        }
    }
}
