//! Making a space.

use diesel::dsl::max;
use diesel::prelude::*;

use super::{NewSpace, model, products, refuse_unless_admin};
use crate::error::{self, Error, Result};
use crate::events::{self, Event};
use crate::ids::SpaceId;
use crate::platform::db::Tx;
use crate::platform::db::schema::spaces;
use crate::platform::words::Message;
use crate::rights::Member;

/// Makes a space, after those there are. `by` is nobody where a command line does it.
pub fn make(tx: &mut Tx<'_>, by: Option<&Member>, new: &NewSpace) -> Result<SpaceId> {
    refuse_unless_admin(by)?;
    new.check()?;
    let now = tx.now();
    let last: Option<i64> = spaces::table.select(max(spaces::position)).first(tx.conn())?;
    let space: SpaceId = diesel::insert_into(spaces::table)
        .values((
            spaces::slug.eq(&new.slug),
            spaces::name.eq(&new.name),
            spaces::description.eq(&new.description),
            spaces::palette.eq(new.palette),
            spaces::position.eq(last.unwrap_or_default() + 1),
            spaces::access.eq(new.access),
            spaces::template.eq(&new.template),
            spaces::created_at.eq(now),
        ))
        .returning(spaces::id)
        .get_result(tx.conn())
        .map_err(error::taken(slug_taken))?;
    model::open_to_groups(tx, space, new)?;
    model::take_address(tx, &new.slug)?;
    products::keep(tx, space, &new.products)?;
    events::record(tx, &Event::SpaceMade { space, by: by.map(|by| by.id) })?;
    Ok(space)
}

pub(super) fn slug_taken() -> Error {
    Error::field("slug", Message::new("spaces-slug-taken"))
}
