//! Work on posts that is done in the background.

use diesel::dsl::exists;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use super::render_again;
use crate::error::Result;
use crate::ids::PostId;
use crate::platform::db::Tx;
use crate::platform::db::schema::posts;
use crate::platform::jobs::{self, Job};
use crate::platform::markup;

/// Drawing posts again that an older renderer drew, from after one on.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
pub struct RenderAgain {
    after: PostId,
}

impl Job for RenderAgain {
    const KIND: &'static str = "render_again";
}

/// How many posts are drawn in one transaction: others wait for it on SQLite.
const AT_ONCE: i64 = 50;

/// Asks for posts to be drawn again, if an older renderer drew any and nobody has asked yet.
pub fn ask_to_render_again(tx: &mut Tx<'_>) -> Result<()> {
    let old = posts::table.filter(posts::markup_version.lt(i64::from(markup::VERSION)));
    let is_any_old: bool = diesel::select(exists(old)).get_result(tx.conn())?;
    if is_any_old && !jobs::is_waiting::<RenderAgain>(tx.conn())? {
        let now = tx.now();
        jobs::enqueue(tx, &RenderAgain { after: PostId::new(0) }, now)?;
    }
    Ok(())
}

impl RenderAgain {
    /// Draws some, and asks for those after them.
    pub fn run(self, tx: &mut Tx<'_>) -> Result<()> {
        if let Some(after) = render_again(tx, self.after, AT_ONCE)? {
            let now = tx.now();
            jobs::enqueue(tx, &Self { after }, now)?;
        }
        Ok(())
    }
}
