//! Removing what is over: sessions that ended, attempts that count no longer, links, and accounts never confirmed.

use crate::error::Result;
use crate::platform::db::Tx;

use super::{approve, attempts, devices, mailed_links, sessions};

/// Removes what is over; now and then is often enough. How many rows went.
pub fn sweep(tx: &mut Tx<'_>) -> Result<usize> {
    let ended = attempts::forget_old(tx)? + sessions::forget_ended(tx)?;
    let told = mailed_links::forget_old(tx)? + devices::forget_old(tx)?;
    Ok(ended + told + approve::forget_unconfirmed(tx)?)
}
