//! Granting a role.

use super::{model, policy};
use crate::audit::{self, Act, Kind};
use crate::error::Result;
use crate::events::{self, Event};
use crate::ids::{PersonId, SpaceId};
use crate::people;
use crate::platform::db::Tx;
use crate::rights::{Member, Role};

/// Grants somebody a role, for a space or everywhere; `by` is nobody where a command line did it.
///
/// Their sessions get new tokens when they are next used (see [`rights::Member::rights_changed_at`]).
/// Granting what is held already changes nothing.
///
/// [`rights::Member::rights_changed_at`]: crate::rights::Member::rights_changed_at
pub fn grant(tx: &mut Tx<'_>, by: Option<&Member>, person: PersonId, role: Role, space: Option<SpaceId>) -> Result<()> {
    match by {
        Some(by) => policy::may_change(by, role, space)?,
        None if policy::makes_sense(role, space) => {}
        None => return Err(policy::Refusal::AdminOfASpace.into()),
    }
    people::find(tx.conn(), person)?;
    let by = by.map(|by| by.id);
    if !model::add(tx, person, role, space, by)? {
        return Ok(());
    }
    audit::record(tx, Act::new(Kind::RoleGranted).by(by).about(person).detail(role.word()))?;
    events::record(tx, &Event::RoleGranted { person, space, role: role.word().into(), by })
}
