//! Making an account.

use diesel::prelude::*;

use super::{applicants, set_password};
use crate::error::{self, Error, Result};
use crate::ids::PersonId;
use crate::people::{self, NewPerson};
use crate::platform::db::Tx;
use crate::platform::db::schema::accounts;
use crate::platform::mail_address::MailAddress;
use crate::platform::words::{Language, Message};

/// Somebody who wants an account.
#[derive(Clone, Debug)]
pub struct NewAccount {
    /// Their name.
    pub name: String,
    /// Their name in addresses, normalised; if it is empty, one is made of their name.
    pub handle: String,
    /// Their mail address, as they write it.
    pub mail: MailAddress,
    /// Their password, hashed; without one they cannot sign in yet.
    pub password_hash: Option<String>,
    /// What they say of themselves.
    pub about: String,
}

/// How a new account begins.
#[derive(Clone, Debug, Default)]
pub struct Begins {
    /// Its address is only named: it has yet to be confirmed by a link.
    pub is_unconfirmed: bool,
    /// Those who run the site have yet to say yes; with what was written to them.
    pub waits_with: Option<String>,
    /// The language that it is made in, if somebody makes it for themselves.
    pub language: Option<Language>,
}

/// Makes a person with an account whose address counts as confirmed. One that has an account already is refused
/// beside its field.
pub fn join(tx: &mut Tx<'_>, new: &NewAccount) -> Result<PersonId> {
    begin_account(tx, new, &Begins::default())
}

/// Makes a person with an account. An address that is only named is nobody's: any number of accounts may name it,
/// so that nobody learns from making one whether there is another.
pub fn begin_account(tx: &mut Tx<'_>, new: &NewAccount, begins: &Begins) -> Result<PersonId> {
    let proposed = if new.handle.is_empty() { Some(people::propose_handle(tx, &new.name)?) } else { None };
    let handle = proposed.as_deref().unwrap_or(&new.handle);
    let person = people::add(tx, &NewPerson { handle, name: &new.name, about: &new.about })?;
    let now = tx.now();
    let folded = match begins.is_unconfirmed {
        true => format!("unconfirmed:{person}"),
        false => new.mail.folded().to_owned(),
    };
    let taken = error::taken(|| Error::field("mail", Message::new("accounts-mail-taken")));
    diesel::insert_into(accounts::table)
        .values((
            accounts::person_id.eq(person),
            accounts::mail.eq(new.mail.written()),
            accounts::mail_folded.eq(folded),
            accounts::created_at.eq(now),
            accounts::mail_confirmed_at.eq(Some(now).filter(|_| !begins.is_unconfirmed)),
            accounts::waits_since.eq(begins.waits_with.as_ref().map(|_| now)),
            accounts::note.eq(begins.waits_with.as_deref().unwrap_or_default()),
            accounts::language.eq(begins.language.as_ref().map(Language::tag)),
        ))
        .execute(tx.conn())
        .map_err(taken)?;
    if let Some(hash) = &new.password_hash {
        set_password(tx, person, hash)?;
    }
    if begins.waits_with.is_some() && !begins.is_unconfirmed {
        applicants::somebody_waits(tx)?;
    }
    Ok(person)
}
