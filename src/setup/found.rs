//! Making the first administrator.

use super::link;
use crate::accounts::{self, NewAccount};
use crate::audit::{self, Act, Kind};
use crate::error::{Error, Result};
use crate::ids::PersonId;
use crate::platform::db::Tx;
use crate::platform::tokens::TokenHash;
use crate::rights::Role;
use crate::roles;

/// Makes the account of whoever holds the link, and lets them run the site. The link is used up.
pub fn found(tx: &mut Tx<'_>, link: &TokenHash, new: &NewAccount) -> Result<PersonId> {
    if !link::use_up(tx, link)? {
        return Err(Error::NotFound);
    }
    let person = accounts::join(tx, new)?;
    roles::grant(tx, None, person, Role::Admin, None)?;
    audit::record(tx, Act::new(Kind::SetUp).by(person).about(person))?;
    Ok(person)
}
