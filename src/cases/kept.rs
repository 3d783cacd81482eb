//! What restoring a post needs once a decision stands and can be undone no longer: numbers only, for as long as its
//! author may appeal. What a redaction took out is not among it: the hidden versions are in the tables.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::undo::Before;
use super::{Decision, Outcome};
use crate::error::Result;
use crate::ids::{CorrectionId, PersonId, SupersessionId};
use crate::platform::clock::Instant;

/// What is kept of a decision that stands.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub(super) struct Kept {
    /// The marks that an answer lost by it.
    pub(super) marks: Vec<KeptMark>,
    /// The correction that it made.
    pub(super) correction: Option<CorrectionId>,
    /// The way to a better answer that it made.
    pub(super) supersession: Option<SupersessionId>,
}

/// A mark as it was given.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(super) struct KeptMark {
    /// The table of such marks.
    pub(super) table: String,
    /// Who gave it.
    pub(super) by: PersonId,
    /// When.
    pub(super) at: Instant,
}

impl Kept {
    /// What of a decision is kept when it stands, as it is stored; nothing of one that nobody appeals against.
    pub(super) fn written(decision: &Decision) -> Result<String> {
        if !decision.outcome.is_against_author() || decision.undo.is_empty() {
            return Ok(String::new());
        }
        let before = Before::of(decision)?;
        let marks = before.rows.iter().filter_map(|(table, row)| KeptMark::of(table, row));
        let marks = marks.chain(before.lost.iter().cloned()).collect();
        let kept = Self { marks, correction: before.correction, supersession: before.supersession };
        Ok(serde_json::to_string(&kept).map_err(anyhow::Error::from)?)
    }

    /// What was kept of one; nothing if its time is over.
    pub(super) fn of(decision: &Decision) -> Result<Self> {
        if decision.stood_at.is_none() || decision.undo.is_empty() {
            return Ok(Self::default());
        }
        Ok(serde_json::from_str(&decision.undo).map_err(anyhow::Error::from)?)
    }
}

impl KeptMark {
    fn of(table: &str, row: &Map<String, Value>) -> Option<Self> {
        let number = |name: &str| row.get(name).and_then(Value::as_i64);
        let (by, at) = (PersonId::new(number("by_id")?), Instant::from_micros(number("at")?));
        Some(Self { table: table.to_owned(), by, at })
    }
}

impl Outcome {
    /// Whether it changed what somebody wrote, or took it out of sight, so that they may appeal.
    pub fn is_against_author(self) -> bool {
        use Outcome::{
            Abuse, Accurate, Approved, AuthorRevises, Corrected, Declined, Redacted, Removed, Revised, Superseded,
            Warned,
        };
        match self {
            Removed | Redacted | Corrected | Superseded | Declined => true,
            Accurate | AuthorRevises | Revised | Abuse | Approved | Warned => false,
        }
    }
}
