//! Moving a thread to another space.

use super::{ActKind, NewAct, model, policy};
use crate::error::Result;
use crate::events::{self, Event};
use crate::ids::{SpaceId, ThreadId};
use crate::platform::db::Tx;
use crate::rights::Member;
use crate::threads;

/// Moves a thread to another space. Its tags stay; its product and version, which are the old space's, go.
pub fn move_thread(tx: &mut Tx<'_>, by: &Member, thread: ThreadId, to: SpaceId, note: &str) -> Result<()> {
    let thread = threads::find_to_change(tx, by, thread)?;
    policy::may_move(by, &thread, to)?;
    threads::change_space(tx, &thread, to)?;
    let from = thread.space_id;
    let why = from.to_string();
    let act = NewAct { thread: thread.id, post: None, kind: ActKind::Moved, why: Some(&why), note, by: by.id };
    model::note(tx, &act)?;
    events::record(tx, &Event::ThreadMoved { thread: thread.id, by: by.id, from, to })
}
