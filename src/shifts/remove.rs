//! Taking weekly hours away.

use super::{model, policy};
use crate::error::Result;
use crate::events::{self, Event};
use crate::ids::{ShiftId, SpaceId};
use crate::platform::db::Tx;
use crate::rights::Member;
use crate::spaces;

/// Takes a shift of a space away; what is gone already stays so.
pub fn remove(tx: &mut Tx<'_>, by: &Member, space: SpaceId, shift: ShiftId) -> Result<()> {
    let space = spaces::find(tx.conn(), by, space)?.id;
    policy::may_keep(by, space)?;
    match model::remove(tx, space, shift)? {
        Some(gone) => events::record(tx, &Event::ShiftRemoved { shift, space, person: gone.person_id, by: by.id }),
        None => Ok(()),
    }
}
