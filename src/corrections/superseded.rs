//! Where answers lead to, for whoever reads them.

use std::collections::BTreeMap;

use diesel::prelude::*;

use super::supersede::Supersession;
use crate::ids::{PostId, SupersessionId, ThreadId};
use crate::platform::clock::Instant;
use crate::platform::db::schema::{people, posts, supersessions, threads};
use crate::platform::db::{Conn, QueryResult};
use crate::rights::Viewer;
use crate::threads::in_spaces_of;

/// What is better than an answer.
#[derive(Clone, Debug)]
pub struct Better {
    /// The answer that leads to it, and by which row.
    pub supersession: Supersession,
    /// The better answer and who wrote it; none if it is a thread as a whole.
    pub answer: Option<(PostId, String)>,
    /// Its thread.
    pub thread: ThreadId,
    /// What that asks.
    pub title: String,
    /// In which language.
    pub language: Option<String>,
}

/// What is better than those of some answers that lead to something the viewer may read: one query, and two more if
/// there is any.
pub fn better_than(conn: &mut Conn, viewer: &Viewer, among: &[PostId]) -> QueryResult<Vec<Better>> {
    let rows: Vec<Supersession> = supersessions::table
        .filter(supersessions::post_id.eq_any(among.to_vec()))
        .select(Supersession::as_select())
        .load(conn)?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let answers: Vec<PostId> = rows.iter().filter_map(|row| row.better_post_id).collect();
    let answers = readable(conn, &answers)?;
    let ids: Vec<ThreadId> =
        rows.iter().filter_map(|row| row.better_thread_id).chain(answers.values().map(|(thread, _)| *thread)).collect();
    let titles: Vec<(ThreadId, String, Option<String>)> = threads::table
        .filter(threads::id.eq_any(ids))
        .filter(in_spaces_of!(viewer))
        .filter(threads::hidden_at.is_null())
        .select((threads::id, threads::title, threads::language))
        .load(conn)?;
    let better = |row: Supersession| {
        let answer = row.better_post_id.map(|id| answers.get(&id).map(|(thread, by)| (id, *thread, by.clone())));
        // An answer that went out of sight leads nowhere.
        let answer = match answer {
            Some(found) => Some(found?),
            None => None,
        };
        let thread = answer.as_ref().map(|(_, thread, _)| *thread).or(row.better_thread_id)?;
        let (_, title, language) = titles.iter().find(|(id, ..)| *id == thread)?.clone();
        let answer = answer.map(|(id, _, by)| (id, by));
        Some(Better { supersession: row, answer, thread, title, language })
    };
    Ok(rows.into_iter().filter_map(better).collect())
}

/// The thread and the author of those of some answers that everybody there may read.
fn readable(conn: &mut Conn, among: &[PostId]) -> QueryResult<BTreeMap<PostId, (ThreadId, String)>> {
    let rows: Vec<(PostId, ThreadId, Option<String>, String)> = posts::table
        .inner_join(people::table.on(people::id.eq(posts::author_id)))
        .filter(posts::id.eq_any(among.to_vec()))
        .filter(posts::hidden_at.is_null().and(posts::deleted_at.is_null()).and(posts::held_at.is_null()))
        .select((posts::id, posts::thread_id, posts::author_name, people::name))
        .load(conn)?;
    Ok(rows.into_iter().map(|(id, thread, as_named, name)| (id, (thread, as_named.unwrap_or(name)))).collect())
}

/// Since when a row leads from its answer, if it still does, however that is to be read.
pub fn superseded_since(conn: &mut Conn, id: SupersessionId) -> QueryResult<Option<Instant>> {
    supersessions::table.find(id).select(supersessions::at).first(conn).optional()
}
