//! What a merge would do, before it is done.

use crate::accounts;
use crate::error::{Error, Result};
use crate::ids::PersonId;
use crate::people::{self, Person};
use crate::platform::db::Conn;
use crate::platform::words::Message;
use crate::rights::Member;
use crate::traces::list_numbers;

/// What a merge would do.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "each is a count of what its name says")]
pub struct Preview {
    pub from: Person,
    pub into: Person,
    pub posts: i64,
    pub accepted: i64,
    pub votes: i64,
    pub follows: i64,
    pub toos: i64,
    /// Votes, follows and marks that both have, of which one is left.
    pub doubled: i64,
    /// Votes and marks of one on what the other wrote, which go.
    pub own: i64,
}

/// Who may be joined to whom: by those who run the site, somebody without an account to somebody with one.
pub(super) fn check(conn: &mut Conn, by: &Member, from: PersonId, into: PersonId) -> Result<()> {
    if !by.is_admin() {
        return Err(Error::Refused(Message::new("accounts-refused-admins-only")));
    }
    let refused = |key| Err(Error::field("into", Message::new(key)));
    if from == into {
        return refused("merges-refused-same");
    }
    if accounts::find(conn, from)?.is_some() {
        return Err(Error::Refused(Message::new("merges-refused-has-account")));
    }
    if people::is_former(conn, from)? {
        return Err(Error::Refused(Message::new("merges-refused-former")));
    }
    match accounts::find(conn, into)? {
        None => refused("merges-refused-no-account"),
        // It may go again by itself, and would take with it what others answered.
        Some(account) if account.mail_confirmed_at.is_none() || account.waits_since.is_some() => {
            refused("merges-refused-not-admitted")
        }
        Some(_) => Ok(()),
    }
}

/// Looks at what a merge would do.
pub fn preview(conn: &mut Conn, by: &Member, from: PersonId, into: PersonId) -> Result<Preview> {
    check(conn, by, from, into)?;
    let mut count = |rows: &str| -> Result<i64> {
        let found = list_numbers(conn, &format!("SELECT count(*) AS id FROM {rows}"))?;
        Ok(found.first().copied().unwrap_or_default())
    };
    let both = |table: &str, key: &str| {
        format!("{table} a JOIN {table} b ON a.{key} = b.{key} WHERE a.person_id = {from} AND b.person_id = {into}")
    };
    let (votes, toos) = (own_votes(from, into), own_toos(from, into));
    let own = count(&format!("votes WHERE {votes}"))? + count(&format!("toos WHERE {toos}"))?;
    let doubled =
        count(&both("votes", "post_id"))? + count(&both("follows", "thread_id"))? + count(&both("toos", "thread_id"))?;
    let of = |table: &str| format!("{table} WHERE person_id = {from}");
    let (posts, accepted) = (
        count(&format!("posts WHERE author_id = {from}"))?,
        count(&format!("acceptances a JOIN posts p ON p.id = a.post_id WHERE p.author_id = {from}"))?,
    );
    let (votes, follows, toos) = (count(&of("votes"))?, count(&of("follows"))?, count(&of("toos"))?);
    let (from, into) = (people::find(conn, from)?, people::find(conn, into)?);
    Ok(Preview { from, into, posts, accepted, votes, follows, toos, doubled, own })
}

/// The votes of one on what the other wrote, as a condition.
pub(super) fn own_votes(one: PersonId, other: PersonId) -> String {
    let on = |by, of| format!("person_id = {by} AND post_id IN (SELECT id FROM posts WHERE author_id = {of})");
    format!("({}) OR ({})", on(one, other), on(other, one))
}

/// The same of "I have this too" on what the other asked.
pub(super) fn own_toos(one: PersonId, other: PersonId) -> String {
    let on = |by, of| format!("person_id = {by} AND thread_id IN (SELECT id FROM threads WHERE asked_by = {of})");
    format!("({}) OR ({})", on(one, other), on(other, one))
}
