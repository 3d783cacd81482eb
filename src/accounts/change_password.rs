//! Changing one's password, and being given a new one.

use super::{Spared, end_all, sessions, set_password};
use crate::audit::{self, Act, Kind};
use crate::error::Result;
use crate::ids::PersonId;
use crate::platform::db::Tx;
use crate::platform::tokens::TokenHash;
use crate::rights::Member;

/// Changes one's own password. All sessions end; the one in which it is done goes on under a new token, and its
/// browser alone stays known.
pub fn change_password(
    tx: &mut Tx<'_>,
    by: &Member,
    hash: &str,
    session: Option<(&TokenHash, &TokenHash)>,
    device: Option<&TokenHash>,
) -> Result<()> {
    set_password(tx, by.id, hash)?;
    let now = tx.now();
    let found = session.map(|(old, _)| sessions::find(tx.conn(), old, now)).transpose()?.flatten();
    if let (Some(old), Some((_, new))) = (found, session) {
        sessions::renew(tx, &old, new)?;
    }
    let spared = session.map(|(_, new)| Spared { session: new.clone(), device: device.cloned() });
    end_all(tx, by.id, spared.as_ref())?;
    Ok(audit::record(tx, Act::new(Kind::PasswordChanged).by(by.id).about(by.id))?)
}

/// Gives somebody a new password; all their sessions end. `by` is nobody where a command line did it.
pub fn reset_password(tx: &mut Tx<'_>, by: Option<&Member>, person: PersonId, hash: &str) -> Result<()> {
    set_password(tx, person, hash)?;
    end_all(tx, person, None)?;
    Ok(audit::record(tx, Act::new(Kind::PasswordReset).by(by.map(|by| by.id)).about(person))?)
}
