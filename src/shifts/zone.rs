//! Choosing the zone by whose clocks a space's hours are meant.

use super::policy;
use crate::error::{Error, Result};
use crate::events::{self, Event};
use crate::ids::SpaceId;
use crate::platform::clock::Zone;
use crate::platform::db::Tx;
use crate::platform::words::Message;
use crate::rights::Member;
use crate::spaces;

/// Gives a space a zone of its own, by its IANA name; nothing for the site's.
pub fn choose_zone(tx: &mut Tx<'_>, by: &Member, space: SpaceId, zone: Option<&str>) -> Result<()> {
    let space = spaces::find(tx.conn(), by, space)?.id;
    policy::may_keep(by, space)?;
    let unknown = |_| Error::field("zone", Message::new("settings-zone-unknown"));
    let zone = zone.map(Zone::parse).transpose().map_err(unknown)?;
    spaces::keep_zone(tx, space, zone.as_ref().map(Zone::name))?;
    events::record(tx, &Event::SpaceChanged { space, by: by.id })
}
