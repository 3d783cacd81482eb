//! Mails in the outbox: taken on some at a time, held while they are sent, put back, ended, forgotten.

use std::time::Duration;

use diesel::prelude::*;
use diesel::sql_types::BigInt;

use super::{Outcome, Waiting};
use crate::ids::{MailId, PersonId};
use crate::platform::clock::Instant;
use crate::platform::db::schema::{mail_refusals, mails};
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::platform::mail::{Problem, pause_after};
use crate::platform::mail_address::MailAddress;

/// After how long a claim is void: whoever held it is gone, since the living renew theirs.
pub(super) const CLAIM_LASTS: Duration = Duration::from_secs(60);
/// How long a mail is tried: four days, as RFC 5321 (4.5.4.1) advises.
const TRIED_FOR: Duration = Duration::from_secs(4 * 24 * 60 * 60);
/// How long it is kept what became of a mail.
const KEPT_FOR: Duration = Duration::from_secs(30 * 24 * 60 * 60);

#[derive(QueryableByName)]
struct Found {
    #[diesel(sql_type = BigInt)]
    id: MailId,
}

/// How many mails are due that nobody holds, counted up to a number.
pub(super) fn count_due(conn: &mut Conn, now: Instant, most: i64) -> QueryResult<usize> {
    let is_free = mails::claimed_at.is_null().or(mails::claimed_at.lt(now.minus(CLAIM_LASTS)).assume_not_null());
    let due = mails::table.filter(mails::ended_at.is_null()).filter(mails::due_at.le(now)).filter(is_free);
    Ok(due.select(mails::id).limit(most).load::<MailId>(conn)?.len())
}

/// Takes on the next mails that are due, if there are any; no two workers get the same.
pub(super) fn claim(tx: &mut Tx<'_>, worker: &str, most: usize) -> QueryResult<Vec<Waiting>> {
    let (now, void) = (tx.now(), tx.now().minus(CLAIM_LASTS));
    let due = format!(
        "SELECT id FROM mails \
         WHERE ended_at IS NULL AND due_at <= $1 AND (claimed_at IS NULL OR claimed_at < $2) \
         ORDER BY due_at, id LIMIT {most}"
    );
    let found: Vec<Found> = match tx.conn() {
        Conn::Sqlite(conn) => diesel::sql_query(due).bind::<BigInt, _>(now).bind::<BigInt, _>(void).load(conn),
        Conn::Postgres(conn) => diesel::sql_query(format!("{due} FOR UPDATE SKIP LOCKED"))
            .bind::<BigInt, _>(now)
            .bind::<BigInt, _>(void)
            .load(conn),
    }?;
    let ids: Vec<MailId> = found.into_iter().map(|it| it.id).collect();
    let taken = mails::table.filter(mails::id.eq_any(ids.clone()));
    diesel::update(taken).set((mails::claimed_at.eq(now), mails::claimed_by.eq(worker))).execute(tx.conn())?;
    let taken = mails::table.filter(mails::id.eq_any(ids));
    taken.order((mails::due_at, mails::id)).select(Waiting::as_select()).load(tx.conn())
}

/// Holds on to mails that are still to be sent. Those that somebody else holds by now are not touched.
pub(super) fn renew(tx: &mut Tx<'_>, workers: Vec<String>, ids: Vec<MailId>) -> QueryResult<usize> {
    let now = tx.now();
    hold_since(tx, workers, ids, Some(now))
}

/// Lets go of mails that were not tried: they wait for the next worker.
pub(super) fn release(tx: &mut Tx<'_>, worker: &str, ids: Vec<MailId>) -> QueryResult<usize> {
    hold_since(tx, vec![worker.to_owned()], ids, None)
}

fn hold_since(tx: &mut Tx<'_>, workers: Vec<String>, ids: Vec<MailId>, since: Option<Instant>) -> QueryResult<usize> {
    let own = mails::table
        .filter(mails::id.eq_any(ids))
        .filter(mails::ended_at.is_null())
        .filter(mails::claimed_by.eq_any(workers));
    diesel::update(own).set(mails::claimed_at.eq(since)).execute(tx.conn())
}

