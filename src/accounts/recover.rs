//! A forgotten password: a new one, by a link that is mailed to the account's address.

use super::changed::{self, Change};
use super::emails::{NewPassword, address_of};
use super::mailed_links::{self, NewLink, Purpose, Spent};
use super::{Account, attempts, end_all, model, set_password};
use crate::audit::{self, Act, Kind};
use crate::error::{Error, Result};
use crate::ids::PersonId;
use crate::mails;
use crate::platform::db::Tx;
use crate::platform::mail_address::fold_mail;
use crate::platform::tokens::{Token, TokenHash};
use crate::platform::words::Language;

/// Mails a link to whoever has an address; to nobody if nobody has it. One that was sent minutes ago stays as it is:
/// asking again and again, for whomever, neither fills a mailbox nor ends the link that lies in it.
pub fn ask_for_password(tx: &mut Tx<'_>, mail: &str, language: &Language) -> Result<()> {
    model::do_for_holder(
        tx,
        mail,
        |tx, account| {
            if is_fresh(tx, account)? { Ok(()) } else { mail_link(tx, account, language) }
        },
    )
}

fn is_fresh(tx: &mut Tx<'_>, account: &Account) -> Result<bool> {
    Ok(mailed_links::has_fresh(tx, account.person_id, Purpose::Password, &account.mail)?)
}

/// Mails an account a link by which a new password is set.
pub(super) fn mail_link(tx: &mut Tx<'_>, account: &Account, language: &Language) -> Result<()> {
    let token = Token::random()?;
    let link = NewLink {
        purpose: Purpose::Password,
        person: account.person_id,
        mail: &account.mail,
        token: &token.hash(),
        browser: None,
        leads_to: "/",
    };
    mailed_links::send(tx, &link)?;
    attempts::count_link(tx)?;
    let to = address_of(tx.conn(), account, language)?;
    mails::post(tx, &to, &NewPassword { person: account.person_id, secret: token.text() })
}

/// Sets a new password by a link; all sessions end, and the account's address is told. Whose it is, or why the link
/// does not work.
pub fn set_by_link(
    tx: &mut Tx<'_>,
    token: Option<&TokenHash>,
    hash: &str,
    language: &Language,
) -> Result<Result<PersonId, Spent>> {
    let link = match mailed_links::take(tx, Purpose::Password, token)? {
        Ok(link) => link,
        Err(spent) => return Ok(Err(spent)),
    };
    let account = model::find(tx.conn(), link.person_id)?.ok_or(Error::NotFound)?;
    if fold_mail(&account.mail) != fold_mail(&link.mail) {
        return Ok(Err(Spent::Replaced));
    }
    let person = account.person_id;
    set_password(tx, person, hash)?;
    end_all(tx, person, None)?;
    changed::tell(tx, &account, Change::Password, language)?;
    audit::record(tx, Act::new(Kind::PasswordReset).by(person).about(person))?;
    Ok(Ok(person))
}
