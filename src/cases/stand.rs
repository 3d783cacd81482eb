//! A decision stands once its ten minutes are over: from then on others are told.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use super::kept::Kept;
use super::{model, suspend};
use crate::error::Result;
use crate::events::{self, Review};
use crate::ids::{DecisionId, PostId, ThreadId};
use crate::platform::db::schema::{cases, decisions, posts};
use crate::platform::db::{QueryResult, Tx};
use crate::platform::jobs::Job;
use crate::platform::words::Language;

/// Letting a decision stand, if nobody has undone it.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
pub struct Stand {
    /// Which.
    pub decision: DecisionId,
}

impl Job for Stand {
    const KIND: &'static str = "cases.stand";
}

impl Stand {
    /// Lets it stand. Done again, nothing changes. Who was suspended with it is mailed in a language, if any is.
    pub fn run(self, tx: &mut Tx<'_>, told_in: Option<&Language>) -> Result<()> {
        let found = model::decision(tx.conn(), self.decision).optional()?;
        let Some(decision) = found.filter(|decision| decision.stood_at.is_none()) else { return Ok(()) };
        let (post, thread): (PostId, ThreadId) = place(tx, self.decision)?;
        let now = tx.now();
        diesel::update(decisions::table.find(self.decision))
            .set((decisions::stood_at.eq(now), decisions::undo.eq(Kept::written(&decision)?)))
            .execute(tx.conn())?;
        suspend::tell(tx, self.decision, told_in)?;
        let (case, by, how) = (decision.case_id, decision.by_id, decision.outcome.word().to_owned());
        events::record(tx, &Review::DecisionStood { case, decision: self.decision, thread, post, by, how }.into())
    }
}

fn place(tx: &mut Tx<'_>, decision: DecisionId) -> QueryResult<(PostId, ThreadId)> {
    decisions::table
        .inner_join(cases::table.inner_join(posts::table))
        .filter(decisions::id.eq(decision))
        .select((posts::id, posts::thread_id))
        .first(tx.conn())
}
