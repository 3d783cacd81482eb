//! Sending the digests that are due.

use super::deliver::{Post, readers};
use super::emails::Digest;
use super::{Ending, digests, queries};
use crate::error::{Error, Result};
use crate::ids::PersonId;
use crate::mails;
use crate::platform::db::{Db, Tx};

/// Posts the digests that are due, some at a time; each is due again when something waits for it.
pub fn send_digests(db: &Db, post: &Post) -> Result<()> {
    loop {
        let now = db.clock().now();
        if !db.read(|conn| Ok::<_, Error>(digests::is_any_due(conn, now)?))? {
            return Ok(());
        }
        if db.write(|tx| send_some(tx, post))? == 0 {
            // Another node is at them.
            return Ok(());
        }
    }
}

/// How many were due.
fn send_some(tx: &mut Tx<'_>, post: &Post) -> Result<usize> {
    let due = digests::take_due(tx)?;
    let people: Vec<PersonId> = due.iter().map(|row| row.person).collect();
    let readers = readers(tx.conn(), &people)?;
    for row in &due {
        let upto = queries::last_digested(tx.conn(), row.person, row.upto)?;
        if let (Some(to), Some(upto)) = (readers.get(&row.person), upto) {
            let ending = Ending { person: row.person, topic: None }.written(&post.secret, &to.address);
            mails::post(tx, to, &Digest { after: row.upto, upto, ending })?;
        }
        digests::was_sent(tx, row.person, upto)?;
    }
    Ok(due.len())
}
