//! Suspending somebody: they may read what is theirs and write nothing, and are told why.

use diesel::prelude::*;

use super::shut_out;
use crate::audit::{self, Act, Kind};
use crate::error::{Error, Result};
use crate::events::{self, Event};
use crate::ids::PersonId;
use crate::people;
use crate::platform::clock::Instant;
use crate::platform::db::Tx;
use crate::platform::db::schema::{people as rows, role_grants};
use crate::platform::forms::Check;
use crate::platform::words::Message;
use crate::rights::{self, Member, Role};

/// Suspends somebody until a moment, or until it is lifted, with a reason that they will read. Their sessions
/// end. Who runs the site cannot be suspended: that role is withdrawn first.
pub fn suspend(tx: &mut Tx<'_>, by: &Member, person: PersonId, why: &str, until: Option<Instant>) -> Result<()> {
    may_suspend(by)?;
    Check::new().text("why", why, 1..=300).finish()?;
    people::find(tx.conn(), person)?;
    let runs_the_site: i64 = role_grants::table
        .filter(role_grants::person_id.eq(person))
        .filter(role_grants::role.eq(Role::Admin))
        .count()
        .get_result(tx.conn())?;
    if by.is(person) || runs_the_site > 0 {
        return Err(Error::Refused(Message::new("accounts-refused-suspending-admins")));
    }
    shut_out(tx, by, person, why, until)?;
    Ok(())
}

/// Ends a suspension. Who is not suspended stays as they are.
pub fn lift(tx: &mut Tx<'_>, by: &Member, person: PersonId) -> Result<()> {
    may_suspend(by)?;
    let lifted = diesel::update(rows::table.find(person).filter(rows::suspended_at.is_not_null()))
        .set((
            rows::suspended_at.eq(None::<Instant>),
            rows::suspended_until.eq(None::<Instant>),
            rows::suspended_why.eq(None::<String>),
            rows::suspended_by.eq(None::<PersonId>),
        ))
        .execute(tx.conn())?;
    if lifted == 0 {
        return Ok(());
    }
    rights::changed(tx, person)?;
    audit::record(tx, Act::new(Kind::SuspensionEnded).by(by.id).about(person))?;
    events::record(tx, &Event::SuspensionLifted { person, by: by.id })
}

fn may_suspend(by: &Member) -> Result<()> {
    if by.is_admin() { Ok(()) } else { Err(Error::Refused(Message::new("accounts-refused-admins-only"))) }
}
