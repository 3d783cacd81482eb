//! What is counted is counted anew where rows moved or went.

use std::collections::BTreeSet;

use diesel::prelude::*;

use crate::error::Result;
use crate::ids::{PersonId, PostId, ThreadId};
use crate::platform::db::schema::posts;
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::traces::{execute, list_numbers};
use crate::votes::worth::Tally;

/// The posts and threads whose counts a merge of two people can change.
#[derive(Clone, Debug, Default)]
pub(super) struct Affected {
    posts: BTreeSet<PostId>,
    pub(super) threads: BTreeSet<ThreadId>,
}

impl Affected {
    /// What either of two people voted on, follows, marked or wrote.
    pub(super) fn find(conn: &mut Conn, one: PersonId, other: PersonId) -> QueryResult<Self> {
        let who = format!("({one}, {other})");
        let votes = format!("SELECT post_id AS id FROM votes WHERE person_id IN {who}");
        let threads = format!(
            "SELECT thread_id AS id FROM follows WHERE person_id IN {who} \
             UNION SELECT thread_id AS id FROM toos WHERE person_id IN {who} \
             UNION SELECT p.thread_id AS id FROM votes v JOIN posts p ON p.id = v.post_id WHERE v.person_id IN {who}"
        );
        Ok(Self {
            posts: list_numbers(conn, &votes)?.into_iter().map(PostId::new).collect(),
            threads: list_numbers(conn, &threads)?.into_iter().map(ThreadId::new).collect(),
        })
    }

    /// Counts anew.
    pub(super) fn recount(&self, tx: &mut Tx<'_>) -> Result<()> {
        for id in &self.posts {
            let count =
                |value: i64| format!("(SELECT count(*) FROM votes v WHERE v.post_id = posts.id AND v.value = {value})");
            let (up, down) = (count(1), count(-1));
            execute(tx, &format!("UPDATE posts SET votes_up = {up}, votes_down = {down} WHERE id = {id}"))?;
            let row = posts::table.find(id);
            let (up, down, base_up, base_down): (i64, i64, i64, i64) = row
                .select((posts::votes_up, posts::votes_down, posts::baseline_up, posts::baseline_down))
                .first(tx.conn())?;
            let tally = Tally { up, down }.plus(Tally { up: base_up, down: base_down });
            diesel::update(row).set(posts::worth.eq(tally.worth())).execute(tx.conn())?;
        }
        crate::threads::recount(tx, &self.threads.iter().copied().collect::<Vec<_>>())?;
        Ok(())
    }
}

/// Counts what somebody wrote, and what of it was accepted.
pub(super) fn recount_person(tx: &mut Tx<'_>, person: PersonId) -> QueryResult<()> {
    execute(
        tx,
        &format!(
            "UPDATE people SET post_count = (SELECT count(*) FROM posts p WHERE p.author_id = people.id \
             AND p.hidden_at IS NULL AND p.deleted_at IS NULL AND p.held_at IS NULL), \
             accepted_count = (SELECT count(*) FROM acceptances a JOIN posts p ON p.id = a.post_id \
             WHERE p.author_id = people.id) WHERE id = {person}"
        ),
    )?;
    Ok(())
}
