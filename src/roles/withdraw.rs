//! Withdrawing a role.

use super::{model, policy};
use crate::accounts;
use crate::audit::{self, Act, Kind};
use crate::error::Result;
use crate::events::{self, Event};
use crate::ids::{PersonId, SpaceId};
use crate::platform::db::Tx;
use crate::rights::{Member, Role};

/// Withdraws a role and ends all of its holder's sessions; `by` is nobody where a command line did it.
///
/// Somebody always runs the site: only a command line can withdraw that from the last one. Withdrawing
/// what is not held changes nothing.
pub fn withdraw(
    tx: &mut Tx<'_>,
    by: Option<&Member>,
    person: PersonId,
    role: Role,
    space: Option<SpaceId>,
) -> Result<()> {
    if let Some(by) = by {
        policy::may_change(by, role, space)?;
    }
    if role == Role::Admin {
        model::lock_admins(tx)?;
    }
    if !model::remove(tx, person, role, space)? {
        return Ok(());
    }
    if role == Role::Admin && by.is_some() && model::count_admins(tx.conn())? == 0 {
        return Err(policy::Refusal::LastAdmin.into());
    }
    accounts::end_all(tx, person, None)?;
    let by = by.map(|by| by.id);
    audit::record(tx, Act::new(Kind::RoleWithdrawn).by(by).about(person).detail(role.word()))?;
    events::record(tx, &Event::RoleWithdrawn { person, space, role: role.word().into(), by })
}

/// Whether somebody runs the site and nobody else who can sign in does. Nobody else changes who does until the
/// transaction ends.
pub fn is_last_admin(tx: &mut Tx<'_>, person: PersonId) -> Result<bool> {
    model::lock_admins(tx)?;
    let is_admin = model::list_of(tx.conn(), &[person])?.iter().any(|held| held.role == Role::Admin);
    Ok(is_admin && model::count_admins(tx.conn())? <= 1)
}
