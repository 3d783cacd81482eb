//! Removing what is over: sessions that ended, attempts that count no longer, links, and browsers long unused.

use crate::error::Result;
use crate::platform::db::Tx;

use super::{attempts, devices, mailed_links, sessions};

/// Removes what is over; now and then is often enough. How many rows went.
pub fn sweep(tx: &mut Tx<'_>) -> Result<usize> {
    let ended = attempts::forget_old(tx)? + sessions::forget_ended(tx)?;
    Ok(ended + mailed_links::forget_old(tx)? + devices::forget_old(tx)?)
}
