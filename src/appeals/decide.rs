//! Deciding on an appeal.

use diesel::prelude::*;

use super::model::{self, Found, LONGEST};
use super::{Outcome, policy};
use crate::audit::{self, Act, Kind};
use crate::cases::{self, Remains};
use crate::error::{Error, Result};
use crate::events::{self, Review};
use crate::ids::AppealId;
use crate::people;
use crate::platform::db::schema::appeals;
use crate::platform::db::{QueryResult, Tx};
use crate::platform::forms::Check;
use crate::platform::words::Message;
use crate::rights::Member;
use crate::threads;

/// What a moderator says to an appeal.
#[derive(Clone, Debug)]
pub struct NewAnswer {
    /// Whether the decision stays.
    pub outcome: Outcome,
    /// To the author.
    pub words: String,
}

/// Decides on an appeal. Overturned, what the decision did is taken back; what came in between, and so stays, is
/// returned. One that somebody has decided on is a [`Error::Conflict`] that says who and how.
pub fn decide(tx: &mut Tx<'_>, by: &Member, id: AppealId, new: &NewAnswer) -> Result<Option<Remains>> {
    let found = model::find(tx.conn(), by, id)?;
    threads::lock_row(tx, found.thread.id)?;
    let found = model::find(tx.conn(), by, id)?;
    refuse_decided(tx, &found)?;
    let now = tx.now();
    let has_others = model::has_others(tx.conn(), &found, now)?;
    let is_same = policy::may_decide(by, &found, has_others, now)?;
    Check::new().body("answer", &new.words, 1..=LONGEST).finish()?;
    let remains = match new.outcome {
        Outcome::Overturned => cases::restore(tx, by, found.decision.id)?,
        Outcome::Upheld => {
            cases::forget(tx, found.decision.id)?;
            None
        }
    };
    keep(tx, by, id, new, (is_same, remains))?;
    let (decision, thread, post) = (found.decision.id, found.thread.id, found.post.id);
    let detail = format!("appeal {id} {}", new.outcome);
    audit::record(tx, Act::new(Kind::AppealDecided).by(by.id).about(found.appeal.person_id).detail(&detail))?;
    let how = new.outcome.word().to_owned();
    events::record(tx, &Review::AppealDecided { appeal: id, decision, thread, post, by: by.id, how }.into())?;
    Ok(remains)
}

fn keep(
    tx: &mut Tx<'_>,
    by: &Member,
    id: AppealId,
    new: &NewAnswer,
    (is_same, remains): (bool, Option<Remains>),
) -> QueryResult<()> {
    let now = tx.now();
    diesel::update(appeals::table.find(id))
        .set((
            appeals::decided_at.eq(now),
            appeals::outcome.eq(new.outcome),
            appeals::by_id.eq(by.id),
            appeals::is_same.eq(i64::from(is_same)),
            appeals::answer.eq(&new.words),
            appeals::remains.eq(remains),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// An appeal ends once: who ended it, and how, is told.
fn refuse_decided(tx: &mut Tx<'_>, found: &Found) -> Result<()> {
    let Some((outcome, by)) = found.appeal.outcome.zip(found.appeal.by_id) else { return Ok(()) };
    let name = people::find(tx.conn(), by)?.name;
    Err(Error::Conflict(Message::new(format!("appeals-conflict-{outcome}")).with("name", name)))
}
