//! Sessions: where somebody is signed in. The table holds hashes, so that it alone signs nobody in.

use std::time::Duration;

use diesel::prelude::*;

use super::{devices, mailed_links};
use crate::ids::PersonId;
use crate::platform::clock::Instant;
use crate::platform::db::schema::{accounts, sessions};
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::platform::tokens::TokenHash;

/// Where somebody is signed in.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = sessions)]
#[expect(missing_docs, reason = "each field is its column")]
pub struct Session {
    pub token_hash: TokenHash,
    pub person_id: PersonId,
    pub created_at: Instant,
    pub used_at: Instant,
    pub expires_at: Instant,
    pub agent: String,
    pub address: String,
    pub proved_at: Option<Instant>,
    pub is_kept: i64,
}

/// A session to begin.
#[derive(Clone, Debug)]
pub struct NewSession {
    /// The hash of its token.
    pub token_hash: TokenHash,
    /// Whose it is.
    pub person: PersonId,
    /// How long it lasts unused.
    pub lasts: Duration,
    /// The browser, as it names itself.
    pub agent: String,
    /// The network it came from.
    pub address: String,
}

/// How often the use of a session is written down: reading a page must not cost a write.
const NOTE_USE_EVERY: Duration = Duration::from_secs(60 * 60);

/// How long a session lasts unused that ends with its browser.
pub const PASSING: Duration = Duration::from_secs(24 * 60 * 60);
/// How long a proof of who one is counts for changes of consequence.
const PROOF_COUNTS: Duration = Duration::from_secs(30 * 60);

/// How long sessions last unused, from the configured days.
pub fn lifetime(days: u32) -> Duration {
    Duration::from_secs(u64::from(days) * 24 * 60 * 60)
}

/// Begins a session that ends with its browser, or after a day unused.
pub fn begin_passing(tx: &mut Tx<'_>, new: &NewSession) -> QueryResult<()> {
    begin(tx, &NewSession { lasts: PASSING, ..new.clone() })?;
    diesel::update(sessions::table.find(&new.token_hash)).set(sessions::is_kept.eq(0)).execute(tx.conn())?;
    Ok(())
}

/// Begins a session that its browser keeps. Who it is was proved just now.
pub fn begin(tx: &mut Tx<'_>, new: &NewSession) -> QueryResult<()> {
    let now = tx.now();
    diesel::insert_into(sessions::table)
        .values((
            sessions::token_hash.eq(&new.token_hash),
            sessions::person_id.eq(new.person),
            sessions::created_at.eq(now),
            sessions::used_at.eq(now),
            sessions::expires_at.eq(now.plus(new.lasts)),
            sessions::agent.eq(new.agent.chars().take(200).collect::<String>()),
            sessions::address.eq(&new.address),
            sessions::proved_at.eq(now),
            sessions::is_kept.eq(1),
        ))
        .execute(tx.conn())?;
    diesel::update(accounts::table.find(new.person)).set(accounts::signed_in_at.eq(now)).execute(tx.conn())?;
    Ok(())
}

/// The session of a token's hash, while it lasts.
pub fn find(conn: &mut Conn, token_hash: &TokenHash, now: Instant) -> QueryResult<Option<Session>> {
    sessions::table
        .find(token_hash)
        .filter(sessions::expires_at.gt(now))
        .select(Session::as_select())
        .first(conn)
        .optional()
}

/// Those of some sessions that have not ended.
pub fn list_lasting(conn: &mut Conn, hashes: &[TokenHash], now: Instant) -> QueryResult<Vec<TokenHash>> {
    sessions::table
        .filter(sessions::token_hash.eq_any(hashes.to_vec()))
        .filter(sessions::expires_at.gt(now))
        .select(sessions::token_hash)
        .load(conn)
}

impl Session {
    /// What it is called in a list: enough of its hash to tell it from others, and nothing to sign in with.
    pub fn name(&self) -> &str {
        self.token_hash.as_str().get(..12).unwrap_or_default()
    }

    /// Whether what its person may has changed since it began.
    pub fn is_older_than(&self, rights_changed_at: Option<Instant>) -> bool {
        rights_changed_at.is_some_and(|at| at > self.created_at)
    }

    /// Whether its browser keeps it when it is closed.
    pub fn is_kept(&self) -> bool {
        self.is_kept != 0
    }

    /// How long it lasts unused, from the configured days.
    pub fn lasts(&self, days: u32) -> Duration {
        if self.is_kept() { lifetime(days) } else { PASSING }
    }

    /// Whether it was proved lately whose it is.
    pub fn is_proved(&self, now: Instant) -> bool {
        self.proved_at.is_some_and(|at| at.plus(PROOF_COUNTS) > now)
    }

