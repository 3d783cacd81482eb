//! Posts that come to the review by a rule: those that wait for approval, and those that a rule flagged.

use diesel::prelude::*;

use super::{Ending, NewDecision, decide, model, weigh};
use crate::approvals;
use crate::error::Result;
use crate::flags::Reason;
use crate::ids::PostId;
use crate::platform::db::schema::posts as rows;
use crate::platform::db::{QueryResult, Tx};
use crate::posts::{self, Post};
use crate::rights::Member;
use crate::rules;
use crate::threads;

/// Opens a post's case, if a rule holds or flags what it says now and none is open. Done again, nothing changes.
pub fn take_up(tx: &mut Tx<'_>, post: PostId) -> Result<()> {
    let Some(post) = lock(tx, post)? else { return Ok(()) };
    if model::find_open(tx.conn(), post.id)?.is_some() || post.hidden_at.is_some() || post.deleted_at.is_some() {
        return Ok(());
    }
    let is_waiting = post.held_at.is_some() && approvals::is_waiting(tx.conn(), post.id)?;
    let is_flagged = post.held_at.is_none() && rules::is_found_in(tx.conn(), post.id, post.version)?;
    let reason = match (is_waiting, is_flagged) {
        (true, _) => Reason::Held,
        (_, true) => Reason::Rule,
        _ => return Ok(()),
    };
    let case = model::open(tx, post.id, reason)?;
    weigh::weigh(tx, &[case])
}

/// The post, once nobody else changes its thread.
fn lock(tx: &mut Tx<'_>, id: PostId) -> QueryResult<Option<Post>> {
    let thread = rows::table.find(id).select(rows::thread_id).first(tx.conn()).optional()?;
    let Some(thread) = thread else { return Ok(None) };
    threads::lock_row(tx, thread)?;
    rows::table.find(id).select(Post::as_select()).first(tx.conn()).optional()
}

/// Approves a post that waits: its case ends with it. One that somebody else has is a
/// [`Error::Conflict`](crate::error::Error::Conflict).
pub fn approve(tx: &mut Tx<'_>, by: &Member, post: PostId, version: i64) -> Result<()> {
    match open_case(tx, by, post)? {
        Some(case) => decide(tx, by, case, &ending(Ending::Approved { version }, "")).map(drop),
        None => approvals::approve(tx, by, post, version),
    }
}

/// Declines a post that waits, with the reason; its case ends with it.
pub fn decline(tx: &mut Tx<'_>, by: &Member, post: PostId, version: i64, why: &str) -> Result<()> {
    match open_case(tx, by, post)? {
        Some(case) if !why.is_empty() => decide(tx, by, case, &ending(Ending::Declined { version }, why)).map(drop),
        _ => approvals::decline(tx, by, post, version, why),
    }
}

fn ending(ending: Ending, message: &str) -> NewDecision {
    NewDecision { ending, message: message.to_owned(), reply: String::new(), note: String::new() }
}

fn open_case(tx: &mut Tx<'_>, by: &Member, post: PostId) -> Result<Option<crate::ids::CaseId>> {
    let (thread, post) = posts::find_to_change(tx, by, post)?;
    approvals::policy::may_decide(by, thread.space_id)?;
    Ok(model::find_open(tx.conn(), post.id)?.map(|case| case.id))
}
