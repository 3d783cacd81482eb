//! Entries as the help pages list them: those of the spaces that are open to the viewer.

use diesel::prelude::*;

use super::Standing;
use super::standing::{self, Present, Source};
use crate::corrections;
use crate::ids::{PersonId, PostId, SpaceId, ThreadId};
use crate::platform::clock::Instant;
use crate::platform::db::schema::{acceptances, faq_entries, posts, threads, verifications};
use crate::platform::db::{Conn, MultiBackend, QueryResult};
use crate::posts::PostKind;
use crate::rights::Viewer;

/// An entry with its thread.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "each field is its column")]
pub struct ListedEntry {
    pub thread: ThreadId,
    pub space: SpaceId,
    pub title: String,
    pub language: Option<String>,
    pub markdown: String,
    pub html: String,
    /// Whether its thread is resolved and can be read, so that it can be confirmed.
    pub is_resolved: bool,
    pub standing: Standing,
    pub checked_at: Instant,
}

#[derive(Queryable)]
struct Kept {
    thread: ThreadId,
    space: SpaceId,
    asked_by: PersonId,
    title: String,
    language: Option<String>,
    resolved_at: Option<Instant>,
    hidden_at: Option<Instant>,
    markdown: String,
    html: String,
    answer: Option<PostId>,
    answer_version: i64,
    question_version: i64,
    checked_at: Instant,
}

/// The answer that an entry was taken from, as it is now.
#[derive(Queryable)]
struct Answer {
    accepted: Option<PostId>,
    version: Option<i64>,
    hidden_at: Option<Instant>,
    deleted_at: Option<Instant>,
    held_at: Option<Instant>,
    verified: Option<PostId>,
}

diesel::alias!(posts as asked: Asked);

/// The entries of every space open to the viewer, each space's in its order: three queries.
pub fn list(conn: &mut Conn, viewer: &Viewer) -> QueryResult<Vec<ListedEntry>> {
    entries(conn, viewer, viewer.spaces(), None)
}

/// Those of some threads that are open to the viewer and are entries.
pub fn list_of(conn: &mut Conn, viewer: &Viewer, threads: &[ThreadId]) -> QueryResult<Vec<ListedEntry>> {
    entries(conn, viewer, viewer.spaces(), Some(threads))
}

/// The entries of one space, if it is open to the viewer, in their order.
pub fn list_in(conn: &mut Conn, viewer: &Viewer, space: SpaceId) -> QueryResult<Vec<ListedEntry>> {
    if viewer.may_enter(space) { entries(conn, viewer, &[space], None) } else { Ok(Vec::new()) }
}

/// A thread whose question is hidden stays listed for who may know of it: its lead has to see it.
fn entries(
    conn: &mut Conn,
    viewer: &Viewer,
    spaces: &[SpaceId],
    among: Option<&[ThreadId]>,
) -> QueryResult<Vec<ListedEntry>> {
    let mut query = faq_entries::table
        .inner_join(threads::table.on(threads::id.eq(faq_entries::thread_id)))
        .inner_join(asked.on(asked.field(posts::thread_id).eq(faq_entries::thread_id)))
        .left_join(acceptances::table.on(acceptances::thread_id.eq(faq_entries::thread_id)))
        .left_join(posts::table.on(faq_entries::answer_id.eq(posts::id.nullable())))
        .left_join(verifications::table.on(faq_entries::answer_id.eq(verifications::post_id.nullable())))
        .filter(asked.field(posts::kind).eq(PostKind::Question))
        .filter(threads::space_id.eq_any(spaces.to_vec()))
        .order((threads::space_id, faq_entries::position, faq_entries::thread_id))
        .select((
            (
                threads::id,
                threads::space_id,
                threads::asked_by,
                threads::title,
                threads::language,
                threads::resolved_at,
                threads::hidden_at,
                faq_entries::markdown,
                faq_entries::html,
                faq_entries::answer_id,
                faq_entries::answer_version,
                faq_entries::question_version,
                faq_entries::checked_at,
            ),
            (
                acceptances::post_id.nullable(),
                posts::version.nullable(),
                posts::hidden_at.nullable(),
                posts::deleted_at.nullable(),
                posts::held_at.nullable(),
                verifications::post_id.nullable(),
            ),
            asked.field(posts::version),
        ))
        .into_boxed::<MultiBackend>();
    if let Some(among) = among {
        query = query.filter(faq_entries::thread_id.eq_any(among.to_vec()));
    }
    let rows: Vec<(Kept, Answer, i64)> = query.load(conn)?;
    let may_know = |kept: &Kept| kept.hidden_at.is_none() || viewer.is(kept.asked_by) || viewer.is_staff_of(kept.space);
    let rows: Vec<(Kept, Answer, i64)> = rows.into_iter().filter(|(kept, ..)| may_know(kept)).collect();
    let threads: Vec<ThreadId> = rows.iter().map(|(kept, ..)| kept.thread).collect();
    let put_right = corrections::last_changes(conn, &threads)?;
    Ok(rows
        .into_iter()
        .map(|(kept, answer, question)| listed(put_right.get(&kept.thread).copied(), kept, &answer, question))
        .collect())
}

fn listed(put_right_at: Option<Instant>, kept: Kept, answer: &Answer, question: i64) -> ListedEntry {
    let is_shown = answer.hidden_at.is_none() && answer.deleted_at.is_none() && answer.held_at.is_none();
    let now = Present {
        is_resolved: kept.resolved_at.is_some() && kept.hidden_at.is_none(),
        accepted: answer.accepted,
        version: answer.version.filter(|_| is_shown),
        is_verified: answer.verified.is_some(),
        is_put_right: put_right_at.is_some_and(|at| at > kept.checked_at),
        question,
    };
    let source = Source { answer: kept.answer, version: kept.answer_version, question: kept.question_version };
    ListedEntry {
        is_resolved: now.is_resolved,
        standing: standing::standing(source, now),
        thread: kept.thread,
        space: kept.space,
        title: kept.title,
        language: kept.language,
        markdown: kept.markdown,
        html: kept.html,
        checked_at: kept.checked_at,
    }
}
