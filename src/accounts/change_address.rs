//! Changing the address one signs in with: the new one is confirmed, the old one is told and can take it back.

use super::changed::{self, Change};
use super::emails::{AddressAsked, AlreadyHere, NewAddress, address_of};
use super::mailed_links::{self, NewLink, Purpose, Spent};
use super::{Account, end_all, model, recover};
use crate::audit::{self, Act, Kind};
use crate::error::{Error, Result};
use crate::ids::PersonId;
use crate::mails::{self, To};
use crate::platform::db::Tx;
use crate::platform::mail_address::MailAddress;
use crate::platform::tokens::{Token, TokenHash};
use crate::platform::words::{Language, Message};
use crate::rights::Member;

/// Asks for another address: a link goes to it, and word with a way to stop it to the one before. Where somebody has
/// the new one already, they are told; what the page says is the same.
pub fn ask_to_change(tx: &mut Tx<'_>, by: &Member, mail: &MailAddress, language: &Language) -> Result<()> {
    let account = model::find(tx.conn(), by.id)?.ok_or(Error::NotFound)?;
    if account.mail_confirmed_at.is_none() {
        // Its address is only named: whoever really has it would make it the account's by keeping it.
        return Err(Error::Refused(Message::new("accounts-refused-unconfirmed")));
    }
    if account.mail == mail.written() {
        return Err(Error::field("mail", Message::new("accounts-mail-same")));
    }
    let holder = model::find_by_mail(tx.conn(), mail.folded())?.filter(|holder| holder.person_id != by.id);
    // The same work whether or not somebody has it: a link that is mailed to nobody opens nothing.
    let secret = send(tx, Purpose::Address, by.id, mail.written())?;
    let to = address_of(tx.conn(), holder.as_ref().unwrap_or(&account), language)?;
    match holder {
        Some(holder) => mails::post(tx, &to, &AlreadyHere { person: holder.person_id })?,
        None => mails::post(tx, &To { address: mail.clone(), ..to }, &NewAddress { person: by.id, secret })?,
    }
    let secret = send(tx, Purpose::AddressBefore, by.id, &account.mail)?;
    let to = address_of(tx.conn(), &account, language)?;
    mails::post(tx, &to, &AddressAsked { person: by.id, secret })?;
    audit::record(tx, Act::new(Kind::MailChangeAsked).by(by.id).about(by.id))?;
    Ok(())
}

/// Puts the new address in place of the one before, which is told. What was mailed there opens nothing more, but the
/// link that takes the change back.
pub fn change_address(
    tx: &mut Tx<'_>,
    token: Option<&TokenHash>,
    language: &Language,
) -> Result<Result<PersonId, Spent>> {
    let link = match mailed_links::take(tx, Purpose::Address, token)? {
        Ok(link) => link,
        Err(spent) => return Ok(Err(spent)),
    };
    let person = link.person_id;
    let before = model::find(tx.conn(), person)?.ok_or(Error::NotFound)?;
    model::set_mail(tx, person, &parsed(&link.mail)?)?;
    mailed_links::end(tx, person)?;
    changed::tell(tx, &before, Change::Address, language)?;
    audit::record(tx, Act::new(Kind::MailChanged).by(person).about(person))?;
    Ok(Ok(person))
}

/// What keeping an address came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// The change was not made yet, and is not.
    Stopped,
    /// The account was somebody else's meanwhile: by what else they come in is for the caller to end.
    TakenBack(PersonId),
}

/// Stops a change of address from the one before, and whatever else was asked for meanwhile. Where it was made
/// already it is taken back: whoever made it is signed out everywhere, the password that they may know is worth
/// nothing, and a link for a new one goes to the address that is theirs again.
pub fn keep_address(tx: &mut Tx<'_>, token: Option<&TokenHash>, language: &Language) -> Result<Result<Kept, Spent>> {
    let link = match mailed_links::take(tx, Purpose::AddressBefore, token)? {
        Ok(link) => link,
        Err(spent) => return Ok(Err(spent)),
    };
    let person = link.person_id;
    let account = model::find(tx.conn(), person)?.ok_or(Error::NotFound)?;
    mailed_links::end_those(tx, person, Purpose::Address)?;
    mailed_links::end_those(tx, person, Purpose::AddressBefore)?;
    let was_changed = account.mail != link.mail;
    if was_changed {
        model::set_mail(tx, person, &parsed(&link.mail)?)?;
        model::forget_password(tx, person)?;
        end_all(tx, person, None)?;
        recover::mail_link(tx, &Account { mail: link.mail, ..account }, language)?;
    }
    audit::record(tx, Act::new(Kind::MailKept).by(person).about(person))?;
    Ok(Ok(if was_changed { Kept::TakenBack(person) } else { Kept::Stopped }))
}

/// Writes down a link to an address; its secret.
fn send(tx: &mut Tx<'_>, purpose: Purpose, person: PersonId, mail: &str) -> Result<String> {
    let token = Token::random()?;
    let link = NewLink { purpose, person, mail, token: &token.hash(), browser: None, leads_to: "/" };
    mailed_links::send(tx, &link)?;
    Ok(token.text())
}

/// An address that was one when it was written down.
fn parsed(mail: &str) -> Result<MailAddress> {
    MailAddress::parse(mail).map_err(|fault| anyhow::Error::from(fault).into())
}
