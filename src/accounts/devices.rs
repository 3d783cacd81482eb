//! Browsers that somebody signed in with, known by a cookie: a sign-in with another is told of by mail, and who
//! guesses from elsewhere cannot shut the owner out of theirs.

use std::time::Duration;

use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use crate::each_backend;
use crate::ids::PersonId;
use crate::platform::clock::Instant;
use crate::platform::db::schema::{accounts, devices, mailed_links};
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::platform::mail_address::fold_mail;
use crate::platform::tokens::TokenHash;

/// A browser that somebody signed in with.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = devices)]
pub(super) struct Device {
    pub person_id: PersonId,
    pub agent: String,
    pub address: String,
    pub first_at: Instant,
}

/// All that is remembered of one.
#[derive(Clone, Debug, Deserialize, Serialize, Queryable, Selectable, Insertable)]
#[diesel(table_name = devices)]
pub(super) struct Remembered {
    id: i64,
    person_id: PersonId,
    token_hash: String,
    agent: String,
    address: String,
    first_at: Instant,
    last_at: Instant,
}

/// How long an unused one is remembered.
const REMEMBERED: Duration = Duration::from_secs(400 * 24 * 60 * 60);
/// How many of a person are remembered.
const MOST: i64 = 50;

/// Somebody signs in with a browser. Its number if they never did before.
pub(super) fn meet(
    tx: &mut Tx<'_>,
    person: PersonId,
    token: &TokenHash,
    agent: &str,
    address: &str,
) -> QueryResult<Option<i64>> {
    let now = tx.now();
    let same = devices::table.filter(devices::person_id.eq(person)).filter(devices::token_hash.eq(token));
    if diesel::update(same).set(devices::last_at.eq(now)).execute(tx.conn())? > 0 {
        return Ok(None);
    }
    let new = (
        devices::person_id.eq(person),
        devices::token_hash.eq(token),
        devices::agent.eq(agent.chars().take(200).collect::<String>()),
        devices::address.eq(address),
        devices::first_at.eq(now),
        devices::last_at.eq(now),
    );
    let id = diesel::insert_into(devices::table).values(new).returning(devices::id).get_result(tx.conn())?;
    let theirs = devices::table.filter(devices::person_id.eq(person));
    let newest = theirs.order((devices::last_at.desc(), devices::id.desc())).limit(MOST);
    let newest: Vec<i64> = newest.select(devices::id).load(tx.conn())?;
    diesel::delete(theirs.filter(devices::id.ne_all(newest))).execute(tx.conn())?;
    Ok(Some(id))
}

/// Forgets the browsers of somebody, but one if it is named: who signs in with another is new there.
pub(super) fn forget(tx: &mut Tx<'_>, person: PersonId, but: Option<&TokenHash>) -> QueryResult<()> {
    let others = devices::table
        .filter(devices::person_id.eq(person))
        .filter(devices::token_hash.ne(but.map(TokenHash::as_str).unwrap_or_default()));
    diesel::delete(others).execute(tx.conn())?;
    Ok(())
}

/// Those of somebody.
pub(super) fn list_of(conn: &mut Conn, person: PersonId) -> QueryResult<Vec<Remembered>> {
    devices::table.filter(devices::person_id.eq(person)).select(Remembered::as_select()).load(conn)
}

/// Remembers some again; one that was met anew stays as it is.
pub(super) fn put_back(tx: &mut Tx<'_>, some: &[Remembered]) -> QueryResult<()> {
    for one in some {
        each_backend!(tx.conn(), conn => {
            diesel::insert_into(devices::table).values(one.clone()).on_conflict_do_nothing().execute(conn)
        })?;
    }
    Ok(())
}

/// Whether whoever a link to sign in was mailed to, asked for in this browser, signed in with it before.
pub fn asked_in_known_device(conn: &mut Conn, asking: &TokenHash, token: &TokenHash) -> QueryResult<bool> {
    let who = mailed_links::table.filter(mailed_links::browser_hash.eq(asking)).select(mailed_links::person_id);
    let known = devices::table.filter(devices::token_hash.eq(token)).filter(devices::person_id.eq_any(who));
    diesel::select(diesel::dsl::exists(known)).get_result(conn)
}

/// One by its number.
pub(super) fn find(conn: &mut Conn, id: i64) -> QueryResult<Option<Device>> {
    devices::table.find(id).select(Device::as_select()).first(conn).optional()
}

/// Whether whoever has an address signed in with a browser before.
pub fn knows_device(conn: &mut Conn, mail: &str, token: &TokenHash) -> QueryResult<bool> {
    let known: i64 = devices::table
        .inner_join(accounts::table.on(accounts::person_id.eq(devices::person_id)))
        .filter(accounts::mail_folded.eq(fold_mail(mail)))
        .filter(devices::token_hash.eq(token))
        .count()
        .get_result(conn)?;
    Ok(known > 0)
}

/// Removes those that nobody used for long.
pub(super) fn forget_old(tx: &mut Tx<'_>) -> QueryResult<usize> {
    let long_ago = tx.now().minus(REMEMBERED);
    diesel::delete(devices::table.filter(devices::last_at.lt(long_ago))).execute(tx.conn())
}
