//! The rows of appeals, and who else could decide on one.

use diesel::prelude::*;

use crate::cases::{self, Case, Decision, Remains};
use crate::error::{Error, Result};
use crate::ids::{AppealId, DecisionId, PersonId};
use crate::platform::clock::Instant;
use crate::platform::db::schema::{appeals, decisions};
use crate::platform::db::{Conn, QueryResult};
use crate::posts::Post;
use crate::rights::{self, Viewer};
use crate::roles;
use crate::stored_words;
use crate::threads::Thread;

/// The longest that an author or a moderator says, in bytes.
pub const LONGEST: usize = 4 * 1024;

stored_words! {
    /// What came of an appeal.
    pub enum Outcome {
        /// The decision was right, and stays.
        Upheld = "upheld",
        /// It was not, and everything is as it was before it.
        Overturned = "overturned",
    }
}

/// What an author says against a decision.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = appeals)]
#[expect(missing_docs, reason = "each field is its column, described in the migration")]
pub struct Appeal {
    pub id: AppealId,
    pub decision_id: DecisionId,
    pub person_id: PersonId,
    pub made_at: Instant,
    pub words: String,
    pub decided_at: Option<Instant>,
    pub outcome: Option<Outcome>,
    pub by_id: Option<PersonId>,
    pub is_same: i64,
    pub answer: String,
    pub remains: Option<Remains>,
}

/// An appeal with what it is about.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "each field is called by what it is")]
pub struct Found {
    pub appeal: Appeal,
    pub decision: Decision,
    pub case: Case,
    pub thread: Thread,
    pub post: Post,
}

impl Found {
    /// Who decided, and who agreed as the second of two: somebody else looks again.
    pub fn deciders(&self) -> Vec<PersonId> {
        self.decision.second_id.into_iter().chain([self.decision.by_id]).collect()
    }
}

/// An appeal, for the moderators of its space; to others it does not exist.
pub fn find(conn: &mut Conn, viewer: &Viewer, id: AppealId) -> Result<Found> {
    let (appeal, decision): (Appeal, Decision) = appeals::table
        .inner_join(decisions::table)
        .filter(appeals::id.eq(id))
        .select((Appeal::as_select(), Decision::as_select()))
        .first(conn)?;
    let (case, thread, post) = cases::find(conn, viewer, decision.case_id)?;
    Ok(Found { appeal, decision, case, thread, post })
}

/// The appeals against some decisions.
pub fn list_of_decisions(conn: &mut Conn, decisions: &[DecisionId]) -> QueryResult<Vec<Appeal>> {
    appeals::table.filter(appeals::decision_id.eq_any(decisions.to_vec())).select(Appeal::as_select()).load(conn)
}

/// Whether anybody but those who decided and who wrote the post may decide on an appeal now.
pub fn has_others(conn: &mut Conn, found: &Found, now: Instant) -> Result<bool> {
    let space = found.thread.space_id;
    let mut others = roles::list_moderators_of(conn, space, now)?;
    let deciders = found.deciders();
    others.retain(|it| *it != found.post.author_id && !deciders.contains(it));
    Ok(!rights::who_may_enter(conn, space, &others, now)?.is_empty())
}

/// The row of a decision's appeal.
pub(super) fn of_decision(conn: &mut Conn, decision: DecisionId) -> Result<Option<Appeal>> {
    let found = appeals::table.filter(appeals::decision_id.eq(decision)).select(Appeal::as_select()).first(conn);
    found.optional().map_err(Error::from)
}
