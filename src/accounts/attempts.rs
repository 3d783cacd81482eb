//! Attempts at a secret, counted in the database: all nodes count together, and a restart forgets none.
//!
//! | what is guessed | failures | within |
//! | --- | --- | --- |
//! | an account's password, from one network | 10 | 15 minutes |
//! | an account's password, from anywhere | 100 | an hour |
//! | any password, from one network | 100 | an hour |
//! | an account's password, from a browser that its owner signed in with before | 10 | 15 minutes |
//! | the link for the first administrator, from one network | 20 | an hour |
//! | a code for signing in, in the browser that asked for it | 5 | an hour |
//!
//! | what is mailed | requests | within |
//! | --- | --- | --- |
//! | to one's own address, while signed in | 5 | an hour |
//! | to one address, from one network, or from a browser that its owner signed in with before | 5 | an hour |
//! | a link to sign in with, or to an address that is only named, from anywhere | 10 | an hour |
//! | asked for from one network | 20 | an hour |
//! | to addresses that are only named, in all | 2,000 | an hour |
//! | links to sign in or for a new password, in all: those that were mailed | 5,000 | an hour |
//!
//! | what is begun | times | within |
//! | --- | --- | --- |
//! | sessions of a person in new browsers, and in each browser that they used before | 20 | an hour |
//! | mails to a person about new browsers | 5 | an hour |
//!
//! Of IPv6 the ranges round a network are counted too, and may do some times as much. Accounts that do not exist are
//! counted as those that do. One network cannot shut another out of an account before a hundred failures, the most
//! that NIST SP 800-63B (5.2.2) lets anybody have; many networks together cannot shut its owner out of a browser that
//! they signed in with before, which is counted by itself; and a link for a new password is mailed to whoever asks
//! from elsewhere, or lies in the mailbox already since others asked (see [`super::recover`]).

use std::time::Duration;

use base64ct::{Base64UrlUnpadded, Encoding};
use diesel::prelude::*;
use diesel::sql_types::Text;
use sha2::{Digest, Sha256};

use super::{Account, knows_device};
use crate::error::{Error, Result};
use crate::ids::PersonId;
use crate::platform::clock::Instant;
use crate::platform::db::schema::attempts;
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::platform::mail_address::fold_mail;
use crate::platform::net;
use crate::platform::tokens::TokenHash;

/// Something whose failures are counted together.
#[derive(Clone, Debug)]
pub struct Guess {
    kind: &'static str,
    key: String,
    most: i64,
    within: Duration,
}

/// The rows that stand for attempts under way.
#[derive(Debug)]
pub struct Attempt {
    guesses: Vec<Guess>,
    ids: Vec<i64>,
}

const QUARTER: Duration = Duration::from_secs(15 * 60);
const HOUR: Duration = Duration::from_secs(60 * 60);

impl Guess {
    fn new(kind: &'static str, key: impl Into<String>, most: i64, within: Duration) -> Self {
        Self { kind, key: key.into(), most, within }
    }

    /// The same of a network and of the ranges round it.
    fn by_network(kind: &'static str, network: &str, most: i64) -> Vec<Self> {
        let wider = net::wider(network).into_iter().map(|(range, times)| (range, most * i64::from(times)));
        let all = std::iter::once((network.to_owned(), most)).chain(wider);
        all.map(|(key, most)| Self::new(kind, key, most, HOUR)).collect()
    }
}

/// What a sign-in with a mail address guesses at, the narrowest first.
pub fn sign_in_guesses(mail: &str, network: &str) -> Vec<Guess> {
    guesses_at(&digest(mail), network)
}

fn guesses_at(account: &str, network: &str) -> Vec<Guess> {
    let mut all = vec![
        Guess::new("account_from_network", format!("{account} {network}"), 10, QUARTER),
        Guess::new("account", account, 100, HOUR),
    ];
    all.extend(Guess::by_network("network", network, 100));
    all
}

