//! What changes around a post when everybody may read it again, or no longer.

use diesel::dsl::exists;
use diesel::prelude::*;

use super::{Post, PostKind};
use crate::error::Result;
use crate::ids::{PersonId, PostId};
use crate::platform::db::schema::{acceptances, alternatives, people, posts, verifications};
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::rights::Viewer;
use crate::threads::{self, Thread};

/// A post that somebody is about to change, with its thread: nobody else changes either until the
/// transaction ends.
pub fn find_to_change(tx: &mut Tx<'_>, by: &Viewer, id: PostId) -> Result<(Thread, Post)> {
    let (thread, _) = super::find_visible(tx.conn(), by, id)?;
    let thread = threads::find_to_change(tx, by, thread.id)?;
    let post = super::find_in(tx.conn(), &thread, id)?;
    Ok((thread, post))
}

/// Whether an answer is accepted, verified or known to work as well.
pub fn is_marked(conn: &mut Conn, id: PostId) -> QueryResult<bool> {
    let accepted = exists(acceptances::table.filter(acceptances::post_id.eq(id)));
    let verified = exists(verifications::table.find(id));
    let works = exists(alternatives::table.find(id));
    diesel::select(accepted.or(verified).or(works)).get_result(conn)
}

/// Counts a post in or out, after it came into everybody's sight or went out of it: its author's posts, its
/// thread's answers, and for a question the thread itself, which then stands in lists or in none.
pub fn sight_changed(tx: &mut Tx<'_>, thread: &Thread, post: &Post, is_shown: bool) -> Result<()> {
    let more = if is_shown { 1 } else { -1 };
    count_posts(tx, post.author_id, more)?;
    match post.kind {
        PostKind::Comment => {}
        PostKind::Answer => threads::count_answers(tx, thread.id, more)?,
        PostKind::Question => {
            let hidden_at = (!is_shown).then(|| tx.now());
            threads::hide_from_lists(tx, thread.id, hidden_at)?;
        }
    }
    Ok(())
}

/// Adds to how many posts of somebody's everybody may read.
fn count_posts(tx: &mut Tx<'_>, author: PersonId, more: i64) -> QueryResult<()> {
    diesel::update(people::table.find(author))
        .set(people::post_count.eq(people::post_count + more))
        .execute(tx.conn())?;
    Ok(())
}

/// Says whether a post waits for a moderator's yes, or no longer.
pub fn set_held(tx: &mut Tx<'_>, id: PostId, is_held: bool) -> QueryResult<()> {
    let at = is_held.then(|| tx.now());
    diesel::update(posts::table.find(id)).set(posts::held_at.eq(at)).execute(tx.conn())?;
    Ok(())
}

/// Says whether its author has deleted a post.
pub(super) fn set_deleted(tx: &mut Tx<'_>, id: PostId, is_deleted: bool) -> QueryResult<()> {
    let at = is_deleted.then(|| tx.now());
    diesel::update(posts::table.find(id)).set(posts::deleted_at.eq(at)).execute(tx.conn())?;
    Ok(())
}
