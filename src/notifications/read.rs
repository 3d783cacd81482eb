//! Having read what one was told.

use diesel::prelude::*;

use crate::error::Result;
use crate::ids::{NotificationId, ThreadId};
use crate::platform::db::schema::notifications;
use crate::platform::db::{MultiBackend, Tx};
use crate::rights::Member;

/// Which of somebody's notifications.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// All.
    All,
    /// Those of a thread.
    OfThread(ThreadId),
    /// Those of no thread.
    OfNone,
}

/// Marks as read what somebody was told up to a notification: what came after the page they look at stays new.
pub fn read(tx: &mut Tx<'_>, by: &Member, which: Which, upto: NotificationId) -> Result<usize> {
    let now = tx.now();
    let own = diesel::update(notifications::table)
        .filter(notifications::person_id.eq(by.id))
        .filter(notifications::read_at.is_null())
        .filter(notifications::id.le(upto))
        .into_boxed::<MultiBackend>();
    let own = match which {
        Which::All => own,
        Which::OfThread(thread) => own.filter(notifications::thread_id.eq(thread)),
        Which::OfNone => own.filter(notifications::thread_id.is_null()),
    };
    Ok(own.set(notifications::read_at.eq(now)).execute(tx.conn())?)
}