/// A mail is over. What it held is erased, and its address too unless an administrator needs it.
pub(super) fn end(tx: &mut Tx<'_>, id: MailId, outcome: Outcome, problem: Option<&Problem>) -> QueryResult<()> {
    let now = tx.now();
    diesel::update(mails::table.find(id).filter(mails::ended_at.is_null()))
        .set((
            mails::ended_at.eq(now),
            mails::outcome.eq(outcome),
            mails::data.eq(""),
            mails::claimed_at.eq(None::<Instant>),
            mails::tried_at.eq(now),
            mails::tries.eq(mails::tries + 1),
            mails::trouble.eq(problem.map(|problem| problem.trouble)),
            mails::problem.eq(problem.map(|problem| problem.words.as_str())),
        ))
        .execute(tx.conn())?;
    if !matches!(outcome, Outcome::Refused | Outcome::GivenUp) {
        diesel::update(mails::table.find(id)).set(mails::address.eq("")).execute(tx.conn())?;
    }
    Ok(())
}

/// A mail could not be sent this time: it is tried again later, or given up after days.
pub(super) fn put_back(tx: &mut Tx<'_>, mail: &Waiting, problem: &Problem) -> QueryResult<()> {
    let now = tx.now();
    if now.since(mail.made_at) > TRIED_FOR {
        return end(tx, mail.id, Outcome::GivenUp, Some(problem));
    }
    let pause = pause_after(u32::try_from(mail.tries + 1).unwrap_or(u32::MAX));
    diesel::update(mails::table.find(mail.id).filter(mails::ended_at.is_null()))
        .set((
            mails::claimed_at.eq(None::<Instant>),
            mails::tried_at.eq(now),
            mails::tries.eq(mails::tries + 1),
            mails::due_at.eq(now.plus(pause)),
            mails::trouble.eq(problem.trouble),
            mails::problem.eq(&problem.words),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// Tries everything that waits at once, whatever pause it was given.
pub fn hurry_all(tx: &mut Tx<'_>) -> QueryResult<usize> {
    let now = tx.now();
    let waiting = mails::table.filter(mails::ended_at.is_null()).filter(mails::due_at.gt(now));
    diesel::update(waiting).set(mails::due_at.eq(now)).execute(tx.conn())
}

/// Frees what was held when the process before ended: right only where one process sends at a time.
pub fn release_all(tx: &mut Tx<'_>) -> QueryResult<usize> {
    let held = mails::table.filter(mails::ended_at.is_null()).filter(mails::claimed_at.is_not_null());
    diesel::update(held).set(mails::claimed_at.eq(None::<Instant>)).execute(tx.conn())
}

/// Erases every mail to a person, or to an address of theirs, whatever became of it.
pub fn erase(tx: &mut Tx<'_>, person: PersonId, address: &MailAddress) -> QueryResult<()> {
    let theirs = mails::table
        .filter(mails::person_id.eq(person).assume_not_null().or(mails::address.eq(address.written())))
        .select(mails::id);
    let ids: Vec<MailId> = theirs.load(tx.conn())?;
    diesel::delete(mails::table.filter(mails::id.eq_any(ids))).execute(tx.conn())?;
    diesel::delete(mail_refusals::table.filter(mail_refusals::person_id.eq(person))).execute(tx.conn())?;
    diesel::delete(mail_refusals::table.find(address.folded())).execute(tx.conn())?;
    Ok(())
}

/// Gives up what has waited for too long even where nothing is ever tried, and removes what is over for long.
pub fn forget_old(tx: &mut Tx<'_>) -> QueryResult<usize> {
    let now = tx.now();
    // A worker gives up first, and says why: here a day more has passed.
    let too_old = now.minus(TRIED_FOR).minus(Duration::from_secs(24 * 60 * 60));
    let waiting = mails::table.filter(mails::ended_at.is_null()).filter(mails::made_at.lt(too_old));
    diesel::update(waiting)
        .set((mails::ended_at.eq(now), mails::outcome.eq(Outcome::GivenUp), mails::data.eq("")))
        .execute(tx.conn())?;
    let over = mails::table.filter(mails::ended_at.lt(now.minus(KEPT_FOR)));
    diesel::delete(over).execute(tx.conn())
}
