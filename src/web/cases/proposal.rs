//! A removal that waits for a second person, as its case shows it.

use serde::Serialize;

use crate::cases::{self, Case, Proposal};
use crate::error::Result;
use crate::platform::clock::Instant;
use crate::platform::db::Conn;
use crate::posts::Post;
use crate::rights::Viewer;
use crate::threads::Thread;

/// What was proposed.
#[derive(Serialize)]
pub(super) struct ShownProposal {
    by: String,
    at: i64,
    /// The key of the rule.
    why: String,
    note: String,
    is_mine: bool,
    /// From when on who is alone may do it.
    alone_until: Option<i64>,
    is_due: bool,
}

/// The proposal of a case that waits, and how it looks to a viewer.
pub(super) fn find(
    conn: &mut Conn,
    viewer: &Viewer,
    (case, thread, post): (&Case, &Thread, &Post),
    now: Instant,
) -> Result<Option<(Proposal, ShownProposal)>> {
    let all = cases::list_proposals(conn, case.id)?;
    let Some((proposal, by)) = all.into_iter().find(|(it, _)| it.ended_at.is_none()) else { return Ok(None) };
    let alone_until = cases::alone_until(conn, thread.space_id, post.author_id, &proposal, now)?;
    let shown = ShownProposal {
        by,
        at: proposal.at.micros(),
        why: format!("moderation-why-{}", proposal.why.word().replace('_', "-")),
        note: proposal.note.clone(),
        is_mine: viewer.is(proposal.by_id),
        alone_until: alone_until.map(Instant::micros),
        is_due: alone_until.is_some_and(|until| until <= now),
    };
    Ok(Some((proposal, shown)))
}
