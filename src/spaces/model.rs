//! The rows of spaces and of the products one asks about there.

use std::collections::BTreeSet;

use diesel::prelude::*;
use diesel::sql_types::BigInt;

use crate::error::{Error, Result};
use crate::ids::{GroupId, ProductId, SpaceId, VersionId};
use crate::platform::clock::Instant;
use crate::platform::db::schema::{old_addresses, product_versions, products, space_groups, spaces};
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::rights::{self, Access, Viewer};
use crate::{each_backend, urls};

use super::NewSpace;

/// A product or topic area.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = spaces)]
#[expect(missing_docs, reason = "each field is its column, described in the migration")]
pub struct Space {
    pub id: SpaceId,
    pub slug: String,
    pub name: String,
    pub description: String,
    pub palette: i64,
    pub position: i64,
    pub access: Access,
    pub template: String,
    pub thread_count: i64,
    pub created_at: Instant,
    /// The zone of its experts' hours; the site's if it has none of its own.
    pub time_zone: Option<String>,
}

/// A product that one asks about in a space.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = products)]
#[expect(missing_docs, reason = "each field is its column")]
pub struct Product {
    pub id: ProductId,
    pub space_id: SpaceId,
    pub name: String,
}

/// A version of a product.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = product_versions)]
#[expect(missing_docs, reason = "each field is its column")]
pub struct Version {
    pub id: VersionId,
    pub product_id: ProductId,
    pub name: String,
}

/// The spaces open to the viewer, in their order.
pub fn list(conn: &mut Conn, viewer: &Viewer) -> QueryResult<Vec<Space>> {
    spaces::table
        .filter(spaces::id.eq_any(viewer.spaces().to_vec()))
        .order((spaces::position, spaces::id))
        .select(Space::as_select())
        .load(conn)
}

/// A space that the viewer may know of.
pub fn find(conn: &mut Conn, viewer: &Viewer, id: SpaceId) -> Result<Space> {
    let space: Space = spaces::table.find(id).select(Space::as_select()).first(conn)?;
    if viewer.may_enter(space.id) { Ok(space) } else { Err(Error::NotFound) }
}

/// A space that the viewer may know of, by its word in addresses.
pub fn find_by_slug(conn: &mut Conn, viewer: &Viewer, slug: &str) -> Result<Space> {
    let space: Space = spaces::table.filter(spaces::slug.eq(slug)).select(Space::as_select()).first(conn)?;
    if viewer.may_enter(space.id) { Ok(space) } else { Err(Error::NotFound) }
}

/// The number of a space by its word in addresses, whoever asks: for command lines.
pub fn find_id(conn: &mut Conn, slug: &str) -> QueryResult<Option<SpaceId>> {
    spaces::table.filter(spaces::slug.eq(slug)).select(spaces::id).first(conn).optional()
}

/// The products of some spaces, in their order.
pub fn products_of(conn: &mut Conn, of: &[SpaceId]) -> QueryResult<Vec<Product>> {
    products::table
        .filter(products::space_id.eq_any(of.to_vec()))
        .order((products::space_id, products::position, products::id))
        .select(Product::as_select())
        .load(conn)
}

/// The names of a space's products, each with those of its versions.
pub fn named_products(conn: &mut Conn, space: SpaceId) -> QueryResult<Vec<(String, Vec<String>)>> {
    let products = products_of(conn, &[space])?;
    let ids: Vec<ProductId> = products.iter().map(|product| product.id).collect();
    let versions = versions_of(conn, &ids)?;
    let own = |id: ProductId| versions.iter().filter(move |version| version.product_id == id);
    let named = products.into_iter().map(|it| (it.name, own(it.id).map(|version| version.name.clone()).collect()));
    Ok(named.collect())
}

/// A product by its number: for those who run the site.
pub fn find_product(conn: &mut Conn, id: ProductId) -> QueryResult<Product> {
    products::table.find(id).select(Product::as_select()).first(conn)
}

