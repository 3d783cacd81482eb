//! The buttons that follow a thread and that say "I have this too"; they stand in the thread's head.

use super::{Path, Response, Visit};
use crate::error::Result;
use crate::ids::ThreadId;
use crate::rights::Member;
use crate::{follows, toos};

/// `POST /threads/{thread}/follow`
pub async fn follow(visit: Visit, by: Member, thread: Path<ThreadId>) -> Result<Response> {
    let thread = *thread;
    visit.write(move |tx| follows::follow(tx, &by, thread)).await?;
    visit.leads_to_saying(&format!("/threads/{thread}"), "follows-said-followed")
}

/// `POST /threads/{thread}/follow/withdraw`
pub async fn unfollow(visit: Visit, by: Member, thread: Path<ThreadId>) -> Result<Response> {
    let thread = *thread;
    visit.write(move |tx| follows::unfollow(tx, &by, thread)).await?;
    visit.leads_to_saying(&format!("/threads/{thread}"), "follows-said-withdrawn")
}

/// `POST /threads/{thread}/too`
pub async fn mark_too(visit: Visit, by: Member, thread: Path<ThreadId>) -> Result<Response> {
    let thread = *thread;
    visit.write(move |tx| toos::mark(tx, &by, thread)).await?;
    visit.leads_to_saying(&format!("/threads/{thread}"), "toos-said-marked")
}

/// `POST /threads/{thread}/too/withdraw`
pub async fn withdraw_too(visit: Visit, by: Member, thread: Path<ThreadId>) -> Result<Response> {
    let thread = *thread;
    visit.write(move |tx| toos::withdraw(tx, &by, thread)).await?;
    visit.leads_to_saying(&format!("/threads/{thread}"), "toos-said-withdrawn")
}
