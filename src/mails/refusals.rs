//! Addresses that their own server refused for good: nothing is sent there until an administrator says so.

use diesel::dsl::exists;
use diesel::prelude::*;

use crate::each_backend;
use crate::error::Result;
use crate::events::{self, Event};
use crate::ids::PersonId;
use crate::platform::clock::Instant;
use crate::platform::db::schema::mail_refusals;
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::platform::mail_address::MailAddress;

/// An address that takes no mail.
#[derive(Clone, Queryable, Selectable)]
#[diesel(table_name = mail_refusals)]
#[expect(missing_docs, reason = "each field is its column, described in the migration")]
pub struct Refusal {
    pub address: String,
    pub person_id: Option<PersonId>,
    pub at: Instant,
    pub problem: String,
}

/// Whether an address has refused mail.
pub fn is_refused(conn: &mut Conn, address: &MailAddress) -> QueryResult<bool> {
    diesel::select(exists(mail_refusals::table.find(address.folded()))).get_result(conn)
}

/// Addresses that refused mail, in order, those after an address if one is named.
pub fn list(conn: &mut Conn, after: Option<&str>, most: i64) -> QueryResult<Vec<Refusal>> {
    let all = mail_refusals::table.select(Refusal::as_select()).order(mail_refusals::address).limit(most);
    match after {
        Some(after) => all.filter(mail_refusals::address.gt(after)).load(conn),
        None => all.load(conn),
    }
}

/// Keeps that an address takes no mail.
pub(super) fn keep(tx: &mut Tx<'_>, address: &MailAddress, person: Option<PersonId>, problem: &str) -> QueryResult<()> {
    let row = (
        mail_refusals::address.eq(address.folded()),
        mail_refusals::person_id.eq(person),
        mail_refusals::at.eq(tx.now()),
        mail_refusals::problem.eq(problem),
    );
    each_backend!(tx.conn(), conn => {
        diesel::insert_into(mail_refusals::table).values(row).on_conflict_do_nothing().execute(conn)
    })?;
    Ok(())
}

/// Tells those who run the site that addresses refuse their mail, all of them at once. How many there are.
pub fn tell(tx: &mut Tx<'_>) -> Result<usize> {
    let now = tx.now();
    let untold = mail_refusals::table.filter(mail_refusals::told_at.is_null());
    let told = diesel::update(untold).set(mail_refusals::told_at.eq(now)).execute(tx.conn())?;
    if told > 0 {
        let count = i64::try_from(told).unwrap_or(i64::MAX);
        events::record(tx, &Event::AddressesRefused { count })?;
    }
    Ok(told)
}

/// Mail is sent there again. Returns whether it had refused any.
pub fn take_back(tx: &mut Tx<'_>, address: &str) -> QueryResult<bool> {
    Ok(diesel::delete(mail_refusals::table.find(address)).execute(tx.conn())? > 0)
}
