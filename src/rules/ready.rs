//! The rules in use, made ready once and kept as long as none of them changes.

use std::sync::Arc;

use super::finds::Test;
use super::{Does, model};
use crate::ids::{PostRuleId, SpaceId};
use crate::platform::db::{QueryResult, Tx};

/// A rule made ready.
pub(super) struct Ready {
    pub(super) id: PostRuleId,
    pub(super) space: Option<SpaceId>,
    pub(super) does: Does,
    pub(super) test: Test,
}

/// All rules in use, as of a version.
pub(super) struct AllReady {
    version: i64,
    pub(super) rules: Vec<Ready>,
}

/// The rules of a version: those that are kept, or else read and made ready.
pub(super) fn ready(tx: &mut Tx<'_>, version: i64) -> QueryResult<Arc<AllReady>> {
    if let Some(kept) = tx.kept().find::<AllReady>().filter(|kept| kept.version == version) {
        return Ok(kept);
    }
    let rows = model::list_in_use(tx.conn())?;
    let rules = rows.iter().filter_map(|rule| {
        let test = Test::of_rule(rule)?;
        Some(Ready { id: rule.id, space: rule.space_id, does: rule.does, test })
    });
    let all = Arc::new(AllReady { version, rules: rules.collect() });
    tx.kept().keep(Arc::clone(&all));
    Ok(all)
}
