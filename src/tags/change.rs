//! Changing a tag's name and what is said of it.

use diesel::prelude::*;

use super::hold;
use super::model::{self, LONGEST, may_change};
use crate::error::{self, Error, Result};
use crate::events::{self, Event};
use crate::ids::TagId;
use crate::platform::db::Tx;
use crate::platform::db::schema::tags;
use crate::platform::forms::Check;
use crate::platform::words::Message;
use crate::rights::Member;

/// Gives a tag a name (folded by [`super::fold`]) and a description. It is still found by the name before.
pub fn change(tx: &mut Tx<'_>, by: &Member, tag: TagId, name: &str, description: &str) -> Result<()> {
    may_change(by)?;
    Check::new().text("name", name, 1..=LONGEST).text("description", description, 0..=300).finish()?;
    hold::lock_all(tx)?;
    let before = model::find(tx.conn(), tag)?;
    diesel::update(tags::table.find(tag))
        .set((tags::name.eq(name), tags::description.eq(description)))
        .execute(tx.conn())
        .map_err(error::taken(|| Error::field("name", Message::new("tags-name-taken"))))?;
    if before.name != name {
        model::take_address(tx, name)?;
        model::leave_address(tx, &before.name, tag)?;
    }
    events::record(tx, &Event::TagChanged { tag, by: by.id })
}
