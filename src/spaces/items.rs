//! Changing the products and versions of a space one by one: what threads are about keeps its number.

use diesel::dsl::{count_star, max};
use diesel::prelude::*;

use super::{Space, model, refuse_unless_admin};
use crate::error::{self, Error, Result};
use crate::events::{self, Event};
use crate::ids::{ProductId, SpaceId, VersionId};
use crate::platform::db::schema::{product_versions, products, threads};
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::platform::forms::Check;
use crate::platform::words::Message;
use crate::rights::Member;

/// The longest name of a product or a version, in characters.
pub const LONGEST_NAME: usize = 80;
/// The most products of a space, and the most versions of a product.
pub const MOST_ITEMS: usize = 100;

/// A product, or a version of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    /// A product.
    Product(ProductId),
    /// A version.
    Version(VersionId),
}

/// Whose products, or versions, an item is one of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The products of a space.
    Space(SpaceId),
    /// The versions of a product.
    Product(ProductId),
}

/// An item as its list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedItem {
    /// Its number.
    pub number: i64,
    /// Its name.
    pub name: String,
    /// How many threads are about it.
    pub threads: i64,
    /// How many versions a product has.
    pub versions: i64,
}

/// One place up or down in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// Towards its beginning.
    Up,
    /// Towards its end.
    Down,
}

impl Direction {
    /// Moves what stands at a place of a list by one; false where it is at the end already.
    pub fn shift<T>(self, list: &mut [T], place: usize) -> bool {
        let other = match self {
            Self::Up => place.checked_sub(1),
            Self::Down => Some(place + 1).filter(|other| *other < list.len()),
        };
        other.map(|other| list.swap(place, other)).is_some()
    }
}

/// The items of a place in their order: three queries, however many there are.
pub fn list_items(conn: &mut Conn, place: Place) -> QueryResult<Vec<ListedItem>> {
    let named = names(conn, place)?;
    let numbers: Vec<i64> = named.iter().map(|(number, _)| *number).collect();
    let uses = count_uses(conn, place, numbers.clone())?;
    let versions: Vec<(i64, i64)> = match place {
        Place::Space(_) => product_versions::table
            .filter(product_versions::product_id.eq_any(numbers))
            .group_by(product_versions::product_id)
            .select((product_versions::product_id, count_star()))
            .load(conn)?,
        Place::Product(_) => Vec::new(),
    };
    let of =
        |counts: &[(i64, i64)], number| counts.iter().find(|(own, _)| *own == number).map_or(0, |(_, count)| *count);
    let listed = named.into_iter().map(|(number, name)| ListedItem {
        threads: of(&uses, number),
        versions: of(&versions, number),
        number,
        name,
    });
    Ok(listed.collect())
}

/// Numbers and names in their order.
fn names(conn: &mut Conn, place: Place) -> QueryResult<Vec<(i64, String)>> {
    match place {
        Place::Space(space) => products::table
            .filter(products::space_id.eq(space))
            .order((products::position, products::id))
            .select((products::id, products::name))
            .load(conn),
        Place::Product(product) => product_versions::table
            .filter(product_versions::product_id.eq(product))
            .order((product_versions::position, product_versions::id))
            .select((product_versions::id, product_versions::name))
            .load(conn),
    }
}

/// How many threads are about each.
fn count_uses(conn: &mut Conn, place: Place, numbers: Vec<i64>) -> QueryResult<Vec<(i64, i64)>> {
    match place {
        Place::Space(_) => threads::table
            .filter(threads::product_id.eq_any(numbers))
            .group_by(threads::product_id)
            .select((threads::product_id.assume_not_null(), count_star()))
            .load(conn),
        Place::Product(_) => threads::table
            .filter(threads::version_id.eq_any(numbers))
            .group_by(threads::version_id)
            .select((threads::version_id.assume_not_null(), count_star()))
            .load(conn),
    }
}

/// The number of an item.
pub fn number_of(item: Item) -> i64 {
    match item {
        Item::Product(id) => id.number(),
        Item::Version(id) => id.number(),
    }
}

/// How many threads are about one item.
pub fn count_threads_about(conn: &mut Conn, item: Item) -> QueryResult<i64> {
    let place = place_of(conn, item)?;
    let counted = count_uses(conn, place, vec![number_of(item)])?;
    Ok(counted.first().map_or(0, |(_, count)| *count))
}

/// Where an item stands.
pub fn place_of(conn: &mut Conn, item: Item) -> QueryResult<Place> {
    match item {
        Item::Product(id) => products::table.find(id).select(products::space_id).first(conn).map(Place::Space),
        Item::Version(id) => {
            product_versions::table.find(id).select(product_versions::product_id).first(conn).map(Place::Product)
        }
    }
}

