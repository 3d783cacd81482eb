//! A removal that waits for a second person, as its case shows it.

use serde::Serialize;

use super::story::ShownStep;
use crate::cases::{self, Case, Proposal};
use crate::error::Result;
use crate::platform::clock::Instant;
use crate::platform::db::Conn;
use crate::platform::words::Message;
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

/// What was proposed about a case.
pub(super) struct Proposals {
    /// What waits for a second person.
    pub(super) open: Option<Proposal>,
    pub(super) shown: Option<ShownProposal>,
    pub(super) steps: Vec<ShownStep>,
}

/// What was proposed about a case, and how it looks to a viewer.
pub(super) fn load(
    conn: &mut Conn,
    viewer: &Viewer,
    (case, thread, post): (&Case, &Thread, &Post),
    now: Instant,
) -> Result<Proposals> {
    let all = cases::list_proposals(conn, case.id)?;
    let step = |(it, by): &(Proposal, String)| {
        ShownStep::new(it.at, Message::new("cases-step-proposed").with("name", by.clone()))
    };
    let steps = all.iter().map(step).collect();
    let Some((proposal, by)) = all.into_iter().find(|(it, _)| it.ended_at.is_none()) else {
        return Ok(Proposals { open: None, shown: None, steps });
    };
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
    Ok(Proposals { open: Some(proposal), shown: Some(shown), steps })
}
