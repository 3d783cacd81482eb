//! Putting a space's entries in order.

use super::{model, policy};
use crate::error::{Error, Result};
use crate::events::{self, Event};
use crate::ids::ThreadId;
use crate::platform::db::Tx;
use crate::rights::Member;
use crate::spaces::{self, Direction};
use crate::threads;

/// Moves an entry by one place among those of its space.
pub fn change_place(tx: &mut Tx<'_>, by: &Member, thread: ThreadId, to: Direction) -> Result<()> {
    let thread = threads::find_to_change(tx, by, thread)?;
    policy::may_keep(by, &thread)?;
    spaces::lock(tx, thread.space_id)?;
    let mut order = model::ids_in(tx.conn(), thread.space_id)?;
    let place = order.iter().position(|it| *it == thread.id).ok_or(Error::NotFound)?;
    if !to.shift(&mut order, place) {
        return Ok(());
    }
    model::put_in_order(tx, &order)?;
    events::record(tx, &Event::FaqEntryChanged { thread: thread.id, by: by.id })
}
