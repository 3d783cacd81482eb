//! The rows of accounts and passwords.

use diesel::prelude::*;

use crate::each_backend;
use crate::ids::PersonId;
use crate::platform::clock::Instant;
use crate::platform::db::schema::{accounts, passwords, people};
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::platform::mail_address::fold_mail;

/// A person who may sign in.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = accounts)]
#[expect(missing_docs, reason = "each field is its column")]
pub struct Account {
    pub person_id: PersonId,
    pub mail: String,
    pub created_at: Instant,
    pub signed_in_at: Option<Instant>,
}

/// Somebody's account, if they have one.
pub fn find(conn: &mut Conn, person: PersonId) -> QueryResult<Option<Account>> {
    accounts::table.find(person).select(Account::as_select()).first(conn).optional()
}

/// Everybody who may sign in, by handle: number, handle, name and mail address.
pub fn list_all(conn: &mut Conn) -> QueryResult<Vec<(PersonId, String, String, String)>> {
    accounts::table
        .inner_join(people::table)
        .order(people::handle)
        .select((people::id, people::handle, people::name, accounts::mail))
        .load(conn)
}

/// The hash of somebody's password, if they have one.
pub fn find_password(conn: &mut Conn, person: PersonId) -> QueryResult<Option<String>> {
    passwords::table.find(person).select(passwords::hash).first(conn).optional()
}

/// Whose account a mail address is, and its password's hash if it has one.
pub fn find_credential(conn: &mut Conn, mail: &str) -> QueryResult<Option<(PersonId, Option<String>)>> {
    accounts::table
        .left_join(passwords::table.on(passwords::person_id.eq(accounts::person_id)))
        .filter(accounts::mail_folded.eq(fold_mail(mail)))
        .select((accounts::person_id, passwords::hash.nullable()))
        .first(conn)
        .optional()
}

/// Keeps a password's hash in place of the one before.
pub fn set_password(tx: &mut Tx<'_>, person: PersonId, hash: &str) -> QueryResult<()> {
    let now = tx.now();
    let row = (passwords::person_id.eq(person), passwords::hash.eq(hash), passwords::changed_at.eq(now));
    let change = (passwords::hash.eq(hash), passwords::changed_at.eq(now));
    each_backend!(tx.conn(), conn => {
        diesel::insert_into(passwords::table)
            .values(row)
            .on_conflict(passwords::person_id)
            .do_update()
            .set(change)
            .execute(conn)
    })?;
    Ok(())
}
