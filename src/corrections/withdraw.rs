//! Withdrawing a correction that should not stand: the answer is read as it was, and the history tells it.

use super::{model, policy};
use crate::error::Result;
use crate::events::{self, Event};
use crate::ids::{CorrectionId, PostId};
use crate::moderation::{self, ActKind, NewAct};
use crate::platform::db::Tx;
use crate::platform::forms::Check;
use crate::platform::text;
use crate::posts;
use crate::rights::Member;

use super::correct::LONGEST_WHY;

/// Withdraws a correction; `why` stands in the history. Marks that the answer lost are for people to give again. One
/// that stands no longer stays so.
pub fn withdraw(tx: &mut Tx<'_>, by: &Member, post: PostId, id: CorrectionId, why: &str) -> Result<()> {
    let (thread, post) = posts::find_to_change(tx, by, post)?;
    policy::may_put_right(by, &thread)?;
    let why = text::clean_body(why).trim().to_owned();
    Check::new().text("withdrawn_why", &why, 0..=LONGEST_WHY).finish()?;
    if model::find_of(tx.conn(), post.id, id)?.is_none_or(|it| it.ended_at.is_some()) {
        return Ok(());
    }
    model::end(tx, id, by.id, Some(&why))?;
    let (thread, post, by) = (thread.id, post.id, by.id);
    let kind = ActKind::CorrectionWithdrawn;
    moderation::note(tx, &NewAct { thread, post: Some(post), kind, why: None, note: &why, by })?;
    let how = kind.word().to_owned();
    events::record(tx, &Event::CorrectionChanged { thread, post, by, how })
}
