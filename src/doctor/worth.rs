//! What answers are worth by their votes: too much arithmetic for a query.

use diesel::prelude::*;

use super::Finding;
use crate::platform::db::schema::posts;
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::votes::worth::Tally;

/// How many posts are read at once.
const AT_ONCE: i64 = 10_000;
/// Two computations of the same may differ by so much.
const SAME: f64 = 1e-9;

type Row = (i64, i64, i64, i64, i64, f64);

/// The posts whose worth is not that of their votes, with what it should be.
pub(super) fn find(conn: &mut Conn) -> QueryResult<Vec<(Finding, f64)>> {
    let (mut found, mut after) = (Vec::new(), 0);
    loop {
        let rows: Vec<Row> = posts::table
            .filter(posts::id.gt(after))
            .order(posts::id)
            .limit(AT_ONCE)
            .select((
                posts::id,
                posts::votes_up,
                posts::votes_down,
                posts::baseline_up,
                posts::baseline_down,
                posts::worth,
            ))
            .load(conn)?;
        let Some(last) = rows.last() else { return Ok(found) };
        after = last.0;
        found.extend(rows.into_iter().filter_map(wrong));
    }
}

fn wrong((id, up, down, baseline_up, baseline_down, worth): Row) -> Option<(Finding, f64)> {
    let right = Tally { up, down }.plus(Tally { up: baseline_up, down: baseline_down }).worth();
    let note = format!("worth is {worth:.6}, its votes make {right:.6}");
    let finding = Finding { check: "worth", table: "posts", id, note };
    ((worth - right).abs() > SAME || worth.is_nan()).then_some((finding, right))
}

pub(super) fn mend(tx: &mut Tx<'_>, id: i64, right: f64) -> QueryResult<()> {
    diesel::update(posts::table.filter(posts::id.eq(id))).set(posts::worth.eq(right)).execute(tx.conn())?;
    Ok(())
}
