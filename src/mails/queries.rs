//! What the administration asks of the outbox: whether mail works, what waits, what failed.

use std::time::Duration;

use diesel::prelude::*;

use super::Outcome;
use crate::ids::MailId;
use crate::platform::clock::Instant;
use crate::platform::db::schema::{mail_refusals, mails};
use crate::platform::db::{Conn, MultiBackend, QueryResult};
use crate::platform::mail::Trouble;

/// Mails that did not arrive, and will not.
const FAILED: [Outcome; 2] = [Outcome::Refused, Outcome::GivenUp];
/// "Lately".
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// How mail does.
#[derive(Clone, Debug, Default)]
pub struct Standing {
    /// Mails to be sent, now or later.
    pub waiting: i64,
    /// Mails of the last thirty days that did not arrive.
    pub failed: i64,
    /// Addresses that take no mail.
    pub refusals: i64,
    /// Mails sent within a day.
    pub sent: i64,
    /// When the last one was sent.
    pub sent_at: Option<Instant>,
    /// What kept the mail that was tried last, if anything did: when, and in whose words.
    pub trouble: Option<(Instant, Trouble, String)>,
}

impl Standing {
    /// Whether the last try failed for a reason that the next one meets too.
    pub fn is_broken(&self) -> bool {
        let own = [Trouble::Composing, Trouble::Recipient, Trouble::Message];
        self.trouble.as_ref().is_some_and(|(_, trouble, _)| !own.contains(trouble))
    }
}

/// A mail as the administration lists it.
#[derive(Clone, Queryable, Selectable)]
#[diesel(table_name = mails)]
#[expect(missing_docs, reason = "each field is its column, described in the migration")]
pub struct Listed {
    pub id: MailId,
    pub kind: String,
    pub address: String,
    pub made_at: Instant,
    pub due_at: Instant,
    pub tries: i64,
    pub ended_at: Option<Instant>,
    pub trouble: Option<Trouble>,
    pub problem: Option<String>,
}

/// How mail does: six queries, each by an index.
pub fn standing(conn: &mut Conn, now: Instant) -> QueryResult<Standing> {
    let lately = now.minus(DAY);
    let sent = || mails::table.filter(mails::outcome.eq(Outcome::Sent));
    let last: Option<(Option<Instant>, Option<Trouble>, Option<String>)> = mails::table
        .filter(mails::tried_at.is_not_null())
        .filter(mails::claimed_at.is_null())
        .filter(mails::trouble.is_not_null().or(mails::outcome.eq(Outcome::Sent).assume_not_null()))
        .order((mails::tried_at.desc(), mails::id.desc()))
        .select((mails::tried_at, mails::trouble, mails::problem))
        .first(conn)
        .optional()?;
    let trouble = last.and_then(|(at, trouble, problem)| Some((at?, trouble?, problem.unwrap_or_default())));
    Ok(Standing {
        waiting: mails::table.filter(mails::ended_at.is_null()).count().get_result(conn)?,
        failed: mails::table.filter(mails::outcome.eq_any(FAILED.to_vec())).count().get_result(conn)?,
        refusals: mail_refusals::table.count().get_result(conn)?,
        sent: sent().filter(mails::ended_at.gt(lately)).count().get_result(conn)?,
        sent_at: sent().select(diesel::dsl::max(mails::ended_at)).first(conn)?,
        trouble,
    })
}

/// Mails that wait, the oldest first, those after one if it is named.
pub fn list_waiting(conn: &mut Conn, after: Option<MailId>, most: i64) -> QueryResult<Vec<Listed>> {
    mails::table
        .filter(mails::ended_at.is_null())
        .filter(mails::id.gt(after.unwrap_or(MailId::new(0))))
        .order(mails::id)
        .limit(most)
        .select(Listed::as_select())
        .load(conn)
}

/// Mails that did not arrive and will not, the newest first, those before one if it is named.
pub fn list_failed(conn: &mut Conn, before: Option<MailId>, most: i64) -> QueryResult<Vec<Listed>> {
    let mut failed = mails::table
        .filter(mails::outcome.eq_any(FAILED.to_vec()))
        .order(mails::id.desc())
        .limit(most)
        .select(Listed::as_select())
        .into_boxed::<MultiBackend>();
    if let Some(before) = before {
        failed = failed.filter(mails::id.lt(before));
    }
    failed.load(conn)
}
