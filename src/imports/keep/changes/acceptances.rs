//! Answers that were accepted at their source.

use std::collections::HashMap;

use diesel::prelude::*;

use super::KnownThread;
use crate::error::Result;
use crate::ids::{PersonId, PostId, ThreadId};
use crate::imports::keep::authors::Authors;
use crate::imports::keep::batch::Credit;
use crate::imports::keep::outcome::Outcome;
use crate::imports::keep::rows::{AcceptanceRow, Rows};
use crate::platform::clock::Instant;
use crate::platform::db::schema::{acceptances, events, posts, threads as rows};
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::threads::{self, Resolution};

/// Brings which answers are accepted; returns the threads that changed.
pub(super) fn bring(
    tx: &mut Tx<'_>,
    authors: &Authors,
    known: &[KnownThread<'_>],
    credit: &mut Credit,
    outcome: &mut Outcome,
) -> Result<Vec<ThreadId>> {
    let accepted = |thread: &KnownThread<'_>| thread.accepted.map(|(answer, at)| (thread.id, answer, at));
    let ids: Vec<ThreadId> = known.iter().filter_map(accepted).map(|(thread, ..)| thread).collect();
    let here: Vec<(ThreadId, PostId)> = acceptances::table
        .filter(acceptances::thread_id.eq_any(ids))
        .select((acceptances::thread_id, acceptances::post_id))
        .load(tx.conn())?;
    let here: HashMap<ThreadId, PostId> = here.into_iter().collect();
    let mut changed = Vec::new();
    for thread in known {
        let (Some((id, answer, at)), Some(question)) = (accepted(thread), thread.ready.posts.first()) else { continue };
        if here.get(&id) == Some(&answer) {
            outcome.accepted.here += 1;
            continue;
        }
        threads::lock_row(tx, id)?;
        if is_decided_here(tx.conn(), id, answer)? {
            outcome.accepted.changed += 1;
            continue;
        }
        let row = AcceptanceRow { thread_id: id, post_id: answer, by_id: authors.id_of(&question.author), at };
        match accept(tx, row, credit)? {
            Some(_) => outcome.accepted.updated += 1,
            None => outcome.accepted.new += 1,
        }
        changed.push(id);
    }
    Ok(changed)
}

/// Whether somebody here accepted, withdrew, resolved the thread otherwise, or took the answer out of sight.
fn is_decided_here(conn: &mut Conn, thread: ThreadId, answer: PostId) -> QueryResult<bool> {
    let decisions: i64 = events::table
        .filter(events::thread_id.eq(thread))
        .filter(events::kind.eq_any(vec!["answer_accepted", "acceptance_withdrawn"]))
        .count()
        .get_result(conn)?;
    let how: Option<Resolution> = rows::table.find(thread).select(rows::resolved_how).first(conn)?;
    let gone: (Option<Instant>, Option<Instant>) =
        posts::table.find(answer).select((posts::hidden_at, posts::deleted_at)).first(conn)?;
    Ok(decisions > 0 || how.is_some_and(|how| how != Resolution::Accepted) || gone != (None, None))
}

/// Keeps an acceptance; returns the answer that it takes the place of.
fn accept(tx: &mut Tx<'_>, row: AcceptanceRow, credit: &mut Credit) -> Result<Option<PostId>> {
    let (thread, answer, by, at) = (row.thread_id, row.post_id, row.by_id, row.at);
    let before: Option<PostId> =
        acceptances::table.find(thread).select(acceptances::post_id).first(tx.conn()).optional()?;
    if let Some(before) = before {
        credit.entry(author_of(tx.conn(), before)?).or_default().1 -= 1;
        diesel::delete(acceptances::table.find(thread)).execute(tx.conn())?;
    }
    credit.entry(author_of(tx.conn(), answer)?).or_default().1 += 1;
    Rows { acceptances: vec![row], ..Rows::default() }.insert(tx)?;
    diesel::update(rows::table.find(thread))
        .set((rows::resolved_at.eq(at), rows::resolved_by.eq(by), rows::resolved_how.eq(Resolution::Accepted)))
        .execute(tx.conn())?;
    Ok(before)
}

fn author_of(conn: &mut Conn, post: PostId) -> QueryResult<PersonId> {
    posts::table.find(post).select(posts::author_id).first(conn)
}
