//! Browsers that were led to a provider. What comes back is taken once, from the same browser, and in time.

use std::time::Duration;

use diesel::prelude::*;

use super::Refusal;
use crate::ids::{PersonId, ProviderId};
use crate::platform::clock::Instant;
use crate::platform::db::schema::provider_departures as departures;
use crate::platform::db::{QueryResult, Tx};
use crate::platform::tokens::TokenHash;
use crate::stored_words;

/// How long somebody may take to sign in at the provider.
pub(super) const LASTS: Duration = Duration::from_secs(15 * 60);

stored_words! {
    /// What a browser is led to a provider for.
    pub enum Errand {
        /// Somebody signs in.
        SignIn = "sign_in",
        /// Somebody who is signed in joins the provider to their account.
        Join = "join",
        /// Somebody who is signed in proves once more who they are.
        Proof = "proof",
    }
}

/// A browser about to be led to a provider.
#[derive(Clone, Debug)]
pub struct NewDeparture {
    /// The hash of the state that goes along.
    pub state: TokenHash,
    /// The hash of what the browser keeps.
    pub browser: TokenHash,
    /// Where it is led.
    pub provider: ProviderId,
    /// What for.
    pub errand: Errand,
    /// Who is signed in; nobody if it is a sign-in.
    pub person: Option<PersonId>,
    /// Where they are led after it.
    pub next: Option<String>,
}

/// A browser that came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Departure {
    /// What for.
    pub errand: Errand,
    /// Who was signed in; nobody if it is a sign-in.
    pub person: Option<PersonId>,
    /// Where they are led now.
    pub next: Option<String>,
    /// When it was led there.
    pub made_at: Instant,
}

/// Writes down that a browser is led to a provider.
pub fn depart(tx: &mut Tx<'_>, new: &NewDeparture) -> QueryResult<()> {
    let now = tx.now();
    diesel::insert_into(departures::table)
        .values((
            departures::state_hash.eq(&new.state),
            departures::browser_hash.eq(&new.browser),
            departures::provider_id.eq(new.provider),
            departures::errand.eq(new.errand),
            departures::person_id.eq(new.person),
            departures::next.eq(new.next.as_deref().filter(|it| it.len() <= 2000)),
            departures::made_at.eq(now),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// Takes back a departure by its state. Whatever comes of it, the state is worth nothing from then on; of many who
/// bring it at once, one is let through.
pub fn take_departure(
    tx: &mut Tx<'_>,
    provider: ProviderId,
    state: &TokenHash,
    browser: Option<&TokenHash>,
) -> QueryResult<Result<Departure, Refusal>> {
    type Row = (String, ProviderId, Errand, Option<PersonId>, Option<String>, Instant);
    let oldest = tx.now().minus(LASTS);
    let row: Option<Row> = departures::table
        .find(state)
        .select((
            departures::browser_hash,
            departures::provider_id,
            departures::errand,
            departures::person_id,
            departures::next,
            departures::made_at,
        ))
        .first(tx.conn())
        .optional()?;
    let taken = diesel::delete(departures::table.find(state)).execute(tx.conn())?;
    let Some((begun_in, led_to, errand, person, next, made_at)) = row.filter(|_| taken == 1) else {
        return Ok(Err(Refusal::Unknown));
    };
    Ok(if browser.is_none_or(|browser| browser.as_str() != begun_in) {
        Err(Refusal::Browser)
    } else if made_at < oldest || led_to != provider {
        Err(Refusal::Unknown)
    } else {
        Ok(Departure { errand, person, next, made_at })
    })
}
