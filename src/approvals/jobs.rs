//! Telling the review of posts that rules have found something in: in a job, since it stands above.

use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::ids::PostId;
use crate::platform::db::Tx;
use crate::platform::jobs::{self, Job};

/// A post that waits for approval, or that a rule flagged.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
pub struct LookInto {
    /// Which.
    pub post: PostId,
}

impl Job for LookInto {
    const KIND: &'static str = "approvals.look_into";
}

/// Asks the review to look into a post.
pub(super) fn ask_for_review(tx: &mut Tx<'_>, post: PostId) -> Result<()> {
    let now = tx.now();
    jobs::enqueue(tx, &LookInto { post }, now)?;
    Ok(())
}
