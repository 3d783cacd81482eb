//! What waits: for the moderators of each space, and for who wrote it.

use std::time::Duration;

use diesel::prelude::*;

use super::policy;
use crate::ids::{ApprovalId, PersonId, PostId, SpaceId, ThreadId};
use crate::platform::clock::Instant;
use crate::platform::db::schema::{approvals, people, posts, threads};
use crate::platform::db::{Conn, MultiBackend, QueryResult};
use crate::posts::PostKind;
use crate::rights::Viewer;
use crate::threads::in_spaces_of;

/// How many posts a page of what waits holds.
pub const PAGE: usize = 20;
/// How many of one's own posts that wait are listed.
const MOST_OWN: i64 = 50;
/// Of how many past decisions the usual wait is told, and of how few it is not.
const LATEST: i64 = 50;
const FEWEST: usize = 3;

/// A post that waits.
#[derive(Clone, Debug, Queryable)]
#[expect(missing_docs, reason = "each field is its column")]
pub struct ListedApproval {
    pub id: ApprovalId,
    pub asked_at: Instant,
    pub post: PostId,
    pub kind: PostKind,
    pub version: i64,
    pub html: String,
    pub language: Option<String>,
    pub thread: ThreadId,
    pub title: String,
    pub title_language: Option<String>,
    pub space: SpaceId,
    pub author: PersonId,
    pub author_name: String,
    pub author_handle: String,
    pub author_picture: Option<String>,
    pub author_since: Instant,
}

/// The columns of [`ListedApproval`], of posts that wait, in no order.
macro_rules! waiting {
    () => {
        approvals::table
            .inner_join(posts::table.on(posts::id.eq(approvals::post_id)))
            .inner_join(threads::table.on(threads::id.eq(posts::thread_id)))
            .inner_join(people::table.on(people::id.eq(posts::author_id)))
            .filter(approvals::decided_at.is_null())
            .filter(posts::held_at.is_not_null())
            .filter(posts::deleted_at.is_null())
            .filter(posts::hidden_at.is_null())
            .select((
                approvals::id,
                approvals::asked_at,
                posts::id,
                posts::kind,
                posts::version,
                posts::html,
                posts::language,
                threads::id,
                threads::title,
                threads::language,
                threads::space_id,
                people::id,
                people::name,
                people::handle,
                people::picture,
                people::created_at,
            ))
    };
}

/// A page of what waits in the spaces that the viewer moderates, or in one of them: the longest waits first, and one
/// more if there are more. It begins after one.
pub fn list_waiting(
    conn: &mut Conn,
    viewer: &Viewer,
    space: Option<SpaceId>,
    after: Option<ApprovalId>,
) -> QueryResult<Vec<ListedApproval>> {
    let spaces: Vec<SpaceId> = policy::spaces_of(viewer);
    let spaces: Vec<SpaceId> = spaces.into_iter().filter(|it| space.is_none_or(|only| only == *it)).collect();
    let mut page = waiting!().filter(threads::space_id.eq_any(spaces)).into_boxed::<MultiBackend>();
    if let Some(after) = after {
        let at: Instant = approvals::table.find(after).select(approvals::asked_at).first(conn)?;
        page = page.filter(approvals::asked_at.gt(at).or(approvals::asked_at.eq(at).and(approvals::id.gt(after))));
    }
    page.order((approvals::asked_at, approvals::id)).limit(i64::try_from(PAGE + 1).unwrap_or(i64::MAX)).load(conn)
}

/// What the viewer wrote that waits, the latest first.
pub fn list_own(conn: &mut Conn, viewer: &Viewer) -> QueryResult<Vec<ListedApproval>> {
    let Some(person) = viewer.id() else { return Ok(Vec::new()) };
    waiting!()
        .filter(posts::author_id.eq(person))
        .filter(in_spaces_of!(viewer))
        .order(approvals::id.desc())
        .limit(MOST_OWN)
        .load(conn)
}

/// How long posts usually wait in a space: half of the latest decisions took no longer. Nothing where too few were
/// made.
pub fn usual_wait(conn: &mut Conn, space: SpaceId) -> QueryResult<Option<Duration>> {
    let decided: Vec<(Instant, Option<Instant>)> = approvals::table
        .inner_join(posts::table.on(posts::id.eq(approvals::post_id)))
        .inner_join(threads::table.on(threads::id.eq(posts::thread_id)))
        .filter(approvals::decided_at.is_not_null())
        .filter(threads::space_id.eq(space))
        .order(approvals::decided_at.desc())
        .limit(LATEST)
        .select((approvals::asked_at, approvals::decided_at))
        .load(conn)?;
    let waits = decided.iter().filter_map(|(asked, decided)| decided.map(|it| it.micros() - asked.micros()));
    Ok(median(waits.collect()))
}

fn median(mut waits: Vec<i64>) -> Option<Duration> {
    waits.sort_unstable();
    let middle = waits.get(waits.len() / 2).filter(|_| waits.len() >= FEWEST)?;
    Some(Duration::from_micros(u64::try_from(*middle).unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_wait() {
        for (waits, expected) in [
            (vec![], None),
            (vec![1, 2], None),
            (vec![9, 1, 5], Some(5)),
            (vec![1, 1, 8, 9], Some(8)),
            (vec![-1, -1, -1], Some(0)),
        ] {
            assert_eq!(median(waits), expected.map(Duration::from_micros));
        }
    }
}
