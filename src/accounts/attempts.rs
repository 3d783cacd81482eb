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
//! | to one address | 5 | an hour |
//! | asked for from one network | 20 | an hour |
//! | to anybody | 2,000 | an hour |
//!
//! Accounts that do not exist are counted as those that do. One network cannot shut another out of an
//! account before a hundred failures, the most that NIST SP 800-63B (5.2.2) lets anybody have; and many networks
//! together cannot shut its owner out of a browser that they signed in with before, which is counted by itself.

use std::time::Duration;

use base64ct::{Base64UrlUnpadded, Encoding};
use diesel::prelude::*;
use diesel::sql_types::Text;
use sha2::{Digest, Sha256};

use super::knows_device;
use crate::error::{Error, Result};
use crate::platform::db::schema::attempts;
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::platform::mail_address::fold_mail;
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

/// What a sign-in with a mail address guesses at, the narrowest first.
pub fn sign_in_guesses(mail: &str, network: &str) -> Vec<Guess> {
    let account = digest(mail);
    let both = format!("{account} {network}");
    vec![
        Guess { kind: "account_from_network", key: both, most: 10, within: QUARTER },
        Guess { kind: "account", key: account, most: 100, within: HOUR },
        Guess { kind: "network", key: network.to_owned(), most: 100, within: HOUR },
    ]
}

/// The same from a browser that the account's owner signed in with before: guesses of others do not count there.
fn own_device_guesses(mail: &str, device: &TokenHash, network: &str) -> Vec<Guess> {
    let key = format!("{} {}", digest(mail), device.as_str());
    vec![
        Guess { kind: "account_from_device", key, most: 10, within: QUARTER },
        Guess { kind: "network", key: network.to_owned(), most: 100, within: HOUR },
    ]
}

/// What trying a password of whoever has an address guesses at, in the browser that tries.
pub fn guesses(conn: &mut Conn, mail: &str, device: Option<&TokenHash>, network: &str) -> QueryResult<Vec<Guess>> {
    match device {
        Some(device) if knows_device(conn, mail, device)? => Ok(own_device_guesses(mail, device, network)),
        _ => Ok(sign_in_guesses(mail, network)),
    }
}

/// What a code typed in a browser guesses at. Whether a code was mailed to anybody makes no difference.
/// The few tries that a code allows are counted always, those of a network where limits are on.
pub fn code_guesses(browser: &TokenHash, network: Option<&String>) -> Vec<Guess> {
    let code = Guess { kind: "code", key: browser.as_str().to_owned(), most: 5, within: HOUR };
    let network = network.map(|key| Guess { kind: "network", key: key.clone(), most: 100, within: HOUR });
    [Some(code), network].into_iter().flatten().collect()
}

/// What asking for a mail to an address is counted by, whoever has it.
pub fn mail_requests(mail: &str, network: &str) -> Vec<Guess> {
    vec![
        Guess { kind: "mail", key: digest(mail), most: 5, within: HOUR },
        Guess { kind: "mail_network", key: network.to_owned(), most: 20, within: HOUR },
        Guess { kind: "mail_all", key: String::new(), most: 2_000, within: HOUR },
    ]
}

/// An address as it is counted. A digest: what was typed into the field may be anything, a password too.
fn digest(mail: &str) -> String {
    Base64UrlUnpadded::encode_string(&Sha256::digest(fold_mail(mail).as_bytes()))
}

/// What opening the link for the first administrator guesses at.
pub fn setup_guesses(network: &str) -> Vec<Guess> {
    vec![Guess { kind: "setup", key: network.to_owned(), most: 20, within: HOUR }]
}

/// Counts an attempt before it is made, so that none made meanwhile escapes; too many are refused.
pub fn attempt(tx: &mut Tx<'_>, guesses: Vec<Guess>) -> Result<Attempt> {
    let now = tx.now();
    let mut ids = Vec::new();
    for guess in &guesses {
        lock(tx, guess)?;
        let failures = attempts::table
            .filter(attempts::kind.eq(guess.kind))
            .filter(attempts::key.eq(&guess.key))
            .filter(attempts::at.gt(now.minus(guess.within)))
            .order(attempts::at.desc())
            .limit(guess.most)
            .select(attempts::at)
            .load::<crate::platform::clock::Instant>(tx.conn())?;
        if let Some(oldest) = failures.last().filter(|_| i64::try_from(failures.len()) == Ok(guess.most)) {
            return Err(Error::TooMany { until: oldest.plus(guess.within) });
        }
        let row = (attempts::kind.eq(guess.kind), attempts::key.eq(&guess.key), attempts::at.eq(now));
        ids.push(diesel::insert_into(attempts::table).values(row).returning(attempts::id).get_result(tx.conn())?);
    }
    Ok(Attempt { guesses, ids })
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