/// The space that a place is of.
pub fn space_of(conn: &mut Conn, place: Place) -> QueryResult<SpaceId> {
    match place {
        Place::Space(space) => Ok(space),
        Place::Product(product) => products::table.find(product).select(products::space_id).first(conn),
    }
}

/// Adds an item after those of its place.
pub fn add_item(tx: &mut Tx<'_>, by: &Member, place: Place, name: &str) -> Result<()> {
    let space = begin(tx, by, place)?;
    check_name(name)?;
    let there = names(tx.conn(), place)?.len();
    Check::new().count("name", there + 1, 0..=MOST_ITEMS).finish()?;
    match place {
        Place::Space(id) => {
            let own = products::table.filter(products::space_id.eq(id));
            let last: Option<i64> = own.select(max(products::position)).first(tx.conn())?;
            let position = last.map_or(0, |last| last + 1);
            let row = (products::space_id.eq(id), products::name.eq(name), products::position.eq(position));
            diesel::insert_into(products::table).values(row).execute(tx.conn())
        }
        Place::Product(id) => {
            let own = product_versions::table.filter(product_versions::product_id.eq(id));
            let last: Option<i64> = own.select(max(product_versions::position)).first(tx.conn())?;
            let row = (
                product_versions::product_id.eq(id),
                product_versions::name.eq(name),
                product_versions::position.eq(last.map_or(0, |last| last + 1)),
            );
            diesel::insert_into(product_versions::table).values(row).execute(tx.conn())
        }
    }
    .map_err(error::taken(taken))?;
    changed(tx, by, space.id)
}

/// Gives an item another name; threads that are about it stay so.
pub fn rename_item(tx: &mut Tx<'_>, by: &Member, item: Item, name: &str) -> Result<()> {
    let place = place_of(tx.conn(), item)?;
    let space = begin(tx, by, place)?;
    check_name(name)?;
    match item {
        Item::Product(id) => diesel::update(products::table.find(id)).set(products::name.eq(name)).execute(tx.conn()),
        Item::Version(id) => {
            diesel::update(product_versions::table.find(id)).set(product_versions::name.eq(name)).execute(tx.conn())
        }
    }
    .map_err(error::taken(taken))?;
    changed(tx, by, space.id)
}

/// Moves an item by one place among the others.
pub fn move_item(tx: &mut Tx<'_>, by: &Member, item: Item, to: Direction) -> Result<()> {
    let place = place_of(tx.conn(), item)?;
    let space = begin(tx, by, place)?;
    let mut numbers: Vec<i64> = names(tx.conn(), place)?.into_iter().map(|(number, _)| number).collect();
    let stands = numbers.iter().position(|number| *number == number_of(item)).ok_or(Error::NotFound)?;
    if !to.shift(&mut numbers, stands) {
        return Ok(());
    }
    for (number, position) in numbers.into_iter().zip(0_i64..) {
        match place {
            Place::Space(_) => {
                diesel::update(products::table.find(number)).set(products::position.eq(position)).execute(tx.conn())?
            }
            Place::Product(_) => diesel::update(product_versions::table.find(number))
                .set(product_versions::position.eq(position))
                .execute(tx.conn())?,
        };
    }
    changed(tx, by, space.id)
}

/// Takes an item away. Threads that were about it stay, and no longer say so.
pub fn remove_item(tx: &mut Tx<'_>, by: &Member, item: Item) -> Result<()> {
    let place = place_of(tx.conn(), item)?;
    let space = begin(tx, by, place)?;
    match item {
        Item::Product(id) => diesel::delete(products::table.find(id)).execute(tx.conn())?,
        Item::Version(id) => diesel::delete(product_versions::table.find(id)).execute(tx.conn())?,
    };
    changed(tx, by, space.id)
}

/// Nobody else changes the space until the transaction ends.
fn begin(tx: &mut Tx<'_>, by: &Member, place: Place) -> Result<Space> {
    refuse_unless_admin(Some(by))?;
    let space = space_of(tx.conn(), place)?;
    Ok(model::find_to_change(tx, space)?)
}

fn check_name(name: &str) -> Result<()> {
    Ok(Check::new().text("name", name, 1..=LONGEST_NAME).finish()?)
}

fn changed(tx: &mut Tx<'_>, by: &Member, space: SpaceId) -> Result<()> {
    events::record(tx, &Event::SpaceChanged { space, by: by.id })
}

fn taken() -> Error {
    Error::field("name", Message::new("spaces-products-twice"))
}
