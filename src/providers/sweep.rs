//! Removing what is over: departures and arrivals that nobody came for, and words of sign-ins long past.

use std::time::Duration;

use diesel::prelude::*;

use super::{arrivals, departures};
use crate::error::Result;
use crate::platform::db::Tx;
use crate::platform::db::schema::{provider_arrivals, provider_departures, provider_sign_ins};

/// How long a provider's word is kept for signing out; few providers take an older one.
const SIGN_INS: Duration = Duration::from_secs(60 * 24 * 60 * 60);

/// Removes what is over. How many rows went.
pub fn sweep(tx: &mut Tx<'_>) -> Result<usize> {
    let now = tx.now();
    let departed = provider_departures::table.filter(provider_departures::made_at.lt(now.minus(departures::LASTS)));
    let arrived = provider_arrivals::table.filter(provider_arrivals::made_at.lt(now.minus(arrivals::LASTS)));
    let signed_in = provider_sign_ins::table.filter(provider_sign_ins::made_at.lt(now.minus(SIGN_INS)));
    Ok(diesel::delete(departed).execute(tx.conn())?
        + diesel::delete(arrived).execute(tx.conn())?
        + diesel::delete(signed_in).execute(tx.conn())?)
}
