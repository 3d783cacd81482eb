//! One-time links that were mailed: each for one purpose and one address, for an hour, and only the newest works.
//! The table holds hashes, so that it alone opens nothing.

use std::time::Duration;

use diesel::prelude::*;

use crate::ids::PersonId;
use crate::people;
use crate::platform::clock::Instant;
use crate::platform::db::schema::mailed_links as rows;
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::platform::tokens::TokenHash;
use crate::platform::words::Message;
use crate::stored_words;

stored_words! {
    /// What a link is for; for anything else it is unknown.
    pub enum Purpose {
        /// Confirms the address of a new account.
        Confirmation = "confirmation",
        /// Signs in, in the browser that asked.
        SignIn = "sign_in",
        /// Sets a new password.
        Password = "password",
        /// Confirms an address that somebody changes to.
        Address = "address",
        /// Stops or takes back that change, from the address before.
        AddressBefore = "address_before",
        /// Proves once more who one is, by its code in the session that asked; it opens nothing as a link.
        Proof = "proof",
    }
}

impl Purpose {
    /// How long one is so new that asking again sends no other: the mailbox has it, or will in a moment.
    pub(super) const FRESH: Duration = Duration::from_secs(10 * 60);

    /// How long it works. Whoever is told that their address is being changed may be asleep.
    pub const fn lasts(self) -> Duration {
        const HOUR: Duration = Duration::from_secs(60 * 60);
        match self {
            Self::AddressBefore => Duration::from_secs(7 * 24 * 60 * 60),
            Self::Confirmation | Self::SignIn | Self::Password | Self::Address | Self::Proof => HOUR,
        }
    }
}

/// A link that was mailed.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = rows)]
#[expect(missing_docs, reason = "each field is its column")]
pub struct MailedLink {
    pub id: i64,
    pub person_id: PersonId,
    pub mail: String,
    pub browser_hash: Option<TokenHash>,
    pub code_hash: Option<String>,
    pub leads_to: String,
    pub ends_at: Instant,
    pub used_at: Option<Instant>,
    pub replaced_at: Option<Instant>,
}

/// A link to be mailed.
#[derive(Clone, Debug)]
pub struct NewLink<'a> {
    /// What it is for.
    pub purpose: Purpose,
    /// Whose.
    pub person: PersonId,
    /// The address that it is sent to.
    pub mail: &'a str,
    /// The hash of its token.
    pub token: &'a TokenHash,
    /// The browser that asked, if it works there only, and the hash of the code that can be typed in it.
    pub browser: Option<(&'a TokenHash, &'a str)>,
    /// The page that it leads to in the end.
    pub leads_to: &'a str,
}

/// Why a link does not work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spent {
    /// It was used.
    Used,
    /// Its time is over.
    Expired,
    /// A newer one was sent, or something ended all of them.
    Replaced,
    /// There is none such, or it is for something else.
    Unknown,
}

impl Spent {
    /// Says so.
    pub fn message(self) -> Message {
        Message::new(match self {
            Self::Used => "accounts-link-used",
            Self::Expired => "accounts-link-expired",
            Self::Replaced => "accounts-link-replaced",
            Self::Unknown => "accounts-link-unknown",
        })
    }
}

impl MailedLink {
    fn check(self, now: Instant) -> Result<Self, Spent> {
        if self.used_at.is_some() {
            Err(Spent::Used)
        } else if self.replaced_at.is_some() {
            Err(Spent::Replaced)
        } else if self.ends_at <= now {
            Err(Spent::Expired)
        } else {
            Ok(self)
        }
    }
}

