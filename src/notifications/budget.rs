//! How many mails one person may cause at once: a post may name and reach many, and each mail bears the site's name.

use std::time::Duration;

use diesel::prelude::*;

use super::ByMail;
use super::model::New;
use crate::error::Result;
use crate::platform::db::Tx;
use crate::platform::db::schema::notifications;
use crate::rights;

/// How many mails somebody who holds no role may cause at once in an hour.
const MOST_CAUSED: i64 = 60;
const HOUR: Duration = Duration::from_secs(60 * 60);

/// Leaves to digests what would be more mails than its author may cause at once. All is of one author.
pub(super) fn keep_within(tx: &mut Tx<'_>, new: &mut [New]) -> Result<()> {
    let Some(by) = new.first().and_then(|it| it.by_id) else { return Ok(()) };
    if !new.iter().any(|it| it.by_mail == ByMail::AtOnce) {
        return Ok(());
    }
    let now = tx.now();
    if rights::find_member(tx.conn(), by, now)?.is_staff() {
        return Ok(());
    }
    let caused: i64 = notifications::table
        .filter(notifications::by_id.eq(by))
        .filter(notifications::at.gt(now.minus(HOUR)))
        .filter(notifications::by_mail.eq(ByMail::AtOnce))
        .count()
        .get_result(tx.conn())?;
    let left = usize::try_from(MOST_CAUSED - caused).unwrap_or_default();
    for it in new.iter_mut().filter(|it| it.by_mail == ByMail::AtOnce).skip(left) {
        it.by_mail = ByMail::Digest;
    }
    Ok(())
}
