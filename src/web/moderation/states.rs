//! Locking and pinning: buttons in the thread's head.

use crate::error::Result;
use crate::ids::ThreadId;
use crate::moderation;
use crate::rights::Member;
use crate::web::{Path, Response, Visit};

/// `POST /threads/{thread}/lock`
pub async fn lock(visit: Visit, by: Member, thread: Path<ThreadId>) -> Result<Response> {
    let thread = *thread;
    visit.write(move |tx| moderation::lock(tx, &by, thread)).await?;
    visit.leads_to_saying(&format!("/threads/{thread}"), "moderation-said-locked")
}

/// `POST /threads/{thread}/lock/withdraw`
pub async fn unlock(visit: Visit, by: Member, thread: Path<ThreadId>) -> Result<Response> {
    let thread = *thread;
    visit.write(move |tx| moderation::unlock(tx, &by, thread)).await?;
    visit.leads_to_saying(&format!("/threads/{thread}"), "moderation-said-unlocked")
}

/// `POST /threads/{thread}/pin`
pub async fn pin(visit: Visit, by: Member, thread: Path<ThreadId>) -> Result<Response> {
    let thread = *thread;
    visit.write(move |tx| moderation::pin(tx, &by, thread)).await?;
    visit.leads_to_saying(&format!("/threads/{thread}"), "moderation-said-pinned")
}

/// `POST /threads/{thread}/pin/withdraw`
pub async fn unpin(visit: Visit, by: Member, thread: Path<ThreadId>) -> Result<Response> {
    let thread = *thread;
    visit.write(move |tx| moderation::unpin(tx, &by, thread)).await?;
    visit.leads_to_saying(&format!("/threads/{thread}"), "moderation-said-unpinned")
}
