//! Making an account.

use diesel::prelude::*;

use super::set_password;
use crate::error::{self, Error, Result};
use crate::ids::PersonId;
use crate::people::{self, NewPerson};
use crate::platform::db::Tx;
use crate::platform::db::schema::accounts;
use crate::platform::mail_address::MailAddress;
use crate::platform::words::Message;

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

/// Makes a person with an account. A mail address that has one already is refused beside its field.
pub fn join(tx: &mut Tx<'_>, new: &NewAccount) -> Result<PersonId> {
    let proposed = if new.handle.is_empty() { Some(people::propose_handle(tx, &new.name)?) } else { None };
    let handle = proposed.as_deref().unwrap_or(&new.handle);
    let person = people::add(tx, &NewPerson { handle, name: &new.name, about: &new.about })?;
    let now = tx.now();
    let taken = error::taken(|| Error::field("mail", Message::new("accounts-mail-taken")));
    diesel::insert_into(accounts::table)
        .values((
            accounts::person_id.eq(person),
            accounts::mail.eq(new.mail.written()),
            accounts::mail_folded.eq(new.mail.folded()),
            accounts::created_at.eq(now),
        ))
        .execute(tx.conn())
        .map_err(taken)?;
    if let Some(hash) = &new.password_hash {
        set_password(tx, person, hash)?;
    }
    Ok(person)
}
