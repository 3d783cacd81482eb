//! Word to an account's owner that something of consequence happened to it, whoever did it.

use super::emails::{Changed, address_of};
use super::{Account, model};
use crate::error::Result;
use crate::ids::PersonId;
use crate::mails;
use crate::platform::db::Tx;
use crate::platform::words::Language;
use crate::stored_words;

stored_words! {
    /// What happened to an account.
    pub enum Change {
        /// It has another password.
        Password = "password",
        /// It has another address; the one before is told.
        Address = "address",
        /// A copy of everything about its owner was asked for.
        Copy = "copy",
        /// It will be deleted.
        Deletion = "deletion",
        /// It will not be deleted after all.
        Stays = "stays",
        /// It is suspended.
        Suspension = "suspension",
    }
}

/// Tells somebody by mail, in this language if they chose none; nobody where no mail is sent, or where the address is
/// not known to be theirs.
pub fn tell_of_change(tx: &mut Tx<'_>, person: PersonId, change: Change, language: Option<&Language>) -> Result<()> {
    let account = model::find(tx.conn(), person)?.filter(|account| account.mail_confirmed_at.is_some());
    match (account, language) {
        (Some(account), Some(language)) => tell(tx, &account, change, language),
        _ => Ok(()),
    }
}

/// The same at an address that is known.
pub(super) fn tell(tx: &mut Tx<'_>, account: &Account, change: Change, language: &Language) -> Result<()> {
    let (person, at) = (account.person_id, tx.now());
    let to = address_of(tx.conn(), account, language)?;
    mails::post(tx, &to, &Changed { person, change, at: at.micros() })
}
