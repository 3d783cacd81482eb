//! New accounts that wait for a yes, or get a no.

use diesel::prelude::*;

use super::emails::{Approved, Declined, address_of};
use super::{model, unconfirmed};
use crate::audit::{self, Act, Kind};
use crate::error::{Error, Result};
use crate::ids::PersonId;
use crate::mails::{self, To};
use crate::platform::clock::Instant;
use crate::platform::db::schema::{accounts, people};
use crate::platform::db::{Conn, MultiBackend, QueryResult, Tx};
use crate::platform::forms::Check;
use crate::platform::words::{Language, Message};
use crate::rights::{self, Member};

/// Somebody who waits for a yes.
#[derive(Clone, Debug, Queryable)]
#[expect(missing_docs, reason = "each field is its column")]
pub struct Applicant {
    pub id: PersonId,
    pub name: String,
    pub handle: String,
    pub mail: String,
    pub note: String,
    pub waits_since: Option<Instant>,
}

/// How many applicants a page of the queue holds.
pub const APPLICANTS: usize = 50;

/// Whose turn it is: those whose address is confirmed, who have waited longest first, after one of them.
pub fn list_waiting(conn: &mut Conn, after: Option<PersonId>) -> QueryResult<Vec<Applicant>> {
    let mut waiting = accounts::table
        .inner_join(people::table)
        .filter(accounts::waits_since.is_not_null())
        .filter(accounts::mail_confirmed_at.is_not_null())
        .select((people::id, people::name, people::handle, accounts::mail, accounts::note, accounts::waits_since))
        .order(people::id)
        .limit(i64::try_from(APPLICANTS + 1).unwrap_or(i64::MAX))
        .into_boxed::<MultiBackend>();
    if let Some(after) = after {
        waiting = waiting.filter(people::id.gt(after));
    }
    waiting.load(conn)
}

/// Somebody who waits, by their number.
pub fn find_waiting(conn: &mut Conn, person: PersonId) -> QueryResult<Applicant> {
    accounts::table
        .inner_join(people::table)
        .filter(accounts::person_id.eq(person))
        .filter(accounts::waits_since.is_not_null())
        .filter(accounts::mail_confirmed_at.is_not_null())
        .select((people::id, people::name, people::handle, accounts::mail, accounts::note, accounts::waits_since))
        .first(conn)
}

/// Says yes. Where mail can tell them, they are told, in this language if they chose none. Saying so twice changes
/// nothing.
pub fn approve(tx: &mut Tx<'_>, by: &Member, person: PersonId, told: Option<&Language>) -> Result<()> {
    may_decide(by)?;
    let waiting = accounts::table.filter(accounts::person_id.eq(person)).filter(accounts::waits_since.is_not_null());
    let change = (accounts::waits_since.eq(None::<Instant>), accounts::note.eq(""));
    if diesel::update(waiting).set(change).execute(tx.conn())? == 0 {
        return Ok(());
    }
    rights::changed(tx, person)?;
    audit::record(tx, Act::new(Kind::AccountApproved).by(by.id).about(person))?;
    let Some(language) = told else { return Ok(()) };
    let account = model::find(tx.conn(), person)?.ok_or(Error::NotFound)?;
    let to = address_of(tx.conn(), &account, language)?;
    mails::post(tx, &to, &Approved { person })
}

/// The longest word to who is declined, in characters.
pub const MOST_SAID: usize = 500;

/// Says no, and to them so, with a word if there is one: the account goes with all that is in it, which is drafts.
pub fn decline(tx: &mut Tx<'_>, by: &Member, person: PersonId, word: &str, told: Option<&Language>) -> Result<()> {
    may_decide(by)?;
    Check::new().text("word", word, 0..=MOST_SAID).finish()?;
    let account = model::find(tx.conn(), person)?.filter(|account| account.waits_since.is_some());
    let Some(account) = account else { return Ok(()) };
    let to = told.map(|language| address_of(tx.conn(), &account, language)).transpose()?;
    unconfirmed::remove(tx, person)?;
    audit::record(tx, Act::new(Kind::AccountDeclined).by(by.id))?;
    match to {
        // Their mails go when they do, but for this one.
        Some(to) => mails::post(tx, &To { person: None, ..to }, &Declined { word: word.to_owned() }),
        None => Ok(()),
    }
}

pub(super) fn may_decide(by: &Member) -> Result<()> {
    if by.is_admin() { Ok(()) } else { Err(Error::Refused(Message::new("accounts-refused-admins-only"))) }
}
