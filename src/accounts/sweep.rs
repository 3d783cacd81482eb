//! Removing what is over: sessions that ended, and attempts that count no longer.

use crate::error::Result;
use crate::platform::db::Tx;

use super::{attempts, sessions};

/// Removes what is over; now and then is often enough. How many rows went.
pub fn sweep(tx: &mut Tx<'_>) -> Result<usize> {
    Ok(attempts::forget_old(tx)? + sessions::forget_ended(tx)?)
}
