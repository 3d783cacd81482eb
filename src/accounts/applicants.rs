//! Telling those who run the site that somebody waits for a yes: soon after the first, and then now and then, so that
//! a wave of applicants is a few mails and not one each.

use std::time::Duration;

use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use super::emails::{Applicants, address_of};
use super::model;
use crate::app::App;
use crate::error::Result;
use crate::ids::PersonId;
use crate::mails::{self, Mail};
use crate::platform::clock::Instant;
use crate::platform::db::schema::{accounts, mails as posted, role_grants};
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::platform::jobs::{self, Job};
use crate::platform::words::Language;
use crate::rights::Role;

/// How long after the first others are gathered.
const GATHERED_FOR: Duration = Duration::from_secs(10 * 60);
/// How long it is until the next mail.
const AGAIN_AFTER: Duration = Duration::from_secs(4 * 60 * 60);

/// Telling them.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
pub struct TellOfApplicants {}

impl Job for TellOfApplicants {
    const KIND: &'static str = "tell_of_applicants";
}

impl TellOfApplicants {
    /// Mails everybody who runs the site, if somebody waits of whom they were not told.
    pub fn run(self, app: &App) -> Result<()> {
        if !mails::is_set_up(&app.config) {
            return Ok(());
        }
        let language = app.language();
        app.db.write(|tx| tell(tx, &language))
    }
}

/// Somebody waits from now on.
pub(super) fn somebody_waits(tx: &mut Tx<'_>) -> Result<()> {
    if jobs::is_waiting::<TellOfApplicants>(tx.conn())? {
        return Ok(());
    }
    let soon = tx.now().plus(GATHERED_FOR);
    let again = last_told(tx.conn())?.map_or(soon, |last| last.plus(AGAIN_AFTER));
    Ok(jobs::enqueue(tx, &TellOfApplicants {}, soon.max(again))?)
}

fn tell(tx: &mut Tx<'_>, language: &Language) -> Result<()> {
    let told = last_told(tx.conn())?.unwrap_or(Instant::from_micros(0));
    // Two jobs may have been asked for at once: the second finds nobody new.
    if count_waiting(tx.conn(), told)? == 0 {
        return Ok(());
    }
    for person in list_admins(tx.conn())? {
        let Some(account) = model::find(tx.conn(), person)?.filter(|it| it.mail_confirmed_at.is_some()) else {
            continue;
        };
        let to = address_of(tx.conn(), &account, language)?;
        mails::post(tx, &to, &Applicants { person })?;
    }
    Ok(())
}

/// When they were last told.
fn last_told(conn: &mut Conn) -> QueryResult<Option<Instant>> {
    posted::table
        .filter(posted::kind.eq(Applicants::KIND))
        .order(posted::made_at.desc())
        .select(posted::made_at)
        .first(conn)
        .optional()
}

/// How many wait, of those who came since a moment.
pub(super) fn count_waiting(conn: &mut Conn, since: Instant) -> QueryResult<i64> {
    accounts::table
        .filter(accounts::waits_since.is_not_null())
        .filter(accounts::mail_confirmed_at.gt(since))
        .count()
        .get_result(conn)
}

fn list_admins(conn: &mut Conn) -> QueryResult<Vec<PersonId>> {
    role_grants::table
        .filter(role_grants::role.eq(Role::Admin))
        .select(role_grants::person_id)
        .distinct()
        .order(role_grants::person_id)
        .load(conn)
}

/// Whether somebody runs the site.
pub(super) fn runs_the_site(conn: &mut Conn, person: PersonId) -> QueryResult<bool> {
    Ok(list_admins(conn)?.contains(&person))
}
