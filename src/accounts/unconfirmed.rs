//! Accounts that came to nothing: never confirmed, or declined. Nobody but their drafts knows of them.

use std::time::Duration;

use diesel::dsl::{exists, not};
use diesel::prelude::*;

use super::model;
use crate::error::{Error, Result};
use crate::ids::PersonId;
use crate::people;
use crate::platform::clock::Instant;
use crate::platform::db::schema::{accounts, audit, drafts, people as rows, posts, uploads};
use crate::platform::db::{Conn, Db, QueryResult, Tx};
use crate::platform::words::Message;

/// How long an account waits for its address to be confirmed.
const WAITS_FOR: Duration = Duration::from_secs(7 * 24 * 60 * 60);
/// How long one waits that nothing was written in: who comes back the next evening still finds it.
const EMPTY_WAITS_FOR: Duration = Duration::from_secs(2 * 24 * 60 * 60);
/// How many are looked for at a time.
const AT_ONCE: usize = 100;

/// Takes back an account that was never confirmed: whoever was named by it says that it is not theirs.
pub fn withdraw_unconfirmed(tx: &mut Tx<'_>, person: PersonId) -> Result<()> {
    people::lock(tx, person)?;
    let account = model::find(tx.conn(), person)?;
    if account.is_some_and(|account| account.mail_confirmed_at.is_none()) { remove(tx, person) } else { Ok(()) }
}

/// Removes accounts that were never confirmed, each in a transaction of its own: others write meanwhile, and one that
/// cannot go holds up none. How many went.
pub fn forget_unconfirmed(db: &Db) -> Result<usize> {
    let (now, mut after, mut gone) = (db.clock().now(), PersonId::new(0), 0);
    loop {
        let over: Vec<PersonId> = db.read(|conn| Ok::<_, Error>(list_over(conn, after, now)?))?;
        for person in &over {
            match db.write(|tx| withdraw_unconfirmed(tx, *person)) {
                Ok(()) => gone += 1,
                Err(problem) => tracing::warn!(%person, %problem, "an account that was never confirmed stays"),
            }
        }
        match over.last() {
            Some(last) if over.len() == AT_ONCE => after = *last,
            _ => return Ok(gone),
        }
    }
}

/// Those whose time is over, after one of them. Whoever was given posts, by an administrator's mistake, stays.
fn list_over(conn: &mut Conn, after: PersonId, now: Instant) -> QueryResult<Vec<PersonId>> {
    let has_drafts = exists(drafts::table.filter(drafts::person_id.eq(accounts::person_id)));
    let has_posts = exists(posts::table.filter(posts::author_id.eq(accounts::person_id)));
    let has_uploads = exists(uploads::table.filter(uploads::person_id.eq(accounts::person_id)));
    accounts::table
        .filter(accounts::mail_confirmed_at.is_null())
        .filter(accounts::created_at.lt(now.minus(EMPTY_WAITS_FOR)))
        .filter(accounts::created_at.lt(now.minus(WAITS_FOR)).or(not(has_drafts)))
        .filter(not(has_posts))
        .filter(not(has_uploads))
        .filter(accounts::person_id.gt(after))
        .order(accounts::person_id)
        .limit(i64::try_from(AT_ONCE).unwrap_or(i64::MAX))
        .select(accounts::person_id)
        .load(conn)
}

/// Removes a person who wrote nothing but drafts: what refers to them goes with them, and the audit forgets who it
/// was.
pub(super) fn remove(tx: &mut Tx<'_>, person: PersonId) -> Result<()> {
    let posts = posts::table.filter(posts::author_id.eq(person)).select(posts::id);
    let uploads = uploads::table.filter(uploads::person_id.eq(person)).select(uploads::id);
    let has_left: bool = diesel::select(exists(posts)).get_result(tx.conn())?;
    if has_left || diesel::select(exists(uploads)).get_result(tx.conn())? {
        return Err(Error::Refused(Message::new("accounts-refused-has-posts")));
    }
    diesel::update(audit::table.filter(audit::by_id.eq(person)))
        .set(audit::by_id.eq(None::<PersonId>))
        .execute(tx.conn())?;
    diesel::update(audit::table.filter(audit::about_id.eq(person)))
        .set(audit::about_id.eq(None::<PersonId>))
        .execute(tx.conn())?;
    diesel::delete(rows::table.find(person)).execute(tx.conn())?;
    Ok(())
}
