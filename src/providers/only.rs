//! "Only this way": the company's providers are the only door, and every local one is closed.

use super::keep::refuse_unless_admin;
use super::{identities, model};
use crate::accounts;
use crate::audit::{self, Act, Kind};
use crate::error::{Error, Result};
use crate::ids::ProviderId;
use crate::platform::db::Tx;
use crate::platform::tokens::TokenHash;
use crate::platform::words::Message;
use crate::rights::Member;
use crate::settings::{self, Settings};

/// Closes every local door. Refused unless who does it can come in by a provider: nobody shall lock themselves out.
/// All sessions end but the one in which it is done, since they may have begun at a local door.
pub fn let_only_providers(tx: &mut Tx<'_>, by: &Member, session: Option<&TokenHash>) -> Result<()> {
    refuse_unless_admin(by)?;
    let own = identities::list_identities(tx.conn(), by.id)?;
    if !own.iter().any(|joined| joined.closed_at.is_none()) {
        return Err(Error::Refused(Message::new("providers-refused-locking-out")));
    }
    set(tx, Some(by), true)?;
    accounts::end_everybodys(tx, session)?;
    Ok(())
}

/// Opens the local doors again.
pub fn let_all_doors(tx: &mut Tx<'_>, by: &Member) -> Result<()> {
    refuse_unless_admin(by)?;
    set(tx, Some(by), false)
}

/// Opens the local doors from the command line: the way back of an administrator who is locked out.
pub fn open_local_doors(tx: &mut Tx<'_>) -> Result<()> {
    set(tx, None, false)
}

fn set(tx: &mut Tx<'_>, by: Option<&Member>, only_providers: bool) -> Result<()> {
    let now = Settings { only_providers, ..settings::load(tx.conn())? };
    let detail = if only_providers { "only_providers" } else { "all_doors" };
    audit::record(tx, Act::new(Kind::SettingsChanged).by(by.map(|by| by.id)).detail(detail))?;
    settings::save(tx, by, &now)
}

/// Refuses what would close the last door there is.
pub(super) fn refuse_if_last_door(tx: &mut Tx<'_>, provider: ProviderId) -> Result<()> {
    let has_another = model::list_open(tx.conn())?.iter().any(|open| open.id != provider);
    if settings::load(tx.conn())?.only_providers && !has_another {
        return Err(Error::Refused(Message::new("providers-refused-last-door")));
    }
    Ok(())
}
