//! Removing a note of one's own.

use diesel::prelude::*;

use super::policy;
use crate::error::{Error, Result};
use crate::ids::{NoteId, PersonId, ThreadId};
use crate::platform::db::Tx;
use crate::platform::db::schema::notes;
use crate::rights::Member;
use crate::threads;

/// Removes a note of one's own; gives the thread it was on.
pub fn remove(tx: &mut Tx<'_>, by: &Member, id: NoteId) -> Result<ThreadId> {
    let (thread, writer): (ThreadId, PersonId) =
        notes::table.find(id).select((notes::thread_id, notes::by_id)).first(tx.conn())?;
    let thread = threads::find(tx.conn(), by, thread)?;
    if !policy::may_read(by, &thread) {
        return Err(Error::NotFound);
    }
    policy::may_remove(by, writer)?;
    diesel::delete(notes::table.find(id)).execute(tx.conn())?;
    Ok(thread.id)
}
