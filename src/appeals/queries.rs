//! Appeals as staff see them: those that they may decide first.

use diesel::dsl::{count_star, sql};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool};

use crate::cases::Outcome as Ended;
use crate::ids::{AppealId, PersonId, PostId, SpaceId};
use crate::platform::clock::Instant;
use crate::platform::db::schema::{appeals, cases, decisions, people, posts, threads};
use crate::platform::db::{Conn, MultiBackend, QueryResult};
use crate::posts::PostKind;
use crate::rights::Viewer;
use crate::stored_words;

use super::Outcome;

stored_words! {
    /// Which appeals a list shows.
    pub enum Show {
        /// Those that wait.
        Open = "open",
        /// Those that were decided, the last first.
        Ended = "ended",
    }
}

/// An appeal as the list shows it.
#[derive(Clone, Debug, Queryable)]
#[expect(missing_docs, reason = "each field is its column")]
pub struct ListedAppeal {
    pub id: AppealId,
    pub made_at: Instant,
    pub words: String,
    pub decided_at: Option<Instant>,
    pub outcome: Option<Outcome>,
    pub ended: Ended,
    pub decided_by: PersonId,
    pub post_id: PostId,
    pub kind: PostKind,
    pub author_id: PersonId,
    pub author: String,
    pub space_id: SpaceId,
    pub title: String,
    pub language: Option<String>,
    /// Whether the viewer decided before, or wrote the post.
    pub is_theirs: bool,
}

/// How many appeals a page holds.
pub const PAGE: usize = 30;

fn spaces_of(viewer: &Viewer) -> Vec<SpaceId> {
    viewer.spaces().iter().copied().filter(|space| viewer.is_moderator_of(*space)).collect()
}

/// Whether the viewer decided before, or wrote the post: a number of ours.
fn theirs(viewer: &Viewer) -> String {
    let me = viewer.id().unwrap_or(PersonId::new(0));
    format!("(decisions.by_id = {me} OR coalesce(decisions.second_id, 0) = {me} OR posts.author_id = {me})")
}

/// Appeals in the viewer's spaces with all that they are about, in no order.
macro_rules! appeals_of {
    ($viewer:expr) => {
        appeals::table
            .inner_join(decisions::table.inner_join(cases::table.inner_join(posts::table.inner_join(threads::table))))
            .inner_join(people::table.on(people::id.eq(posts::author_id)))
            .filter((threads::space_id + 0_i64).eq_any(spaces_of($viewer)))
    };
}

/// A page of appeals, and one more if there are more; it begins after one. Of those that wait, the viewer's to decide
/// come first, the oldest first.
pub fn list(conn: &mut Conn, viewer: &Viewer, show: Show, after: Option<AppealId>) -> QueryResult<Vec<ListedAppeal>> {
    let theirs = theirs(viewer);
    let rank = format!("(CASE WHEN {theirs} THEN 1 ELSE 0 END)");
    let mut found = appeals_of!(viewer).into_boxed::<MultiBackend>();
    if let Some(after) = after {
        let (last, made_at, decided_at): (i64, Instant, Option<Instant>) = appeals_of!(viewer)
            .filter(appeals::id.eq(after))
            .select((sql::<BigInt>(&rank), appeals::made_at, appeals::decided_at))
            .first(conn)?;
        found = match (show, decided_at) {
            (Show::Ended, Some(at)) => {
                found.filter(appeals::decided_at.lt(at).or(appeals::decided_at.eq(at).and(appeals::id.lt(after))))
            }
            (Show::Ended, None) => found,
            (Show::Open, _) => {
                let later = appeals::made_at.gt(made_at).or(appeals::made_at.eq(made_at).and(appeals::id.gt(after)));
                let same = sql::<Bool>(&format!("{rank} = {last}"));
                found.filter(sql::<Bool>(&format!("{rank} > {last}")).or(same.and(later)))
            }
        };
    }
    found = match show {
        Show::Open => found.filter(appeals::decided_at.is_null()).order((
            sql::<BigInt>(&rank),
            appeals::made_at.asc(),
            appeals::id.asc(),
        )),
        Show::Ended => {
            found.filter(appeals::decided_at.is_not_null()).order((appeals::decided_at.desc(), appeals::id.desc()))
        }
    };
    found
        .limit(i64::try_from(PAGE + 1).unwrap_or(i64::MAX))
        .select((
            appeals::id,
            appeals::made_at,
            appeals::words,
            appeals::decided_at,
            appeals::outcome,
            decisions::outcome,
            decisions::by_id,
            posts::id,
            posts::kind,
            posts::author_id,
            people::name,
            threads::space_id,
            threads::title,
            threads::language,
            sql::<Bool>(&theirs),
        ))
        .load(conn)
}

/// How many appeals wait for the viewer to decide, and how many more wait for somebody else.
pub fn waiting(conn: &mut Conn, viewer: &Viewer) -> QueryResult<(i64, i64)> {
    let (all, theirs): (i64, Option<i64>) = appeals_of!(viewer)
        .filter(appeals::decided_at.is_null())
        .select((
            count_star(),
            sql::<diesel::sql_types::Nullable<BigInt>>(&format!("sum(CASE WHEN {} THEN 1 ELSE 0 END)", theirs(viewer))),
        ))
        .first(conn)?;
    let theirs = theirs.unwrap_or_default();
    Ok((all - theirs, theirs))
}
