//! What became of an appeal, as its author and those who review read it.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::appeals::{self, Appeal, policy};
use crate::cases::Told;
use crate::error::Result;
use crate::ids::DecisionId;
use crate::platform::clock::Instant;
use crate::platform::db::Conn;

/// An appeal with what was said on both sides.
#[derive(Clone, Debug, Serialize)]
pub(in crate::web) struct ShownAppeal {
    pub(in crate::web) url: String,
    made_at: i64,
    words: String,
    decided_at: Option<i64>,
    /// The key of what came of it.
    outcome: &'static str,
    /// The colour of its state.
    kind: &'static str,
    answer: String,
    /// Whether who decided first decided again.
    is_same: bool,
    /// The key of what came in between.
    remains: Option<String>,
}

impl ShownAppeal {
    pub(in crate::web) fn of(appeal: Appeal) -> Self {
        let (outcome, kind) = match appeal.outcome {
            None => ("appeals-waits", "waiting"),
            Some(appeals::Outcome::Upheld) => ("appeals-upheld", "closed"),
            Some(appeals::Outcome::Overturned) => ("appeals-overturned", "resolved"),
        };
        Self {
            url: format!("/appeals/{}", appeal.id),
            made_at: appeal.made_at.micros(),
            words: appeal.words,
            decided_at: appeal.decided_at.map(Instant::micros),
            outcome,
            kind,
            answer: appeal.answer,
            is_same: appeal.is_same == 1,
            remains: appeal.remains.map(|it| format!("appeals-remains-{it}")),
        }
    }
}

/// How somebody appeals against what they were told, or what came of that.
#[derive(Clone, Debug, Default, Serialize)]
pub(in crate::web) struct Way {
    /// The form, and until when it is there.
    url: Option<String>,
    until: Option<i64>,
    appeal: Option<ShownAppeal>,
}

impl Way {
    /// For each decision that somebody was told of: one query.
    pub(in crate::web) fn of_told(conn: &mut Conn, told: &[Told], now: Instant) -> Result<BTreeMap<DecisionId, Self>> {
        let ids: Vec<DecisionId> = told.iter().map(|it| it.id).collect();
        let made = appeals::list_of_decisions(conn, &ids)?;
        let mut made: BTreeMap<DecisionId, Appeal> = made.into_iter().map(|it| (it.decision_id, it)).collect();
        let way = |it: &Told| match made.remove(&it.id) {
            Some(appeal) => Self { appeal: Some(ShownAppeal::of(appeal)), ..Self::default() },
            None => {
                let until = it.stood_at.map(policy::ends_at).filter(|until| *until > now);
                let until = until.filter(|_| it.outcome.is_against_author());
                let url = until.map(|_| format!("/decisions/{}/appeal", it.id));
                Self { url, until: until.map(Instant::micros), appeal: None }
            }
        };
        Ok(told.iter().map(|it| it.id).zip(told.iter().map(way).collect::<Vec<_>>()).collect())
    }
}