/// The versions of some products, in their order.
pub fn versions_of(conn: &mut Conn, of: &[ProductId]) -> QueryResult<Vec<Version>> {
    product_versions::table
        .filter(product_versions::product_id.eq_any(of.to_vec()))
        .order((product_versions::product_id, product_versions::position, product_versions::id))
        .select(Version::as_select())
        .load(conn)
}

/// Adds to the number of threads that a space's lists show.
pub fn count_threads(tx: &mut Tx<'_>, id: SpaceId, more: i64) -> QueryResult<()> {
    diesel::update(spaces::table.find(id))
        .set(spaces::thread_count.eq(spaces::thread_count + more))
        .execute(tx.conn())?;
    Ok(())
}

/// A space that who runs the site is about to change: nobody else changes it until the transaction ends.
/// Every space is open to them, one made since they came too.
pub(super) fn find_to_change(tx: &mut Tx<'_>, id: SpaceId) -> QueryResult<Space> {
    lock(tx, id)?;
    spaces::table.find(id).select(Space::as_select()).first(tx.conn())
}

/// Holds off whoever else changes what belongs to a space, until the transaction ends. SQLite has one writer.
pub fn lock(tx: &mut Tx<'_>, id: SpaceId) -> QueryResult<()> {
    if let Conn::Postgres(conn) = tx.conn() {
        diesel::sql_query("SELECT 1 FROM spaces WHERE id = $1 FOR UPDATE").bind::<BigInt, _>(id).execute(conn)?;
    }
    Ok(())
}

/// Keeps the zone of a space's hours; none for the site's.
pub fn keep_zone(tx: &mut Tx<'_>, id: SpaceId, zone: Option<&str>) -> QueryResult<()> {
    diesel::update(spaces::table.find(id)).set(spaces::time_zone.eq(zone)).execute(tx.conn())?;
    Ok(())
}

/// The groups that a space is open to.
pub fn groups_of(conn: &mut Conn, space: SpaceId) -> QueryResult<Vec<GroupId>> {
    space_groups::table
        .filter(space_groups::space_id.eq(space))
        .order(space_groups::group_id)
        .select(space_groups::group_id)
        .load(conn)
}

/// Opens a space to the groups given, if it is open to groups, and to no others.
pub(super) fn open_to_groups(tx: &mut Tx<'_>, space: SpaceId, new: &NewSpace) -> QueryResult<()> {
    let before: BTreeSet<GroupId> = groups_of(tx.conn(), space)?.into_iter().collect();
    diesel::delete(space_groups::table.filter(space_groups::space_id.eq(space))).execute(tx.conn())?;
    for group in new.groups.iter().filter(|_| new.access == Access::Groups) {
        let row = (space_groups::space_id.eq(space), space_groups::group_id.eq(*group));
        each_backend!(tx.conn(), conn => {
            diesel::insert_into(space_groups::table).values(row).on_conflict_do_nothing().execute(conn)
        })?;
    }
    let changed: BTreeSet<GroupId> = groups_of(tx.conn(), space)?.into_iter().collect();
    let changed: Vec<GroupId> = changed.symmetric_difference(&before).copied().collect();
    rights::changed_in_groups(tx, &changed)
}

/// A space has this word in its address from now on: nobody else is found by it.
pub(super) fn take_address(tx: &mut Tx<'_>, slug: &str) -> QueryResult<()> {
    diesel::delete(old_addresses::table.find(urls::space(slug))).execute(tx.conn())?;
    Ok(())
}

/// A space is still found by a word that its address had.
pub(super) fn leave_address(tx: &mut Tx<'_>, slug: &str, id: SpaceId) -> QueryResult<()> {
    take_address(tx, slug)?;
    diesel::insert_into(old_addresses::table)
        .values((old_addresses::path.eq(urls::space(slug)), old_addresses::space_id.eq(id)))
        .execute(tx.conn())?;
    Ok(())
}
