//! Changing one's password, and being given a new one.

use super::{end_all, set_password};
use crate::audit::{self, Act, Kind};
use crate::error::Result;
use crate::ids::PersonId;
use crate::platform::db::Tx;
use crate::platform::tokens::TokenHash;
use crate::rights::Member;

/// Changes one's own password; all sessions end but the one in which it is done.
pub fn change_password(tx: &mut Tx<'_>, by: &Member, hash: &str, session: Option<&TokenHash>) -> Result<()> {
    set_password(tx, by.id, hash)?;
    end_all(tx, by.id, session)?;
    Ok(audit::record(tx, Act::new(Kind::PasswordChanged).by(by.id).about(by.id))?)
}

/// Gives somebody a new password; all their sessions end. `by` is nobody where a command line did it.
pub fn reset_password(tx: &mut Tx<'_>, by: Option<&Member>, person: PersonId, hash: &str) -> Result<()> {
    set_password(tx, person, hash)?;
    end_all(tx, person, None)?;
    Ok(audit::record(tx, Act::new(Kind::PasswordReset).by(by.map(|by| by.id)).about(person))?)
}
