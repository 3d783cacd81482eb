//! Opening an account whose address nobody confirmed by a link: where no mail is sent any more, and by hand.

use super::approve::may_decide;
use super::emails::{Approved, address_of};
use super::mailed_links::{self, Purpose};
use super::{Account, applicants, model};
use crate::audit::{self, Act, Kind};
use crate::error::{Error, Result};
use crate::ids::PersonId;
use crate::platform::db::Tx;
use crate::platform::words::Language;
use crate::rights::Member;
use crate::{mails, people};

/// Where no mail is sent no confirmation is asked: the address counts as confirmed from now on, as that of an account
/// that is made there does. One that somebody else has is a conflict.
pub fn open_without_mail(tx: &mut Tx<'_>, person: PersonId) -> Result<()> {
    match find_unconfirmed(tx, person)? {
        Some(account) => confirm_unasked(tx, &account, Act::new(Kind::MailConfirmed).by(person).detail("no_mail")),
        None => Ok(()),
    }
}

/// Confirms somebody's address for them, on the word of who runs the site. Where mail can tell them that their account
/// is open, they are told. Saying so twice changes nothing.
pub fn confirm_by_hand(tx: &mut Tx<'_>, by: &Member, person: PersonId, told: Option<&Language>) -> Result<()> {
    may_decide(by)?;
    let Some(account) = find_unconfirmed(tx, person)? else { return Ok(()) };
    confirm_unasked(tx, &account, Act::new(Kind::MailConfirmed).by(by.id).detail("by_hand"))?;
    match told.filter(|_| account.waits_since.is_none()) {
        Some(language) => {
            let to = address_of(tx.conn(), &account, language)?;
            mails::post(tx, &to, &Approved { person })
        }
        None => Ok(()),
    }
}

fn find_unconfirmed(tx: &mut Tx<'_>, person: PersonId) -> Result<Option<Account>> {
    people::lock(tx, person)?;
    let account = model::find(tx.conn(), person)?.ok_or(Error::NotFound)?;
    Ok(Some(account).filter(|account| account.mail_confirmed_at.is_none()))
}

fn confirm_unasked(tx: &mut Tx<'_>, account: &Account, act: Act<'_>) -> Result<()> {
    model::set_mail(tx, account.person_id, &account.address()?)?;
    mailed_links::end_those(tx, account.person_id, Purpose::Confirmation)?;
    if account.waits_since.is_some() {
        applicants::somebody_waits(tx)?;
    }
    Ok(audit::record(tx, act.about(account.person_id))?)
}
