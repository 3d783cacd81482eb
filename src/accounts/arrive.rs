//! Somebody signs in: in a browser that they signed in with before, or in one that they are told of.

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
}

/// Notes the browser that somebody signs in with, before their session begins. Whoever has been here before is told
/// of one that they never used.
pub fn arrive(tx: &mut Tx<'_>, person: PersonId, with: &Arrival) -> Result<()> {
    let new = devices::meet(tx, person, &with.device, &with.agent, &with.address)?;
    let account = model::find(tx.conn(), person)?.ok_or(Error::NotFound)?;
    let was_here = account.signed_in_at.is_some() && account.mail_confirmed_at.is_some();
    let Some(device) = new.filter(|_| was_here && with.is_told) else { return Ok(()) };
    let to = address_of(tx.conn(), &account, &with.language)?;
    mails::post(tx, &to, &NewDevice { person, device })
}
