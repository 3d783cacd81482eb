//! Who came back from a provider for the first time, and has still to say who they are here: known by what their
//! browser keeps, for half an hour.

use std::time::Duration;

use diesel::prelude::*;

use super::Claims;
use crate::each_backend;
use crate::error::Result;
use crate::ids::ProviderId;
use crate::platform::clock::Instant;
use crate::platform::db::schema::provider_arrivals as arrivals;
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::platform::mail_address::MailAddress;
use crate::platform::tokens::TokenHash;

/// How long they may take.
pub(super) const LASTS: Duration = Duration::from_secs(30 * 60);

/// Somebody who came back for the first time.
#[derive(Clone, Debug)]
pub struct NewArrival {
    /// The hash of what the browser keeps.
    pub browser: TokenHash,
    /// Where they come from.
    pub provider: ProviderId,
    /// Who they are there.
    pub subject: String,
    /// Their address, which the provider says is theirs.
    pub mail: MailAddress,
    /// Their name there.
    pub name: String,
    /// What they are called there, as a handle might be.
    pub handle: String,
    /// What they are called there, to be told apart.
    pub called: String,
    /// What the provider says of them, as far as rules ask.
    pub claims: Claims,
    /// The provider's word itself, encrypted.
    pub id_token: String,
    /// Where they are led at last.
    pub next: Option<String>,
}

/// Somebody who has still to say who they are.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = arrivals)]
#[expect(missing_docs, reason = "each field is its column")]
pub struct Arrival {
    pub provider_id: ProviderId,
    pub subject: String,
    pub mail: String,
    pub name: String,
    pub handle: String,
    pub called: String,
    claims: String,
    pub id_token: String,
    pub next: Option<String>,
    pub made_at: Instant,
}

impl Arrival {
    /// What the provider said of them.
    pub fn claims(&self) -> Claims {
        serde_json::from_str(&self.claims).unwrap_or_default()
    }
}

/// Keeps somebody's arrival, in place of one before in the same browser.
pub fn arrive(tx: &mut Tx<'_>, new: &NewArrival) -> Result<()> {
    leave_arrival(tx, &new.browser)?;
    let now = tx.now();
    let claims = serde_json::to_string(&new.claims).map_err(anyhow::Error::from)?;
    let row = (
        arrivals::browser_hash.eq(&new.browser),
        arrivals::provider_id.eq(new.provider),
        arrivals::subject.eq(&new.subject),
        arrivals::mail.eq(new.mail.written()),
        arrivals::mail_folded.eq(new.mail.folded()),
        arrivals::name.eq(&new.name),
        arrivals::handle.eq(&new.handle),
        arrivals::called.eq(&new.called),
        arrivals::claims.eq(claims),
        arrivals::id_token.eq(&new.id_token),
        arrivals::next.eq(&new.next),
        arrivals::made_at.eq(now),
    );
    each_backend!(tx.conn(), conn => {
        diesel::insert_into(arrivals::table).values(row).on_conflict_do_nothing().execute(conn)
    })?;
    Ok(())
}

/// The arrival of a browser, while it lasts.
pub fn find_arrival(conn: &mut Conn, browser: &TokenHash, now: Instant) -> QueryResult<Option<Arrival>> {
    arrivals::table
        .find(browser)
        .filter(arrivals::made_at.gt(now.minus(LASTS)))
        .select(Arrival::as_select())
        .first(conn)
        .optional()
}

/// Forgets the arrival of a browser; whether there was one. Of many at once one is told that there was.
pub fn leave_arrival(tx: &mut Tx<'_>, browser: &TokenHash) -> QueryResult<bool> {
    Ok(diesel::delete(arrivals::table.find(browser)).execute(tx.conn())? > 0)
}
