//! The rows of votes.

use diesel::prelude::*;

use super::worth::Tally;
use crate::each_backend;
use crate::ids::{PersonId, PostId};
use crate::platform::db::schema::{posts, votes};
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::rights::Viewer;
use crate::stored_words;

stored_words! {
    /// What somebody thinks of a post.
    pub enum Vote {
        /// For it.
        Up = "up",
        /// Against it.
        Down = "down",
        /// Neither: a vote is withdrawn.
        Neither = "neither",
    }
}

impl Vote {
    /// What its row holds.
    pub(super) const fn value(self) -> i64 {
        match self {
            Self::Up => 1,
            Self::Down => -1,
            Self::Neither => 0,
        }
    }
}

/// The viewer's votes on some posts, each 1 or -1: one query for a whole page.
pub fn list_of(conn: &mut Conn, viewer: &Viewer, of: &[PostId]) -> QueryResult<Vec<(PostId, i64)>> {
    let Some(person) = viewer.id() else { return Ok(Vec::new()) };
    votes::table
        .filter(votes::person_id.eq(person))
        .filter(votes::post_id.eq_any(of.to_vec()))
        .select((votes::post_id, votes::value))
        .load(conn)
}

/// Takes somebody's vote of a value from a post; how many rows that were.
pub(super) fn remove(tx: &mut Tx<'_>, post: PostId, person: PersonId, vote: Vote) -> QueryResult<i64> {
    let row = votes::table.find((post, person)).filter(votes::value.eq(vote.value()));
    diesel::delete(row).execute(tx.conn()).map(rows)
}

/// Adds somebody's vote; how many rows that were: none if they have one.
pub(super) fn add(tx: &mut Tx<'_>, post: PostId, person: PersonId, vote: Vote) -> QueryResult<i64> {
    let row =
        (votes::post_id.eq(post), votes::person_id.eq(person), votes::value.eq(vote.value()), votes::at.eq(tx.now()));
    each_backend!(tx.conn(), conn => {
        diesel::insert_into(votes::table).values(row).on_conflict_do_nothing().execute(conn)
    })
    .map(rows)
}

/// Changes a post's votes by so many rows, and what it is worth with them.
pub(super) fn count(tx: &mut Tx<'_>, post: PostId, up: i64, down: i64) -> QueryResult<()> {
    let row = posts::table.find(post);
    diesel::update(row)
        .set((posts::votes_up.eq(posts::votes_up + up), posts::votes_down.eq(posts::votes_down + down)))
        .execute(tx.conn())?;
    let (up, down, imported_up, imported_down): (i64, i64, i64, i64) =
        row.select((posts::votes_up, posts::votes_down, posts::baseline_up, posts::baseline_down)).first(tx.conn())?;
    let tally = Tally { up, down }.plus(Tally { up: imported_up, down: imported_down });
    diesel::update(row).set(posts::worth.eq(tally.worth())).execute(tx.conn())?;
    Ok(())
}

fn rows(changed: usize) -> i64 {
    i64::try_from(changed).unwrap_or_default()
}
