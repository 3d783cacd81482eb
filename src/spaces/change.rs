//! Changing a space: what it is, and where it stands among the others.

use diesel::prelude::*;

use super::make::slug_taken;
use super::{NewSpace, Space, model, products, refuse_unless_admin};
use crate::error::{self, Error, Result};
use crate::events::{self, Event};
use crate::ids::SpaceId;
use crate::platform::db::schema::{old_addresses, spaces};
use crate::platform::db::{Conn, Tx};
use crate::rights::{Member, Viewer};
use crate::urls;

/// Makes a space what is given. One with another slug is still found by the old.
pub fn change(tx: &mut Tx<'_>, by: &Member, id: SpaceId, to: &NewSpace) -> Result<()> {
    refuse_unless_admin(Some(by))?;
    to.check()?;
    let before = model::find_to_change(tx, id)?;
    diesel::update(spaces::table.find(id))
        .set((
            spaces::slug.eq(&to.slug),
            spaces::name.eq(&to.name),
            spaces::description.eq(&to.description),
            spaces::palette.eq(to.palette),
            spaces::access.eq(to.access),
            spaces::template.eq(&to.template),
        ))
        .execute(tx.conn())
        .map_err(error::taken(slug_taken))?;
    model::open_to_groups(tx, id, to)?;
    products::keep(tx, id, &to.products)?;
    if before.slug != to.slug {
        model::take_address(tx, &to.slug)?;
        model::leave_address(tx, &before.slug, id)?;
    }
    events::record(tx, &Event::SpaceChanged { space: id, by: by.id })
}

/// Puts spaces in an order: those named first and as named, others after them as they were.
pub fn change_order(tx: &mut Tx<'_>, by: &Member, order: &[SpaceId]) -> Result<()> {
    refuse_unless_admin(Some(by))?;
    let before: Vec<SpaceId> =
        spaces::table.order((spaces::position, spaces::id)).select(spaces::id).load(tx.conn())?;
    let named = order.iter().filter(|id| before.contains(id));
    let others = before.iter().filter(|id| !order.contains(id));
    let mut after: Vec<SpaceId> = named.chain(others).copied().collect();
    after.dedup();
    if after == before {
        return Ok(());
    }
    for (id, position) in after.iter().zip(1_i64..) {
        diesel::update(spaces::table.find(id)).set(spaces::position.eq(position)).execute(tx.conn())?;
        if before.iter().position(|it| it == id) != after.iter().position(|it| it == id) {
            events::record(tx, &Event::SpaceChanged { space: *id, by: by.id })?;
        }
    }
    Ok(())
}

/// The space that once had this word in its address, if the viewer may know of it.
pub fn find_renamed(conn: &mut Conn, viewer: &Viewer, slug: &str) -> Result<Space> {
    let space: Option<SpaceId> =
        old_addresses::table.find(urls::space(slug)).select(old_addresses::space_id).first(conn)?;
    model::find(conn, viewer, space.ok_or(Error::NotFound)?)
}