/// Writes a link down; those sent before it for the same purpose work no longer. But nobody ends what somebody else
/// may need: each browser that asked to sign in has its own, and each address that can stop a change.
pub(super) fn send(tx: &mut Tx<'_>, new: &NewLink<'_>) -> QueryResult<()> {
    people::lock(tx, new.person)?;
    let now = tx.now();
    let before = rows::table.filter(rows::person_id.eq(new.person)).filter(rows::purpose.eq(new.purpose));
    let before = before.filter(rows::used_at.is_null()).filter(rows::replaced_at.is_null());
    let replaced = rows::replaced_at.eq(now);
    match new.purpose {
        Purpose::SignIn => 0,
        Purpose::AddressBefore => {
            diesel::update(before.filter(rows::mail.eq(new.mail))).set(replaced).execute(tx.conn())?
        }
        _ => diesel::update(before).set(replaced).execute(tx.conn())?,
    };
    diesel::insert_into(rows::table)
        .values((
            rows::purpose.eq(new.purpose),
            rows::person_id.eq(new.person),
            rows::mail.eq(new.mail),
            rows::token_hash.eq(new.token),
            rows::browser_hash.eq(new.browser.map(|(browser, _)| browser)),
            rows::code_hash.eq(new.browser.map(|(_, code)| code)),
            rows::leads_to.eq(new.leads_to),
            rows::made_at.eq(now),
            rows::ends_at.eq(now.plus(new.purpose.lasts())),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// A link by its token's hash, whether or not it still works.
pub fn find_any(conn: &mut Conn, purpose: Purpose, token: &TokenHash) -> QueryResult<Option<MailedLink>> {
    rows::table
        .filter(rows::token_hash.eq(token))
        .filter(rows::purpose.eq(purpose))
        .select(MailedLink::as_select())
        .first(conn)
        .optional()
}

/// A link that works, or why it does not. Looking changes nothing.
pub fn find(
    conn: &mut Conn,
    purpose: Purpose,
    token: Option<&TokenHash>,
    now: Instant,
) -> QueryResult<Result<MailedLink, Spent>> {
    let Some(token) = token else { return Ok(Err(Spent::Unknown)) };
    Ok(find_any(conn, purpose, token)?.ok_or(Spent::Unknown).and_then(|link| link.check(now)))
}

/// The newest link that a browser asked for, if it works.
pub(super) fn find_of_browser(
    conn: &mut Conn,
    purpose: Purpose,
    browser: &TokenHash,
    now: Instant,
) -> QueryResult<Option<MailedLink>> {
    let found: Option<MailedLink> = rows::table
        .filter(rows::browser_hash.eq(browser))
        .filter(rows::purpose.eq(purpose))
        .order(rows::id.desc())
        .select(MailedLink::as_select())
        .first(conn)
        .optional()?;
    Ok(found.and_then(|link| link.check(now).ok()))
}

/// Ends what a browser asked for before: it asks for another.
pub fn end_of_browser(tx: &mut Tx<'_>, browser: &TokenHash) -> QueryResult<()> {
    let now = tx.now();
    let open = rows::table.filter(rows::browser_hash.eq(browser)).filter(rows::purpose.eq(Purpose::SignIn));
    diesel::update(open.filter(rows::used_at.is_null()).filter(rows::replaced_at.is_null()))
        .set(rows::replaced_at.eq(now))
        .execute(tx.conn())?;
    Ok(())
}

/// Whether a link that works was sent to an address just now.
pub(super) fn has_fresh(tx: &mut Tx<'_>, person: PersonId, purpose: Purpose, mail: &str) -> QueryResult<bool> {
    let since = tx.now().minus(Purpose::FRESH);
    let open = rows::table.filter(rows::person_id.eq(person)).filter(rows::purpose.eq(purpose));
    let open = open.filter(rows::used_at.is_null()).filter(rows::replaced_at.is_null());
    let fresh = open.filter(rows::mail.eq(mail)).filter(rows::made_at.gt(since));
    diesel::select(diesel::dsl::exists(fresh)).get_result(tx.conn())
}

/// Uses a link up, or says why it does not work: of many who try at once, one does.
pub(super) fn take(
    tx: &mut Tx<'_>,
    purpose: Purpose,
    token: Option<&TokenHash>,
) -> QueryResult<Result<MailedLink, Spent>> {
    let now = tx.now();
    match find(tx.conn(), purpose, token, now)? {
        Ok(link) => {
            // What becomes of a person's account is decided by one at a time.
            people::lock(tx, link.person_id)?;
            Ok(if use_up(tx, &link)? { Ok(link) } else { Err(Spent::Used) })
        }
        spent => Ok(spent),
    }
}

/// Marks a link as used; false if it was used meanwhile.
pub(super) fn use_up(tx: &mut Tx<'_>, link: &MailedLink) -> QueryResult<bool> {
    let now = tx.now();
    let open = rows::table.filter(rows::id.eq(link.id)).filter(rows::used_at.is_null());
    let open = open.filter(rows::replaced_at.is_null()).filter(rows::ends_at.gt(now));
    Ok(diesel::update(open).set(rows::used_at.eq(now)).execute(tx.conn())? == 1)
}

/// The time of a link begins anew: it has just been mailed. One that was used or replaced meanwhile stays so.
pub(super) fn begin(tx: &mut Tx<'_>, purpose: Purpose, token: &TokenHash) -> QueryResult<()> {
    let ends_at = tx.now().plus(purpose.lasts());
    let link = rows::table.filter(rows::token_hash.eq(token)).filter(rows::purpose.eq(purpose));
    diesel::update(link.filter(rows::used_at.is_null()).filter(rows::replaced_at.is_null()))
        .set(rows::ends_at.eq(ends_at))
        .execute(tx.conn())?;
    Ok(())
}

/// Ends whatever was mailed to somebody, but what takes back a change of their address.
pub(super) fn end(tx: &mut Tx<'_>, person: PersonId) -> QueryResult<()> {
    let now = tx.now();
    let open = rows::table.filter(rows::person_id.eq(person)).filter(rows::purpose.ne(Purpose::AddressBefore));
    diesel::update(open.filter(rows::used_at.is_null()).filter(rows::replaced_at.is_null()))
        .set(rows::replaced_at.eq(now))
        .execute(tx.conn())?;
    Ok(())
}

/// Ends those of one purpose.
pub(super) fn end_those(tx: &mut Tx<'_>, person: PersonId, purpose: Purpose) -> QueryResult<()> {
    let now = tx.now();
    let open = rows::table.filter(rows::person_id.eq(person)).filter(rows::purpose.eq(purpose));
    diesel::update(open.filter(rows::used_at.is_null()).filter(rows::replaced_at.is_null()))
        .set(rows::replaced_at.eq(now))
        .execute(tx.conn())?;
    Ok(())
}

/// How long it is known what became of a link, so that whoever opens it late is told.
const KNOWN_FOR: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// Removes what is long over.
pub(super) fn forget_old(tx: &mut Tx<'_>) -> QueryResult<usize> {
    let long_ago = tx.now().minus(KNOWN_FOR);
    diesel::delete(rows::table.filter(rows::ends_at.lt(long_ago))).execute(tx.conn())
}
