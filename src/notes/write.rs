//! Writing a note on a thread.

use diesel::prelude::*;

use super::policy;
use crate::error::{Error, Result};
use crate::ids::ThreadId;
use crate::platform::db::Tx;
use crate::platform::db::schema::notes;
use crate::platform::forms::Check;
use crate::rights::Member;
use crate::threads;

/// The longest note, in bytes.
const LONGEST: usize = 4 * 1024;

/// Writes a note; also on a thread that is closed, locked or hidden.
pub fn write(tx: &mut Tx<'_>, by: &Member, thread: ThreadId, text: &str) -> Result<()> {
    let thread = threads::find_to_change(tx, by, thread)?;
    if !policy::may_read(by, &thread) {
        return Err(Error::NotFound);
    }
    Check::new().body("text", text, 1..=LONGEST).finish()?;
    let now = tx.now();
    diesel::insert_into(notes::table)
        .values((notes::thread_id.eq(thread.id), notes::by_id.eq(by.id), notes::at.eq(now), notes::markdown.eq(text)))
        .execute(tx.conn())?;
    Ok(())
}
