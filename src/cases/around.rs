//! What stands around cases: what a thread's page says of them, those before, and what authors were told.

use diesel::prelude::*;

use super::queries::spaces_of;
use super::{Case, Decision, Outcome};
use crate::error::{Error, Result};
use crate::flags::{FlagState, Reason};
use crate::ids::{CaseId, DecisionId, FlagId, PersonId, PostId, SpaceId};
use crate::moderation::Hiding;
use crate::platform::clock::Instant;
use crate::platform::db::schema::{cases, decisions, flags, posts, threads};
use crate::platform::db::{Conn, MultiBackend, QueryResult};
use crate::posts::Post;
use crate::rights::Viewer;
use crate::threads::Thread;

/// That a post is being reviewed.
#[derive(Clone, Copy, Debug, Queryable)]
pub struct Seen {
    /// The post.
    pub post: PostId,
    /// Its open case.
    pub case: CaseId,
    /// Since when everybody is told so.
    pub warned_at: Option<Instant>,
    /// The viewer's own open flag.
    pub mine: Option<FlagId>,
}

/// Which of some posts are being reviewed: one query. What of it the viewer may be told is the page's to say.
pub fn seen_in(conn: &mut Conn, viewer: &Viewer, among: &[PostId]) -> QueryResult<Vec<Seen>> {
    let me = viewer.id().unwrap_or(PersonId::new(0));
    let mine = flags::case_id.eq(cases::id).and(flags::person_id.eq(me)).and(flags::state.eq(FlagState::Open));
    cases::table
        .left_join(flags::table.on(mine))
        .filter(cases::post_id.eq_any(among.to_vec()))
        .filter(cases::closed_at.is_null())
        .select((cases::post_id, cases::id, cases::warned_at, flags::id.nullable()))
        .load(conn)
}

/// A case before this one.
#[derive(Clone, Debug, Queryable)]
#[expect(missing_docs, reason = "each field is its column")]
pub struct Earlier {
    pub id: CaseId,
    pub post_id: PostId,
    pub reason: Reason,
    pub outcome: Option<Outcome>,
    pub opened_at: Instant,
    pub closed_at: Option<Instant>,
    pub thread_title: String,
    pub thread_language: Option<String>,
    /// When its author was warned, and of which rule.
    pub warned_at: Option<Instant>,
    pub warned_of: Option<Hiding>,
}

/// How many cases before are shown.
pub const EARLIER: i64 = 6;

/// Other cases of a post and of its author, as far as they are the viewer's: those in which the author was warned, and
/// then the others, the latest first.
pub fn list_earlier(conn: &mut Conn, viewer: &Viewer, case: &Case, author: PersonId) -> QueryResult<Vec<Earlier>> {
    let warning = decisions::case_id.eq(cases::id).and(decisions::outcome.eq(Outcome::Warned));
    cases::table
        .inner_join(posts::table.on(posts::id.eq(cases::post_id)))
        .inner_join(threads::table.on(threads::id.eq(posts::thread_id)))
        .left_join(decisions::table.on(warning))
        .filter(posts::author_id.eq(author))
        .filter(cases::id.ne(case.id))
        .filter((threads::space_id + 0_i64).eq_any(spaces_of(viewer, None)))
        .order((decisions::id.nullable().is_null(), cases::id.desc()))
        .limit(EARLIER)
        .select((
            cases::id,
            posts::id,
            cases::reason,
            cases::outcome,
            cases::opened_at,
            cases::closed_at,
            threads::title,
            threads::language,
            decisions::at.nullable(),
            decisions::why.nullable(),
        ))
        .load(conn)
}

/// What an author was told of a decision.
#[derive(Clone, Debug, Queryable)]
#[expect(missing_docs, reason = "each field is its column")]
pub struct Told {
    pub id: DecisionId,
    pub outcome: Outcome,
    pub why: Option<Hiding>,
    pub message: String,
    pub stood_at: Option<Instant>,
    pub post_id: PostId,
    pub space_id: SpaceId,
    pub thread_title: String,
    pub thread_language: Option<String>,
}

/// A decision on what the viewer wrote, once it stands, with its post and thread; others' do not exist. Somebody
/// suspended finds theirs too, whatever is closed to them now.
pub fn find_own(conn: &mut Conn, viewer: &Viewer, id: DecisionId) -> Result<(Decision, Post, Thread)> {
    let author = viewer.id().ok_or(Error::NotFound)?;
    Ok(decisions::table
        .inner_join(cases::table.inner_join(posts::table.inner_join(threads::table)))
        .filter(decisions::id.eq(id))
        .filter(decisions::stood_at.is_not_null())
        .filter(posts::author_id.eq(author))
        .select((Decision::as_select(), Post::as_select(), Thread::as_select()))
        .first(conn)?)
}

/// How many decisions a page of what one was told holds.
pub const TOLD: usize = 20;

/// What the viewer was told of decisions about what they wrote, the latest first, one page and one more if there are
/// more.
pub fn list_told(conn: &mut Conn, viewer: &Viewer, before: Option<DecisionId>) -> QueryResult<Vec<Told>> {
    let Some(author) = viewer.id() else { return Ok(Vec::new()) };
    let against: Vec<Outcome> = Outcome::ALL.iter().copied().filter(|it| it.is_against_author()).collect();
    let mut told = decisions::table
        .inner_join(cases::table.on(cases::id.eq(decisions::case_id)))
        .inner_join(posts::table.on(posts::id.eq(cases::post_id)))
        .inner_join(threads::table.on(threads::id.eq(posts::thread_id)))
        .filter(posts::author_id.eq(author))
        .filter(decisions::stood_at.is_not_null())
        .filter(decisions::message.ne("").or(decisions::outcome.eq_any(against)))
        .order(decisions::id.desc())
        .limit(i64::try_from(TOLD + 1).unwrap_or(i64::MAX))
        .select((
            decisions::id,
            decisions::outcome,
            decisions::why,
            decisions::message,
            decisions::stood_at,
            posts::id,
            threads::space_id,
            threads::title,
            threads::language,
        ))
        .into_boxed::<MultiBackend>();
    // Who is suspended reads as a guest, but what was decided on theirs concerns them.
    if !viewer.is_suspended() {
        told = told.filter(threads::space_id.eq_any(viewer.spaces().to_vec()));
    }
    if let Some(before) = before {
        told = told.filter(decisions::id.lt(before));
    }
    told.load(conn)
}
