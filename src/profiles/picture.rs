//! Somebody's picture: an upload that is drawn anew, square and small, and that everybody may see.

use crate::error::Result;
use crate::people;
use crate::platform::db::Db;
use crate::platform::store::Store;
use crate::rights::Member;
use crate::uploads::{self, Most};

/// The sides of a picture in pixels: twice the largest size it is shown at.
const SIDE: u32 = 256;

/// Shows somebody by a picture from now on; the one before is taken away with what nobody uses. This decodes,
/// so it stands in a turn of its own. What is not taken is said of the field `file`.
pub fn choose_picture(db: &Db, store: &Store, most: &Most, by: &Member, name: &str, bytes: Vec<u8>) -> Result<()> {
    let upload = uploads::bring_square(db, store, most, by, name, bytes, SIDE)?;
    db.write(|tx| people::choose_picture(tx, by.id, Some(&upload.key)))
}

/// Draws an avatar of somebody's letters again.
pub fn remove_picture(tx: &mut crate::platform::db::Tx<'_>, by: &Member) -> Result<()> {
    people::choose_picture(tx, by.id, None)
}
