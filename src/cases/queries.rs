//! The queue: cases of the spaces that somebody moderates, the most urgent first.

use diesel::dsl::{count_star, min, sql};
use diesel::prelude::*;
use diesel::sql_types::Text;

use super::Outcome;
use crate::flags::Reason;
use crate::ids::{CaseId, PersonId, PostId, SpaceId, ThreadId};
use crate::platform::clock::Instant;
use crate::platform::db::schema::{cases, people, posts, proposals, threads};
use crate::platform::db::{Conn, MultiBackend, QueryResult};
use crate::posts::PostKind;
use crate::rights::Viewer;
use crate::stored_words;

stored_words! {
    /// Which cases a list shows.
    pub enum Show {
        /// Those that wait for a moderator.
        Open = "open",
        /// Those that the viewer has claimed.
        Mine = "mine",
        /// Those that wait for the author to revise.
        Asked = "asked",
        /// Those that have ended, the last first.
        Closed = "closed",
    }
}

/// What a list is narrowed to.
#[derive(Clone, Copy, Debug)]
pub struct Filter {
    /// Which cases.
    pub show: Show,
    /// Those of a space.
    pub space: Option<SpaceId>,
    /// Those of a reason.
    pub reason: Option<Reason>,
}

/// A case as the queue shows it.
#[derive(Clone, Debug, Queryable)]
#[expect(missing_docs, reason = "each field is its column")]
pub struct ListedCase {
    pub id: CaseId,
    pub post_id: PostId,
    pub author_id: PersonId,
    pub kind: PostKind,
    pub version: i64,
    /// The beginning of what the post says, as it was typed.
    pub beginning: String,
    pub language: Option<String>,
    pub thread_id: ThreadId,
    pub thread_title: String,
    pub thread_language: Option<String>,
    pub space_id: SpaceId,
    pub reason: Reason,
    pub outcome: Option<Outcome>,
    pub opened_at: Instant,
    pub closed_at: Option<Instant>,
    pub looked_at: Option<Instant>,
    pub asked_version: Option<i64>,
    pub claimed_by: Option<PersonId>,
    pub claimed_until: Option<Instant>,
    /// The name of who claimed it last.
    pub claimer: Option<String>,
    /// Who proposed what a second person has to agree to.
    pub proposed_by: Option<PersonId>,
}

/// How many cases a page of the queue holds.
pub const PAGE: usize = 30;

/// The spaces whose cases are a viewer's.
pub(super) fn spaces_of(viewer: &Viewer, only: Option<SpaceId>) -> Vec<SpaceId> {
    let spaces = viewer.spaces().iter().copied().filter(|space| viewer.is_moderator_of(*space));
    spaces.filter(|space| only.is_none_or(|only| only == *space)).collect()
}

/// The cases of a filter that are a viewer's, in no order. The order leads to them, not the space.
macro_rules! cases_of {
    ($viewer:expr, $filter:expr, $now:expr) => {{
        let (now, filter): (Instant, Filter) = ($now, $filter);
        let mut found = cases::table
            .inner_join(posts::table.on(posts::id.eq(cases::post_id)))
            .inner_join(threads::table.on(threads::id.eq(posts::thread_id)))
            .left_join(people::table.on(cases::claimed_by.eq(people::id.nullable())))
            .left_join(proposals::table.on(proposals::case_id.eq(cases::id).and(proposals::ended_at.is_null())))
            .filter((threads::space_id + 0_i64).eq_any(spaces_of($viewer, filter.space)))
            .into_boxed::<MultiBackend>();
        let is_asked = cases::asked_until.gt(now).and(posts::version.nullable().le(cases::asked_version));
        found = match filter.show {
            Show::Closed => found.filter(cases::closed_at.is_not_null()),
            Show::Mine => found
                .filter(cases::closed_at.is_null())
                .filter(cases::claimed_by.eq($viewer.id().unwrap_or(PersonId::new(0))))
                .filter(cases::claimed_until.gt(now)),
            Show::Asked => found.filter(cases::closed_at.is_null()).filter(is_asked),
            Show::Open => found.filter(cases::closed_at.is_null()).filter(
                cases::asked_until
                    .is_null()
                    .or(cases::asked_until.le(now))
                    .or(posts::version.nullable().gt(cases::asked_version)),
            ),
        };
        // What its author has withdrawn waits for nobody.
        if filter.show != Show::Closed {
            found = found.filter(cases::reason.ne(Reason::Held).or(posts::deleted_at.is_null()));
        }
        if let Some(reason) = filter.reason {
            found = found.filter(cases::reason.eq(reason));
        }
        found
    }};
}

/// A page of cases, and one more if there are more; it begins after a case.
pub fn list(
    conn: &mut Conn,
    viewer: &Viewer,
    filter: Filter,
    now: Instant,
    after: Option<CaseId>,
) -> QueryResult<Vec<ListedCase>> {
    let mut page = cases_of!(viewer, filter, now);
    if let Some(after) = after {
        let (urgency, closed_at): (i64, Option<Instant>) =
            cases::table.find(after).select((cases::urgency, cases::closed_at)).first(conn)?;
        page = match filter.show {
            Show::Closed => {
                let at = closed_at.unwrap_or(now);
                page.filter(cases::closed_at.lt(at).or(cases::closed_at.eq(at).and(cases::id.lt(after))))
            }
            _ => page.filter(cases::urgency.gt(urgency).or(cases::urgency.eq(urgency).and(cases::id.gt(after)))),
        };
    }
    let page = match filter.show {
        Show::Closed => page.order((cases::closed_at.desc(), cases::id.desc())),
        _ => page.order((cases::urgency, cases::id)),
    };
    page.limit(i64::try_from(PAGE + 1).unwrap_or(i64::MAX))
        .select((
            cases::id,
            posts::id,
            posts::author_id,
            posts::kind,
            posts::version,
            sql::<Text>("substr(posts.markdown, 1, 300)"),
            posts::language,
            threads::id,
            threads::title,
            threads::language,
            threads::space_id,
            cases::reason,
            cases::outcome,
            cases::opened_at,
            cases::closed_at,
            cases::looked_at,
            cases::asked_version,
            cases::claimed_by,
            cases::claimed_until,
            people::name.nullable(),
            proposals::by_id.nullable(),
        ))
        .load(conn)
}

/// How many cases of a filter there are, and since when the oldest has been open: one query.
pub fn waiting(conn: &mut Conn, viewer: &Viewer, filter: Filter, now: Instant) -> QueryResult<(i64, Option<Instant>)> {
    cases_of!(viewer, filter, now).select((count_star(), min(cases::opened_at))).first(conn)
}
