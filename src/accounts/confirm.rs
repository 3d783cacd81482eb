//! Confirming the address of a new account: by a link that is mailed to it.

use super::emails::{AlreadyHere, Confirmation, address_of};
use super::mailed_links::{self, NewLink, Purpose, Spent};
use super::{applicants, model};
use crate::audit::{self, Act, Kind};
use crate::error::{Error, Result};
use crate::ids::PersonId;
use crate::mails;
use crate::platform::db::Tx;
use crate::platform::mail_address::MailAddress;
use crate::platform::tokens::{Token, TokenHash};
use crate::platform::words::Language;

/// Mails a link to the address that a new account names. Where somebody has that address already, it is they who
/// are told; what the page says is the same.
pub fn ask_to_confirm(tx: &mut Tx<'_>, person: PersonId, language: &Language) -> Result<()> {
    let account = model::find(tx.conn(), person)?.ok_or(Error::NotFound)?;
    if account.mail_confirmed_at.is_some() {
        return Ok(());
    }
    let holder = model::find_by_mail(tx.conn(), &account.mail)?;
    // The same work whether or not somebody has it: a link that is mailed to nobody opens nothing.
    let token = Token::random()?;
    let link = NewLink {
        purpose: Purpose::Confirmation,
        person,
        mail: &account.mail,
        token: &token.hash(),
        browser: None,
        leads_to: "/",
    };
    mailed_links::send(tx, &link)?;
    let to = address_of(tx.conn(), holder.as_ref().unwrap_or(&account), language)?;
    match holder {
        Some(holder) => mails::post(tx, &to, &AlreadyHere { person: holder.person_id }),
        None => mails::post(tx, &to, &Confirmation { person, secret: token.text() }),
    }
}

/// Names another address for an account that is not confirmed yet, and mails the link there.
pub fn name_another(tx: &mut Tx<'_>, person: PersonId, mail: &MailAddress, language: &Language) -> Result<()> {
    model::name_mail(tx, person, mail)?;
    ask_to_confirm(tx, person, language)
}

/// Mails a new link in place of one that works no longer, to where that one was sent.
pub fn ask_again(tx: &mut Tx<'_>, token: &TokenHash, language: &Language) -> Result<()> {
    let Some(link) = mailed_links::find_any(tx.conn(), Purpose::Confirmation, token)? else { return Ok(()) };
    let names_it_still = model::find(tx.conn(), link.person_id)?.is_some_and(|account| account.mail == link.mail);
    if names_it_still { ask_to_confirm(tx, link.person_id, language) } else { Ok(()) }
}

/// Confirms an address; whose it is, or why the link does not work. One that somebody else confirmed meanwhile is a
/// conflict.
pub fn confirm(tx: &mut Tx<'_>, token: Option<&TokenHash>) -> Result<Result<PersonId, Spent>> {
    let link = match mailed_links::take(tx, Purpose::Confirmation, token)? {
        Ok(link) => link,
        Err(spent) => return Ok(Err(spent)),
    };
    let account = model::find(tx.conn(), link.person_id)?.ok_or(Error::NotFound)?;
    if account.mail != link.mail {
        return Ok(Err(Spent::Replaced));
    }
    model::set_mail(tx, account.person_id, &account.address()?)?;
    let person = account.person_id;
    audit::record(tx, Act::new(Kind::MailConfirmed).by(person).about(person))?;
    if account.waits_since.is_some() {
        applicants::somebody_waits(tx)?;
    }
    Ok(Ok(person))
}

/// Somebody else vouches for an address: it is confirmed where it is the one that an unconfirmed account names, and
/// nobody has it meanwhile.
pub fn vouched_for(tx: &mut Tx<'_>, person: PersonId, mail: &MailAddress) -> Result<()> {
    let Some(account) = model::find(tx.conn(), person)?.filter(|it| it.mail_confirmed_at.is_none()) else {
        return Ok(());
    };
    let is_same = account.address().is_ok_and(|named| named.folded() == mail.folded());
    if !is_same || model::find_by_mail(tx.conn(), mail.folded())?.is_some() {
        return Ok(());
    }
    model::set_mail(tx, person, mail)?;
    Ok(audit::record(tx, Act::new(Kind::MailConfirmed).by(person).about(person).detail("provider"))?)
}
