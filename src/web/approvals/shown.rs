//! What pages say of a post that waits for approval, or that was declined.

use std::collections::BTreeMap;
use std::time::Duration;

use serde::Serialize;

use crate::approvals::{self, Approval, Outcome, policy};
use crate::error::Result;
use crate::ids::{PersonId, PostId, SpaceId};
use crate::platform::db::Conn;
use crate::platform::words::Message;
use crate::posts::Post;
use crate::rights::Viewer;
use crate::rules;
use crate::threads::Thread;

/// What is known of posts that are held.
#[derive(Default)]
pub(in crate::web) struct Held {
    latest: BTreeMap<PostId, Approval>,
    usual: Option<Duration>,
    /// Which rules held them: for those who decide.
    found: Vec<(PostId, String)>,
}

/// That a post waits for approval, or was declined.
#[derive(Clone, Debug, Serialize)]
pub(in crate::web) struct ShownHeld {
    is_declined: bool,
    /// Why, if it was declined.
    why: Option<String>,
    /// How long it usually takes.
    usually: Option<Message>,
    /// The rules that hold it, for those who decide.
    found: Vec<String>,
    is_own: bool,
    may_decide: bool,
    /// What it says now: that is what is approved.
    version: i64,
}

impl Held {
    /// Of some posts of a thread: no query where none of them is held.
    pub(in crate::web) fn load<'p>(
        conn: &mut Conn,
        viewer: &Viewer,
        thread: &Thread,
        posts: impl Iterator<Item = &'p Post>,
    ) -> Result<Self> {
        let held: Vec<PostId> = posts.filter(|post| post.held_at.is_some()).map(|post| post.id).collect();
        if held.is_empty() { Ok(Self::default()) } else { Self::of(conn, viewer, thread.space_id, &held) }
    }

    /// Of some posts of a space that are held.
    pub(super) fn of(conn: &mut Conn, viewer: &Viewer, space: SpaceId, held: &[PostId]) -> Result<Self> {
        let may_decide = policy::may_decide(viewer, space).is_ok();
        Ok(Self {
            latest: approvals::list_latest(conn, held)?.into_iter().map(|it| (it.post_id, it)).collect(),
            usual: approvals::usual_wait(conn, space)?,
            found: if may_decide { rules::list_found_in(conn, held)? } else { Vec::new() },
        })
    }

    /// What is said of one of them.
    pub(in crate::web) fn shown(&self, viewer: &Viewer, space: SpaceId, post: &Post) -> Option<ShownHeld> {
        post.held_at.map(|_| self.one(viewer, space, post.id, post.author_id, post.version))
    }

    /// The same by its parts.
    pub(super) fn one(&self, viewer: &Viewer, space: SpaceId, post: PostId, by: PersonId, version: i64) -> ShownHeld {
        let latest = self.latest.get(&post);
        let declined = latest.filter(|it| it.outcome == Some(Outcome::Declined));
        ShownHeld {
            is_declined: declined.is_some(),
            why: declined.map(|it| it.why.clone()),
            usually: self.usual.filter(|_| declined.is_none()).map(usually),
            found: self.found.iter().filter(|found| found.0 == post).map(|found| found.1.clone()).collect(),
            is_own: viewer.is(by),
            may_decide: policy::may_decide(viewer, space).is_ok(),
            version,
        }
    }
}

/// In full hours, rounded up.
fn usually(wait: Duration) -> Message {
    let hours = i64::try_from(wait.as_secs().div_ceil(60 * 60)).unwrap_or(i64::MAX).max(1);
    Message::new("approvals-usually").with("count", hours)
}
