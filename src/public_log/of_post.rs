//! The reviews in a post's public history.

use diesel::prelude::*;

use super::Who;
use super::entries::told;
use crate::appeals;
use crate::cases::Outcome;
use crate::ids::{DecisionId, PersonId, PostId};
use crate::moderation::Hiding;
use crate::platform::clock::Instant;
use crate::platform::db::schema::{appeals as rows_of_appeals, cases, decisions, people};
use crate::platform::db::{Conn, QueryResult};

/// How many reviews of a post its history tells.
const MOST: i64 = 100;

/// What was decided on a post.
#[derive(Clone, Debug)]
pub struct Review {
    /// Which decision.
    pub id: DecisionId,
    /// How it ended.
    pub outcome: Outcome,
    /// Which rule it broke.
    pub why: Option<Hiding>,
    /// When.
    pub at: Instant,
    /// By whom.
    pub by: Who,
    /// What became of an appeal, and when.
    pub appeal: Option<(appeals::Outcome, Instant)>,
}

type Row = (
    (DecisionId, Outcome, Option<Hiding>, Instant),
    (PersonId, String, String),
    Option<appeals::Outcome>,
    Option<Instant>,
);

/// The decisions on a post that stand and are told, the latest first: one query.
pub fn list_of_post(conn: &mut Conn, post: PostId) -> QueryResult<Vec<Review>> {
    let rows: Vec<Row> = decisions::table
        .inner_join(cases::table)
        .inner_join(people::table.on(people::id.eq(decisions::by_id)))
        .left_join(rows_of_appeals::table)
        .filter(cases::post_id.eq(post))
        .filter(decisions::stood_at.is_not_null())
        .filter(decisions::outcome.eq_any(told()))
        .order(decisions::id.desc())
        .limit(MOST)
        .select((
            (decisions::id, decisions::outcome, decisions::why, decisions::at),
            (people::id, people::name, people::handle),
            rows_of_appeals::outcome.nullable(),
            rows_of_appeals::decided_at.nullable(),
        ))
        .load(conn)?;
    let review = |((id, outcome, why, at), (person, name, handle), ended, ended_at): Row| Review {
        id,
        outcome,
        why,
        at,
        by: Who { id: person, name, handle },
        appeal: ended.zip(ended_at),
    };
    Ok(rows.into_iter().map(review).collect())
}
