//! What is counted stays right when somebody goes: votes count on without their voter, the rest is counted anew.

use diesel::prelude::*;

use crate::error::Result;
use crate::ids::{PersonId, ThreadId};
use crate::platform::db::schema::threads as rows;
use crate::platform::db::{QueryResult, Tx};
use crate::threads::{Thread, recount, settle};
use crate::traces::execute;

/// Their votes become votes without a voter, as an import brings them: no post is worth more or less by it.
pub(super) fn keep_votes(tx: &mut Tx<'_>, person: PersonId) -> QueryResult<()> {
    for (value, own, baseline) in [(1, "votes_up", "baseline_up"), (-1, "votes_down", "baseline_down")] {
        execute(
            tx,
            &format!(
                "UPDATE posts SET {own} = {own} - 1, {baseline} = {baseline} + 1 WHERE id IN \
                 (SELECT post_id FROM votes WHERE person_id = {person} AND value = {value})"
            ),
        )?;
    }
    Ok(())
}

const SHOWN: &str = "p.hidden_at IS NULL AND p.deleted_at IS NULL AND p.held_at IS NULL";

/// Counts anew what is written in some threads, and what resolves them.
pub(super) fn recount_threads(tx: &mut Tx<'_>, threads: &[ThreadId]) -> Result<()> {
    recount(tx, threads)?;
    let left: Vec<Thread> =
        rows::table.filter(rows::id.eq_any(threads.to_vec())).select(Thread::as_select()).load(tx.conn())?;
    for thread in left {
        settle(tx, &thread)?;
    }
    Ok(())
}

/// Counts anew what the one has who stands for all who have left, and how much there is in spaces and under tags.
pub(super) fn recount_wholes(tx: &mut Tx<'_>, former: PersonId) -> QueryResult<()> {
    execute(
        tx,
        &format!(
            "UPDATE people SET post_count = (SELECT count(*) FROM posts p WHERE p.author_id = people.id AND {SHOWN}), \
             accepted_count = (SELECT count(*) FROM acceptances a JOIN posts p ON p.id = a.post_id \
             WHERE p.author_id = people.id) WHERE id = {former}"
        ),
    )?;
    execute(
        tx,
        "UPDATE spaces SET thread_count = (SELECT count(*) FROM threads t WHERE t.space_id = spaces.id \
         AND t.hidden_at IS NULL)",
    )?;
    execute(tx, "UPDATE tags SET thread_count = (SELECT count(*) FROM thread_tags r WHERE r.tag_id = tags.id)")?;
    Ok(())
}
