//! Posts that were added to a thread at its source.

use diesel::prelude::*;

use super::KnownThread;
use crate::error::Result;
use crate::imports::keep::authors::Authors;
use crate::imports::keep::compose::{ReadyPost, State};
use crate::platform::db::Tx;
use crate::platform::db::schema::threads;
use crate::posts::PostKind;

/// Counts the new posts of a thread, whose rows are there; whether there are any.
pub(super) fn bring(tx: &mut Tx<'_>, authors: &Authors, thread: &KnownThread<'_>) -> Result<bool> {
    let is_new = |post: &&ReadyPost| matches!(post.state, State::New(_));
    let posts = &thread.ready.posts;
    if !posts.iter().any(|post| is_new(&post)) {
        return Ok(false);
    }
    let answers = posts.iter().filter(is_new).filter(|post| post.kind == PostKind::Answer);
    let newest = answers.clone().max_by_key(|answer| answer.created_at);
    let more = i64::try_from(answers.count()).unwrap_or(i64::MAX);
    // The first statement locks the row on PostgreSQL.
    diesel::update(threads::table.find(thread.id))
        .set(threads::answer_count.eq(threads::answer_count + more))
        .execute(tx.conn())?;
    if let Some(answer) = newest {
        let (at, by) = (thread.ready.active_at, authors.id_of(&answer.author));
        diesel::update(threads::table.find(thread.id).filter(threads::last_activity_at.lt(at)))
            .set((threads::last_activity_at.eq(at), threads::last_post_by.eq(by)))
            .execute(tx.conn())?;
    }
    Ok(true)
}
