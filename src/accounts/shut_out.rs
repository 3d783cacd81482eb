//! Suspending somebody by the rule of another feature, so that it can be taken back as if it had not been.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use super::devices::{self, Remembered};
use super::end_all;
use crate::audit::{self, Act, Kind};
use crate::error::Result;
use crate::events::{self, Event};
use crate::ids::PersonId;
use crate::platform::clock::Instant;
use crate::platform::db::Tx;
use crate::platform::db::schema::{mailed_links, people};
use crate::rights::{self, Member};

/// Since when, until when, why and by whom somebody was suspended before.
type Earlier = (Option<Instant>, Option<Instant>, Option<String>, Option<PersonId>);

/// What a suspension took away; sessions that it ended stay so.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct ShutOut {
    person: PersonId,
    at: Instant,
    /// A suspension that was over.
    earlier: Earlier,
    /// The browsers that they were known by.
    devices: Vec<Remembered>,
}

/// Suspends somebody now; whether that is allowed was asked before. Their sessions end.
pub fn shut_out(tx: &mut Tx<'_>, by: &Member, person: PersonId, why: &str, until: Option<Instant>) -> Result<ShutOut> {
    let at = tx.now();
    let earlier: Earlier = people::table
        .find(person)
        .select((people::suspended_at, people::suspended_until, people::suspended_why, people::suspended_by))
        .first(tx.conn())?;
    let devices = devices::list_of(tx.conn(), person)?;
    let (since, why) = (Some(at), Some(why.to_owned()));
    write(tx, person, (since, until, why, Some(by.id)))?;
    end_all(tx, person, None)?;
    audit::record(tx, Act::new(Kind::PersonSuspended).by(by.id).about(person))?;
    events::record(tx, &Event::PersonSuspended { person, by: by.id })?;
    Ok(ShutOut { person, at, earlier, devices })
}

/// Takes a suspension back, unless it was lifted or another one came after it.
pub fn let_in_again(tx: &mut Tx<'_>, by: &Member, out: &ShutOut) -> Result<()> {
    if !is_still_out(tx, out.person, out.at)? {
        return Ok(());
    }
    write(tx, out.person, out.earlier.clone())?;
    devices::put_back(tx, &out.devices)?;
    let ended =
        mailed_links::table.filter(mailed_links::person_id.eq(out.person)).filter(mailed_links::replaced_at.eq(out.at));
    diesel::update(ended).set(mailed_links::replaced_at.eq(None::<Instant>)).execute(tx.conn())?;
    audit::record(tx, Act::new(Kind::SuspensionEnded).by(by.id).about(out.person))?;
    events::record(tx, &Event::SuspensionLifted { person: out.person, by: by.id })
}

/// Ends a suspension that began at a moment, unless it was lifted or another one came after it.
pub fn let_in(tx: &mut Tx<'_>, by: &Member, person: PersonId, since: Instant) -> Result<()> {
    if !is_still_out(tx, person, since)? {
        return Ok(());
    }
    write(tx, person, (None, None, None, None))?;
    rights::changed(tx, person)?;
    audit::record(tx, Act::new(Kind::SuspensionEnded).by(by.id).about(person))?;
    events::record(tx, &Event::SuspensionLifted { person, by: by.id })
}

/// Whether somebody is suspended by what was done at a moment.
pub fn is_still_out(tx: &mut Tx<'_>, person: PersonId, at: Instant) -> Result<bool> {
    let since: Option<Option<Instant>> =
        people::table.find(person).select(people::suspended_at).first(tx.conn()).optional()?;
    Ok(since.flatten() == Some(at))
}

fn write(tx: &mut Tx<'_>, person: PersonId, (since, until, why, by): Earlier) -> Result<()> {
    diesel::update(people::table.find(person))
        .set((
            people::suspended_at.eq(since),
            people::suspended_until.eq(until),
            people::suspended_why.eq(why),
            people::suspended_by.eq(by),
        ))
        .execute(tx.conn())?;
    Ok(())
}
