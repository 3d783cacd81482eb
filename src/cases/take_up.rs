//! Posts that come to the review by a rule: those that wait for approval, and those that a rule flagged.

use diesel::prelude::*;

use super::{Ending, NewDecision, decide, model, weigh};
use crate::approvals;
use crate::error::Result;
use crate::flags::Reason;
use crate::ids::PostId;
use crate::platform::db::schema::{cases as rows_of_cases, posts as rows};
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::posts::{self, Post};
use crate::rights::Member;
use crate::rules;
use crate::threads;

/// Opens a post's case, if a rule holds or flags what it says now and none is open. Done again, nothing changes.
pub fn take_up(tx: &mut Tx<'_>, post: PostId) -> Result<()> {
    let Some(post) = lock(tx, post)? else { return Ok(()) };
    if model::find_open(tx.conn(), post.id)?.is_some() {
        return Ok(());
    }
    let Some(reason) = reason_of(tx.conn(), &post)? else { return Ok(()) };
    let case = model::open(tx, post.id, reason)?;
    weigh::weigh(tx, &[case])
}

/// Why a post is reviewed whatever people report: it waits, or a rule found something in what it says now and nobody
/// has decided on that yet.
pub(super) fn reason_of(conn: &mut Conn, post: &Post) -> Result<Option<Reason>> {
    if post.hidden_at.is_some() || post.deleted_at.is_some() {
        return Ok(None);
    }
    if post.held_at.is_some() {
        return Ok(approvals::is_waiting(conn, post.id)?.then_some(Reason::Held));
    }
    let Some(at) = rules::found_at(conn, post.id, post.version)? else { return Ok(None) };
    let decided: i64 = rows_of_cases::table
        .filter(rows_of_cases::post_id.eq(post.id))
        .filter(rows_of_cases::closed_at.ge(at))
        .count()
        .get_result(conn)?;
    Ok((decided == 0).then_some(Reason::Rule))
}

/// The post, once nobody else changes its thread.
pub(super) fn lock(tx: &mut Tx<'_>, id: PostId) -> QueryResult<Option<Post>> {
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
    NewDecision { ending, message: message.to_owned(), reply: String::new(), note: String::new(), suspension: None }
}

fn open_case(tx: &mut Tx<'_>, by: &Member, post: PostId) -> Result<Option<crate::ids::CaseId>> {
    let (thread, post) = posts::find_to_change(tx, by, post)?;
    approvals::policy::may_decide(by, thread.space_id)?;
    Ok(model::find_open(tx.conn(), post.id)?.map(|case| case.id))
}
