//! Forgetting what restoring a post would need, once nobody can appeal any more.

use diesel::dsl::exists;
use diesel::prelude::*;

use super::APPEAL_WITHIN;
use crate::platform::db::schema::{appeals, decisions};
use crate::platform::db::{QueryResult, Tx};

/// Forgets it of decisions whose time is over and that no appeal waits for. How many those were.
pub fn forget_old(tx: &mut Tx<'_>) -> QueryResult<usize> {
    let long_ago = tx.now().minus(APPEAL_WITHIN);
    let waits = appeals::table.filter(appeals::decision_id.eq(decisions::id)).filter(appeals::decided_at.is_null());
    let over = decisions::table
        .filter(decisions::undo.ne(""))
        .filter(decisions::stood_at.le(long_ago))
        .filter(diesel::dsl::not(exists(waits)));
    diesel::update(over).set(decisions::undo.eq("")).execute(tx.conn())
}
