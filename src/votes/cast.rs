//! Voting, changing one's vote and withdrawing it.

use super::{Vote, model, policy};
use crate::error::Result;
use crate::events::{self, Event};
use crate::ids::PostId;
use crate::platform::db::Tx;
use crate::posts;
use crate::rights::Member;

/// Makes this somebody's vote on a post, in place of the one before. The same vote again changes nothing.
pub fn cast(tx: &mut Tx<'_>, by: &Member, post: PostId, vote: Vote) -> Result<()> {
    let (thread, post) = posts::find_to_change(tx, by, post)?;
    policy::may_vote(by, &thread, &post, vote)?;

    let (mut up, mut down) = (0, 0);
    if vote != Vote::Up {
        up -= model::remove(tx, post.id, by.id, Vote::Up)?;
    }
    if vote != Vote::Down {
        down -= model::remove(tx, post.id, by.id, Vote::Down)?;
    }
    match vote {
        Vote::Up => up += model::add(tx, post.id, by.id, vote)?,
        Vote::Down => down += model::add(tx, post.id, by.id, vote)?,
        Vote::Neither => {}
    }
    if (up, down) == (0, 0) {
        return Ok(());
    }
    model::count(tx, post.id, up, down)?;
    events::record(tx, &Event::VoteChanged { thread: thread.id, post: post.id, by: by.id, value: vote.value() })
}
