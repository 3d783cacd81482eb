//! Work that a transaction asks for and somebody else does: at least once, with back-off, put aside
//! after ten tries.

use std::time::Duration;

use diesel::dsl::exists;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use serde::{Serialize, de::DeserializeOwned};

use crate::platform::clock::Instant;
use crate::platform::db::schema::jobs;
use crate::platform::db::{Conn, QueryResult, Tx};

/// A kind of work; its fields are what it is about, as ids.
pub trait Job: Serialize + DeserializeOwned {
    /// The word it is stored by.
    const KIND: &'static str;
}

/// Work that somebody has taken on.
#[derive(Debug, Queryable, QueryableByName)]
#[diesel(table_name = jobs)]
pub struct Claimed {
    /// Its number.
    pub id: i64,
    /// Which [`Job::KIND`].
    pub kind: String,
    /// The job as JSON.
    pub data: String,
    /// How often it was tried before.
    pub tries: i64,
}

/// After how many tries work is put aside for a person to look at.
pub const MOST_TRIES: i64 = 10;
/// After how long a claim is void: whoever held it is gone.
const CLAIM_LASTS: Duration = Duration::from_secs(10 * 60);

/// Asks for work once the transaction is kept, not before a moment.
pub fn enqueue<J: Job>(tx: &mut Tx<'_>, job: &J, run_at: Instant) -> anyhow::Result<()> {
    let now = tx.now();
    diesel::insert_into(jobs::table)
        .values((
            jobs::kind.eq(J::KIND),
            jobs::data.eq(serde_json::to_string(job)?),
            jobs::run_at.eq(run_at),
            jobs::made_at.eq(now),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// Work that was asked for is done now, though it failed before and waits, or was put aside; asked for anew if it is
/// gone.
pub fn hurry<J: Job>(tx: &mut Tx<'_>, job: &J) -> anyhow::Result<()> {
    let (now, data) = (tx.now(), serde_json::to_string(job)?);
    let same = jobs::table.filter(jobs::kind.eq(J::KIND)).filter(jobs::data.eq(data));
    let again = (jobs::failed_at.eq(None::<Instant>), jobs::tries.eq(0), jobs::run_at.eq(now));
    match diesel::update(same).set(again).execute(tx.conn())? {
        0 => enqueue(tx, job, now),
        _ => Ok(()),
    }
}

/// Whether a kind of work waits already.
pub fn is_waiting<J: Job>(conn: &mut Conn) -> QueryResult<bool> {
    diesel::select(exists(jobs::table.filter(jobs::kind.eq(J::KIND)).filter(jobs::failed_at.is_null())))
        .get_result(conn)
}

/// Whether work is due that nobody holds.
pub fn is_any_due(conn: &mut Conn, now: Instant) -> QueryResult<bool> {
    let due = jobs::table
        .filter(jobs::failed_at.is_null())
        .filter(jobs::run_at.le(now))
        .filter(jobs::claimed_at.is_null().or(jobs::claimed_at.lt(now.minus(CLAIM_LASTS)).assume_not_null()));
    diesel::select(exists(due)).get_result(conn)
}

/// Takes on the next work that is due, if there is any; no two workers get the same.
pub fn claim(tx: &mut Tx<'_>, worker: &str) -> QueryResult<Option<Claimed>> {
    let (now, void) = (tx.now(), tx.now().minus(CLAIM_LASTS));
    let due = "SELECT id, kind, data, tries FROM jobs \
               WHERE failed_at IS NULL AND run_at <= $1 AND (claimed_at IS NULL OR claimed_at < $2) \
               ORDER BY run_at, id LIMIT 1";
    let found: Option<Claimed> = match tx.conn() {
        Conn::Sqlite(conn) => diesel::sql_query(due).bind::<BigInt, _>(now).bind::<BigInt, _>(void).get_result(conn),
        Conn::Postgres(conn) => diesel::sql_query(format!("{due} FOR UPDATE SKIP LOCKED"))
            .bind::<BigInt, _>(now)
            .bind::<BigInt, _>(void)
            .get_result(conn),
    }
    .optional()?;
    if let Some(job) = &found {
        diesel::update(jobs::table.find(job.id))
            .set((jobs::claimed_at.eq(now), jobs::claimed_by.eq(worker), jobs::tries.eq(job.tries + 1)))
            .execute(tx.conn())?;
    }
    Ok(found)
}

/// The work is done.
pub fn finish(tx: &mut Tx<'_>, job: i64) -> QueryResult<()> {
    diesel::delete(jobs::table.find(job)).execute(tx.conn())?;
    Ok(())
}

/// The work failed: it is tried again later, each time after twice as long, or put aside.
pub fn put_back(tx: &mut Tx<'_>, job: &Claimed, problem: &str) -> QueryResult<()> {
    let now = tx.now();
    let pause = Duration::from_secs(15 << job.tries.clamp(0, 12));
    let failed_at = (job.tries + 1 >= MOST_TRIES).then_some(now);
    diesel::update(jobs::table.find(job.id))
        .set((
            jobs::claimed_at.eq(None::<Instant>),
            jobs::run_at.eq(now.plus(pause)),
            jobs::failed_at.eq(failed_at),
            jobs::problem.eq(problem),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// A job as the administration lists it.
#[derive(Debug, Queryable, QueryableByName)]
pub struct Listed {
    /// Its number.
    #[diesel(sql_type = BigInt)]
    pub id: i64,
    /// Which kind.
    #[diesel(sql_type = Text)]
    pub kind: String,
    /// How often it was tried.
    #[diesel(sql_type = BigInt)]
    pub tries: i64,
    /// When it runs next.
    #[diesel(sql_type = BigInt)]
    pub run_at: Instant,
    /// When it was put aside.
    #[diesel(sql_type = diesel::sql_types::Nullable<BigInt>)]
    pub failed_at: Option<Instant>,
    /// What went wrong last.
    #[diesel(sql_type = diesel::sql_types::Nullable<Text>)]
    pub problem: Option<String>,
}

/// The jobs that wait or were put aside, the next first, at most two hundred.
pub fn list(conn: &mut Conn) -> QueryResult<Vec<Listed>> {
    jobs::table
        .select((jobs::id, jobs::kind, jobs::tries, jobs::run_at, jobs::failed_at, jobs::problem))
        .order((jobs::failed_at.desc(), jobs::run_at, jobs::id))
        .limit(200)
        .load(conn)
}

/// Tries work again that was put aside.
pub fn retry(tx: &mut Tx<'_>, job: i64) -> QueryResult<usize> {
    let now = tx.now();
    diesel::update(jobs::table.find(job))
        .set((jobs::failed_at.eq(None::<Instant>), jobs::tries.eq(0), jobs::run_at.eq(now)))
        .execute(tx.conn())
}