    /// Whether its use should be written down, which also makes it last longer.
    pub fn is_worth_noting(&self, now: Instant) -> bool {
        self.used_at.plus(NOTE_USE_EVERY) < now
    }
}

/// A session was used: it lasts from now on.
pub fn used(tx: &mut Tx<'_>, token_hash: &TokenHash, lasts: Duration) -> QueryResult<()> {
    let now = tx.now();
    diesel::update(sessions::table.find(token_hash))
        .set((sessions::used_at.eq(now), sessions::expires_at.eq(now.plus(lasts))))
        .execute(tx.conn())?;
    Ok(())
}

/// Somebody proved once more that a session is theirs.
pub fn proved(tx: &mut Tx<'_>, token_hash: &TokenHash) -> QueryResult<()> {
    let now = tx.now();
    diesel::update(sessions::table.find(token_hash)).set(sessions::proved_at.eq(now)).execute(tx.conn())?;
    Ok(())
}

/// How long the token before still works after a new one was given: what is under way arrives.
const OVERLAP: Duration = Duration::from_secs(60);

/// Gives a session a new token, since its person may more than before; the old one soon ends.
/// False if it was given one already.
pub fn renew(tx: &mut Tx<'_>, old: &Session, new: &TokenHash) -> QueryResult<bool> {
    let now = tx.now();
    let ends = diesel::update(sessions::table.find(&old.token_hash).filter(sessions::expires_at.gt(now.plus(OVERLAP))))
        .set(sessions::expires_at.eq(now.plus(OVERLAP)))
        .execute(tx.conn())?;
    if ends == 0 {
        return Ok(false);
    }
    diesel::insert_into(sessions::table)
        .values((
            sessions::token_hash.eq(new),
            sessions::person_id.eq(old.person_id),
            sessions::created_at.eq(now),
            sessions::used_at.eq(now),
            sessions::expires_at.eq(old.expires_at),
            sessions::agent.eq(&old.agent),
            sessions::address.eq(&old.address),
            sessions::proved_at.eq(old.proved_at),
            sessions::is_kept.eq(old.is_kept),
        ))
        .execute(tx.conn())?;
    Ok(true)
}

/// The most sessions that are shown.
const MOST_SHOWN: i64 = 50;

/// Where somebody is signed in, lately used first.
pub fn list(conn: &mut Conn, person: PersonId, now: Instant) -> QueryResult<Vec<Session>> {
    sessions::table
        .filter(sessions::person_id.eq(person))
        .filter(sessions::expires_at.gt(now))
        .order((sessions::used_at.desc(), sessions::token_hash))
        .limit(MOST_SHOWN)
        .select(Session::as_select())
        .load(conn)
}

/// Ends one of somebody's sessions, named by the beginning of its hash as the list shows it.
pub fn end_listed(tx: &mut Tx<'_>, person: PersonId, name: &str) -> QueryResult<()> {
    let now = tx.now();
    let named = list(tx.conn(), person, now)?.into_iter().find(|session| session.name() == name);
    match named {
        Some(session) => end(tx, &session.token_hash),
        None => Ok(()),
    }
}

/// Removes those that have ended by themselves.
pub(super) fn forget_ended(tx: &mut Tx<'_>) -> QueryResult<usize> {
    let now = tx.now();
    diesel::delete(sessions::table.filter(sessions::expires_at.le(now))).execute(tx.conn())
}

/// Ends a session.
pub fn end(tx: &mut Tx<'_>, token_hash: &TokenHash) -> QueryResult<()> {
    diesel::delete(sessions::table.find(token_hash)).execute(tx.conn())?;
    Ok(())
}

/// What goes on where all else ends: the session in which somebody asks for it, and their browser.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "each is the hash of what its name says")]
pub struct Spared {
    pub session: TokenHash,
    pub device: Option<TokenHash>,
}

/// Ends all of somebody's sessions, but one if it is named, and whatever was mailed to them that would begin one.
/// Their other browsers are known no longer: whoever sat there guesses as a stranger, and is told of when they come
/// again.
pub fn end_all(tx: &mut Tx<'_>, person: PersonId, but: Option<&Spared>) -> QueryResult<()> {
    let others = sessions::table
        .filter(sessions::person_id.eq(person))
        .filter(sessions::token_hash.ne(but.map(|it| it.session.as_str()).unwrap_or_default()));
    diesel::delete(others).execute(tx.conn())?;
    devices::forget(tx, person, but.and_then(|it| it.device.as_ref()))?;
    mailed_links::end(tx, person)
}

/// Ends everybody's sessions, but one if it is named.
pub fn end_everybodys(tx: &mut Tx<'_>, but: Option<&TokenHash>) -> QueryResult<usize> {
    let others = sessions::table.filter(sessions::token_hash.ne(but.map(TokenHash::as_str).unwrap_or_default()));
    diesel::delete(others).execute(tx.conn())
}
