//! Appealing against a decision.

use diesel::prelude::*;

use super::model::{self, LONGEST};
use super::policy::{self, Refusal};
use crate::cases;
use crate::error::{Error, Result};
use crate::events::{self, Review};
use crate::ids::{AppealId, DecisionId};
use crate::platform::db::schema::appeals;
use crate::platform::db::{QueryResult, Tx};
use crate::platform::forms::Check;
use crate::rights::Member;
use crate::threads;

/// Asks for another look at a decision on what one wrote: once, within thirty days, with words. Who is suspended may
/// too. Somebody else's decision does not exist.
pub fn appeal(tx: &mut Tx<'_>, by: &Member, id: DecisionId, words: &str) -> Result<AppealId> {
    let (_, _, thread) = cases::find_own(tx.conn(), by, id)?;
    threads::lock_row(tx, thread.id)?;
    // It may have been made somebody else's, or elsewhere, while this waited.
    let (decision, post, thread) = cases::find_own(tx.conn(), by, id)?;
    let has_appealed = model::of_decision(tx.conn(), id)?.is_some();
    let now = tx.now();
    policy::may_appeal(&decision, has_appealed, now).map_err(beside)?;
    Check::new().body("words", words, 1..=LONGEST).finish()?;
    let appeal: QueryResult<AppealId> = diesel::insert_into(appeals::table)
        .values((
            appeals::decision_id.eq(id),
            appeals::person_id.eq(by.id),
            appeals::made_at.eq(now),
            appeals::words.eq(words),
        ))
        .returning(appeals::id)
        .get_result(tx.conn());
    let appeal = appeal?;
    let (thread, post) = (thread.id, post.id);
    events::record(tx, &Review::AppealMade { appeal, decision: id, thread, post, by: by.id }.into())?;
    Ok(appeal)
}

/// What cannot be said any more is told beside the field, so that the words are not lost.
fn beside(refusal: Refusal) -> Error {
    Error::field("words", refusal.message())
}
