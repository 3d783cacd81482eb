//! Drawing entries again after the renderer has changed.

use super::model;
use crate::error::Result;
use crate::ids::ThreadId;
use crate::platform::db::Tx;
use crate::{posts, rights};

/// How many are drawn in one transaction.
const AT_ONCE: i64 = 50;

/// Draws some entries again that an older renderer drew, those after one by their threads' numbers; the last of
/// them, or none when all are done. They show what their writer may have.
pub fn render_again(tx: &mut Tx<'_>, after: ThreadId) -> Result<Option<ThreadId>> {
    let old = model::drawn_before(tx.conn(), after, AT_ONCE)?;
    for (thread, markdown, by) in &old {
        let now = tx.now();
        let by = rights::find_member(tx.conn(), *by, now)?;
        match posts::compose(tx, &by, "body", markdown) {
            Ok(drawn) => model::redrawn(tx, *thread, &drawn.html)?,
            Err(error) => tracing::warn!(%error, %thread, "an FAQ entry cannot be drawn again and stays as it is"),
        }
    }
    Ok(old.last().map(|(thread, ..)| *thread))
}