/// What trying a password of whoever has an address guesses at, in the browser that tries. In one that the owner
/// signed in with before, guesses of others do not count, nor do those of their network.
pub fn guesses(conn: &mut Conn, mail: &str, device: Option<&TokenHash>, network: &str) -> QueryResult<Vec<Guess>> {
    match device {
        Some(device) if knows_device(conn, mail, device)? => {
            Ok(vec![Guess::new("account_from_device", of_device(mail, device), 10, QUARTER)])
        }
        _ => Ok(sign_in_guesses(mail, network)),
    }
}

/// What proving who one is guesses at: the same as signing in. An address that an account only names is not its own,
/// so that guesses at its own password count nothing of those at the account that has it.
pub fn proof_guesses(
    conn: &mut Conn,
    account: &Account,
    device: Option<&TokenHash>,
    network: &str,
) -> QueryResult<Vec<Guess>> {
    match account.mail_confirmed_at {
        Some(_) => guesses(conn, &account.mail, device, network),
        None => Ok(guesses_at(&format!("person {}", account.person_id), network)),
    }
}

/// What a code typed in a browser guesses at. Whether a code was mailed to anybody makes no difference.
/// The few tries that a code allows are counted always, those of a network where limits are on and the browser is
/// not known.
pub fn code_guesses(browser: &TokenHash, network: Option<&str>) -> Vec<Guess> {
    let code = Guess::new("code", browser.as_str(), 5, HOUR);
    let network = network.map(|network| Guess::by_network("network", network, 100));
    std::iter::once(code).chain(network.into_iter().flatten()).collect()
}

/// What asking for a mail to an address that is only named is counted by. Such a mail is posted always, to its owner
/// if there is one.
pub fn mail_requests(mail: &str, network: &str) -> Vec<Guess> {
    let mut all = from_network(mail, network);
    all.push(Guess::new("mail", digest(mail), 10, HOUR));
    all.push(Guess::new("mail_all", "", 2_000, HOUR));
    all
}

/// What mails to one's own address are counted by that one asks for while signed in: nobody else uses them up.
pub fn own_requests(person: PersonId) -> Vec<Guess> {
    vec![Guess::new("mail_own", person.to_string(), 5, HOUR)]
}

/// What asking for a link for a new password is counted by. Not by its address alone: nobody shall use up what its
/// owner needs.
pub fn password_requests(
    conn: &mut Conn,
    mail: &str,
    device: Option<&TokenHash>,
    network: &str,
) -> QueryResult<Vec<Guess>> {
    match device {
        Some(device) if knows_device(conn, mail, device)? => {
            Ok(vec![Guess::new("mail_from_device", of_device(mail, device), 5, HOUR)])
        }
        _ => Ok(from_network(mail, network)),
    }
}

/// What asking for a link to sign in with is counted by. In browsers that are not known also by its address: each
/// such link is another, with a code that can be guessed at.
pub fn sign_in_requests(
    conn: &mut Conn,
    mail: &str,
    device: Option<&TokenHash>,
    network: &str,
) -> QueryResult<Vec<Guess>> {
    let mut all = password_requests(conn, mail, device, network)?;
    if all.iter().all(|guess| guess.kind != "mail_from_device") {
        all.push(Guess::new("mail_sign_in", digest(mail), 10, HOUR));
    }
    Ok(all)
}

fn from_network(mail: &str, network: &str) -> Vec<Guess> {
    let mut all = vec![Guess::new("mail_from_network", format!("{} {network}", digest(mail)), 5, HOUR)];
    all.extend(Guess::by_network("mail_network", network, 20));
    all
}

/// The links that are mailed to whoever has an address, all together.
fn links() -> Guess {
    Guess::new("link", "", 5_000, HOUR)
}

/// Refuses to mail a link where too many were mailed, whoever asks and whether or not somebody has the address.
pub fn refuse_too_many_links(tx: &mut Tx<'_>) -> Result<()> {
    refuse_too_many(tx, &links())
}

/// Counts a link that is mailed.
pub(super) fn count_link(tx: &mut Tx<'_>) -> QueryResult<()> {
    insert(tx, &links()).map(drop)
}

/// What beginning a session in a browser is counted by.
pub(super) fn session_counts(person: PersonId, known: Option<&TokenHash>) -> Vec<Guess> {
    let key = known.map_or_else(|| person.to_string(), |device| format!("{person} {}", device.as_str()));
    vec![Guess::new(if known.is_some() { "session_from_device" } else { "session" }, key, 20, HOUR)]
}

