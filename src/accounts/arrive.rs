//! Somebody signs in: in a browser that they signed in with before, or in one that they are told of.

use super::attempts::{attempt, device_mails, session_counts};
use super::emails::{NewDevice, address_of};
use super::{devices, model};
use crate::error::{Error, Result};
use crate::ids::PersonId;
use crate::mails;
use crate::platform::db::Tx;
use crate::platform::tokens::TokenHash;
use crate::platform::words::Language;

/// With what somebody comes.
#[derive(Clone, Debug)]
pub struct Arrival {
    /// By which their browser is known.
    pub device: TokenHash,
    /// The browser, as it names itself.
    pub agent: String,
    /// The network it comes from.
    pub address: String,
    /// The language they read there.
    pub language: Language,
    /// Whether a mail tells them of a browser that is new.
    pub is_told: bool,
    /// Whether limits are on.
    pub is_counted: bool,
}

/// Notes the browser that somebody signs in with, before their session begins. Whoever has been here before is told
/// of one that they never used. Who signs in too often waits: each time costs a row and may cost a mail.
pub fn arrive(tx: &mut Tx<'_>, person: PersonId, with: &Arrival) -> Result<()> {
    let new = devices::meet(tx, person, &with.device, &with.agent, &with.address)?;
    if with.is_counted {
        attempt(tx, session_counts(person, Some(&with.device).filter(|_| new.is_none())))?;
    }
    let account = model::find(tx.conn(), person)?.ok_or(Error::NotFound)?;
    let was_here = account.signed_in_at.is_some() && account.mail_confirmed_at.is_some();
    let Some(device) = new.filter(|_| was_here && with.is_told) else { return Ok(()) };
    match attempt(tx, device_mails(person)) {
        // They were told enough of what goes on.
        Err(Error::TooMany { .. }) => return Ok(()),
        counted => counted.map(drop)?,
    }
    let to = address_of(tx.conn(), &account, &with.language)?;
    mails::post(tx, &to, &NewDevice { person, device })
}
