//! Removing a provider with all that its word gave.

use diesel::prelude::*;

use super::apply::take_back_all;
use super::keep::refuse_unless_admin;
use super::{Provider, model, only};
use crate::accounts;
use crate::audit::{self, Act, Kind};
use crate::error::Result;
use crate::platform::db::Tx;
use crate::platform::db::schema::providers;
use crate::rights::Member;

/// Removes a provider: what its word gave is taken back, nobody is joined to it any more, and the sessions of all
/// who were end, but the one in which it is done.
pub fn remove(tx: &mut Tx<'_>, by: &Member, provider: &Provider) -> Result<()> {
    refuse_unless_admin(by)?;
    only::refuse_if_last_door(tx, provider.id)?;
    take_back_all(tx, provider.id, None)?;
    for person in model::people_of(tx.conn(), provider.id)?.into_iter().filter(|it| !by.is(*it)) {
        accounts::end_all(tx, person, None)?;
    }
    diesel::delete(providers::table.find(provider.id)).execute(tx.conn())?;
    Ok(audit::record(tx, Act::new(Kind::ProviderChanged).by(by.id).detail("removed"))?)
}
