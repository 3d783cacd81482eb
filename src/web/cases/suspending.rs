//! Suspending the author of what is removed: what the form offers, and what came of it.

use serde::Serialize;

use super::sweeps::{ShownPick, terms};
use crate::cases::{self, Decision, Term};
use crate::error::Result;
use crate::platform::clock::Instant;
use crate::platform::db::Conn;
use crate::platform::words::Message;
use crate::posts::Post;
use crate::rights::Viewer;
use crate::threads::Thread;

/// How long the author can be suspended with a removal; nothing, and why, where they cannot.
#[derive(Default, Serialize)]
pub(super) struct ShownSuspending {
    terms: Vec<ShownPick>,
    exempt: Option<Message>,
}

/// Until when somebody is suspended, and why.
#[derive(Serialize)]
pub(super) struct ShownSuspension {
    until: Option<i64>,
    why: String,
}

/// How long the author of a post can be suspended with its removal.
pub(super) fn offered(
    conn: &mut Conn,
    viewer: &Viewer,
    (thread, post): (&Thread, &Post),
    chosen: Option<Term>,
    now: Instant,
) -> Result<ShownSuspending> {
    Ok(match cases::exempt(conn, viewer, post.author_id, now)? {
        Some(exempt) => ShownSuspending { terms: Vec::new(), exempt: Some(exempt.message()) },
        None => ShownSuspending { terms: terms(chosen, viewer.is_lead_of(thread.space_id)), exempt: None },
    })
}

/// The suspension that came with a decision.
pub(super) fn of_decision(conn: &mut Conn, decision: Option<&Decision>) -> Result<Option<ShownSuspension>> {
    let Some(decision) = decision else { return Ok(None) };
    let found = cases::suspension_of(conn, decision.id)?;
    Ok(found.map(|(until, why)| ShownSuspension { until: until.map(Instant::micros), why }))
}
