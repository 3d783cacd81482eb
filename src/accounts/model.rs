//! The rows of accounts and passwords.

use diesel::prelude::*;

use crate::each_backend;
use crate::error::{self, Error, Result};
use crate::ids::PersonId;
use crate::platform::clock::Instant;
use crate::platform::db::schema::{accounts, passwords, people};
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::platform::mail_address::{MailAddress, fold_mail};
use crate::platform::words::Message;
use crate::rights;

/// A person who may sign in.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = accounts)]
#[expect(missing_docs, reason = "each field is its column")]
pub struct Account {
    pub person_id: PersonId,
    pub mail: String,
    pub created_at: Instant,
    pub signed_in_at: Option<Instant>,
    pub mail_confirmed_at: Option<Instant>,
    pub waits_since: Option<Instant>,
    pub note: String,
    pub language: Option<String>,
}

impl Account {
    /// Its address as it was written. It had the shape of one when it was taken.
    pub fn address(&self) -> Result<MailAddress> {
        MailAddress::parse(&self.mail).map_err(|fault| anyhow::Error::from(fault).into())
    }
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

/// What somebody proves who they are with: their address, and their password's hash if they have one.
pub fn find_own_credential(conn: &mut Conn, person: PersonId) -> Result<(Account, Option<String>)> {
    let account = find(conn, person)?.ok_or(Error::NotFound)?;
    Ok((account, find_password(conn, person)?))
}

/// Whose confirmed address it is. Naming an address is not having it, so others do not count.
pub fn find_by_mail(conn: &mut Conn, mail: &str) -> QueryResult<Option<Account>> {
    accounts::table
        .filter(accounts::mail_folded.eq(fold_mail(mail)))
        .filter(accounts::mail_confirmed_at.is_not_null())
        .select(Account::as_select())
        .first(conn)
        .optional()
}

/// Does something for whoever has a confirmed address. Where nobody has it, the same is done for somebody else and
/// taken back: it takes as long, and comes to nothing.
pub(super) fn do_for_holder(
    tx: &mut Tx<'_>,
    mail: &str,
    act: impl FnOnce(&mut Tx<'_>, &Account) -> Result<()>,
) -> Result<()> {
    let holder = find_by_mail(tx.conn(), mail)?;
    let stand_in = find_first(tx.conn())?;
    let is_theirs = holder.is_some();
    match holder.or(stand_in) {
        Some(account) => tx.do_or_pretend(is_theirs, |tx| act(tx, &account)),
        None => Ok(()),
    }
}

fn find_first(conn: &mut Conn) -> QueryResult<Option<Account>> {
    accounts::table
        .filter(accounts::mail_confirmed_at.is_not_null())
        .order(accounts::person_id)
        .select(Account::as_select())
        .first(conn)
        .optional()
}

/// Whose confirmed mail address it is, and its password's hash if it has one.
pub fn find_credential(conn: &mut Conn, mail: &str) -> QueryResult<Option<(PersonId, Option<String>)>> {
    accounts::table
        .left_join(passwords::table.on(passwords::person_id.eq(accounts::person_id)))
        .filter(accounts::mail_folded.eq(fold_mail(mail)))
        .filter(accounts::mail_confirmed_at.is_not_null())
        .select((accounts::person_id, passwords::hash.nullable()))
        .first(conn)
        .optional()
}

/// Gives an account an address that was confirmed just now; one that is another account's is refused.
pub(super) fn set_mail(tx: &mut Tx<'_>, person: PersonId, mail: &MailAddress) -> Result<()> {
    let now = tx.now();
    let unconfirmed = accounts::table.find(person).filter(accounts::mail_confirmed_at.is_null());
    if diesel::select(diesel::dsl::exists(unconfirmed)).get_result(tx.conn())? {
        rights::changed(tx, person)?;
    }
    let change = (
        accounts::mail.eq(mail.written()),
        accounts::mail_folded.eq(mail.folded()),
        accounts::mail_confirmed_at.eq(now),
    );
    let taken = error::taken(|| Error::Conflict(Message::new("accounts-mail-taken")));
    let changed = diesel::update(accounts::table.find(person)).set(change).execute(tx.conn()).map_err(taken)?;
    // It may have gone a moment ago: nobody is told that it is theirs.
    if changed == 0 { Err(Error::NotFound) } else { Ok(()) }
}

/// Writes another address down for an account whose address is not confirmed yet.
pub fn name_mail(tx: &mut Tx<'_>, person: PersonId, mail: &MailAddress) -> QueryResult<()> {
    diesel::update(accounts::table.find(person).filter(accounts::mail_confirmed_at.is_null()))
        .set(accounts::mail.eq(mail.written()))
        .execute(tx.conn())?;
    Ok(())
}

/// Whether a hash still is that of somebody's password. Nobody changes it until the transaction ends, so that what is
/// done by a password is done before it is changed, or not at all.
pub fn password_stands(tx: &mut Tx<'_>, person: PersonId, hash: &str) -> QueryResult<bool> {
    if let Conn::Postgres(conn) = tx.conn() {
        diesel::sql_query("SELECT 1 FROM passwords WHERE person_id = $1 FOR UPDATE")
            .bind::<diesel::sql_types::BigInt, _>(person)
            .execute(conn)?;
    }
    Ok(find_password(tx.conn(), person)?.as_deref() == Some(hash))
}

/// Takes somebody's password away: they sign in by mail, or set another.
pub(super) fn forget_password(tx: &mut Tx<'_>, person: PersonId) -> QueryResult<()> {
    diesel::delete(passwords::table.find(person)).execute(tx.conn())?;
    Ok(())
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
