//! Flagging a post: it opens the post's case, or joins the flags that are in it.

use super::{Case, model, weigh};
use crate::error::{Error, Result};
use crate::events::{self, Review};
use crate::flags::{self, NewFlag, policy};
use crate::ids::{CaseId, FlagId, PostId};
use crate::people;
use crate::platform::db::Tx;
use crate::platform::words::Message;
use crate::posts;
use crate::rights::Member;

/// Reports a post. Who has an open flag on it already keeps that one, and nothing changes.
pub fn flag(tx: &mut Tx<'_>, by: &Member, post: PostId, new: &NewFlag) -> Result<FlagId> {
    // Before the thread, so that flags on several posts at once are counted one after the other.
    people::lock(tx, by.id)?;
    let (thread, post) = posts::find_to_change(tx, by, post)?;
    policy::may_flag(by, &thread, &post)?;
    if !new.reason.is_raised() {
        return Err(Error::field("reason", Message::new("flags-reason-missing")));
    }
    if let Some(same) = flags::find_open(tx.conn(), post.id, by.id)? {
        return Ok(same);
    }
    let now = tx.now();
    let allowance = flags::allowance_of(tx.conn(), by.id, now)?;
    if allowance.left == 0 {
        return Err(Error::TooMany { until: allowance.until.unwrap_or(now) });
    }
    let case = case_for(tx, post.id, new)?;
    let flag = flags::add(tx, by.id, (post.id, post.version), (case, policy::flagger(by, &thread)), new)?;
    weigh::weigh(tx, &[case])?;
    let why = new.reason.word().to_owned();
    events::record(tx, &Review::FlagRaised { flag, case, thread: thread.id, post: post.id, by: by.id, why }.into())?;
    Ok(flag)
}

/// The post's open case; one that waits for its author comes back if this is graver than what they were asked about.
fn case_for(tx: &mut Tx<'_>, post: PostId, new: &NewFlag) -> Result<CaseId> {
    let Some(case) = model::find_open(tx.conn(), post)? else { return Ok(model::open(tx, post, new.reason)?) };
    let is_graver = super::urgency::minutes_of(new.reason) > super::urgency::minutes_of(case.reason);
    if is_graver && case.asked_until.is_some() {
        let now = tx.now();
        model::keep(tx, &Case { asked_until: Some(now), ..case.clone() })?;
    }
    Ok(case.id)
}