/// What telling somebody of a new browser is counted by.
pub(super) fn device_mails(person: PersonId) -> Vec<Guess> {
    vec![Guess::new("device_mail", person.to_string(), 5, HOUR)]
}

/// An address as it is counted. A digest: what was typed into the field may be anything, a password too.
fn digest(mail: &str) -> String {
    Base64UrlUnpadded::encode_string(&Sha256::digest(fold_mail(mail).as_bytes()))
}

fn of_device(mail: &str, device: &TokenHash) -> String {
    format!("{} {}", digest(mail), device.as_str())
}

/// What opening the link for the first administrator guesses at.
pub fn setup_guesses(network: &str) -> Vec<Guess> {
    Guess::by_network("setup", network, 20)
}

/// Counts an attempt before it is made, so that none made meanwhile escapes; too many are refused.
pub fn attempt(tx: &mut Tx<'_>, guesses: Vec<Guess>) -> Result<Attempt> {
    let mut ids = Vec::new();
    for guess in &guesses {
        lock(tx, guess)?;
        refuse_too_many(tx, guess)?;
        ids.push(insert(tx, guess)?);
    }
    Ok(Attempt { guesses, ids })
}

fn refuse_too_many(tx: &mut Tx<'_>, guess: &Guess) -> Result<()> {
    let now = tx.now();
    // The oldest of so many as may be: when it counts no longer, the next may come.
    let oldest: Option<Instant> = attempts::table
        .filter(attempts::kind.eq(guess.kind))
        .filter(attempts::key.eq(&guess.key))
        .filter(attempts::at.gt(now.minus(guess.within)))
        .order(attempts::at.desc())
        .offset(guess.most - 1)
        .limit(1)
        .select(attempts::at)
        .first(tx.conn())
        .optional()?;
    oldest.map_or(Ok(()), |oldest| Err(Error::TooMany { until: oldest.plus(guess.within) }))
}

fn insert(tx: &mut Tx<'_>, guess: &Guess) -> QueryResult<i64> {
    let row = (attempts::kind.eq(guess.kind), attempts::key.eq(&guess.key), attempts::at.eq(tx.now()));
    diesel::insert_into(attempts::table).values(row).returning(attempts::id).get_result(tx.conn())
}

/// An attempt succeeded: it was no failure, and the narrowest count begins anew.
pub fn succeeded(tx: &mut Tx<'_>, attempt: &Attempt) -> QueryResult<()> {
    diesel::delete(attempts::table.filter(attempts::id.eq_any(attempt.ids.clone()))).execute(tx.conn())?;
    if let Some(narrowest) = attempt.guesses.first() {
        let same = attempts::table.filter(attempts::kind.eq(narrowest.kind)).filter(attempts::key.eq(&narrowest.key));
        diesel::delete(same).execute(tx.conn())?;
    }
    Ok(())
}

/// Removes what counts no longer.
pub(super) fn forget_old(tx: &mut Tx<'_>) -> QueryResult<usize> {
    let oldest = tx.now().minus(HOUR);
    diesel::delete(attempts::table.filter(attempts::at.lt(oldest))).execute(tx.conn())
}

/// Lets one attempt at a thing count at a time. SQLite has one writer and needs no lock.
fn lock(tx: &mut Tx<'_>, guess: &Guess) -> QueryResult<()> {
    if let Conn::Postgres(conn) = tx.conn() {
        diesel::sql_query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))")
            .bind::<Text, _>(format!("{} {}", guess.kind, guess.key))
            .execute(conn)?;
    }
    Ok(())
}

/// Forgets the attempts at somebody's account.
pub fn forget_attempts(tx: &mut Tx<'_>, mail: &str) -> QueryResult<()> {
    let keys: Vec<String> = sign_in_guesses(mail, "").into_iter().take(2).map(|guess| guess.key).collect();
    for key in keys {
        let key = format!("{}%", key.trim_end().replace('_', "\\_"));
        diesel::delete(attempts::table.filter(attempts::key.like(key).escape('\\'))).execute(tx.conn())?;
    }
    Ok(())
}
