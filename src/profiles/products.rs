//! The products that people use, and since when. Whoever may not know of a product's space is not told.

use diesel::prelude::*;

use crate::each_backend;
use crate::error::{Error, Result};
use crate::ids::{PersonId, ProductId, SpaceId, VersionId};
use crate::people;
use crate::platform::db::schema::{product_versions, products, products_used};
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::platform::words::Message;
use crate::rights::{Member, Viewer};
use crate::spaces;

/// The most products that somebody names.
pub const MOST_USED: usize = 20;
/// No product of anybody's is older.
const OLDEST: i64 = 1970;

/// A product that somebody uses.
#[derive(Clone, Debug, Queryable)]
#[expect(missing_docs, reason = "each field is its column")]
pub struct Used {
    pub person_id: PersonId,
    pub product_id: ProductId,
    pub space_id: SpaceId,
    pub product: String,
    pub version: Option<String>,
    pub since: Option<i64>,
}

/// A product that somebody says they use.
#[derive(Clone, Copy, Debug)]
pub struct NewUse {
    /// Which.
    pub product: ProductId,
    /// Which version of it.
    pub version: Option<VersionId>,
    /// Since which year.
    pub since: Option<i64>,
}

macro_rules! used {
    () => {
        products_used::table
            .inner_join(products::table)
            .left_join(product_versions::table.on(product_versions::id.nullable().eq(products_used::version_id)))
            .select((
                products_used::person_id,
                products_used::product_id,
                products::space_id,
                products::name,
                product_versions::name.nullable(),
                products_used::since,
            ))
            .order((products_used::person_id, products::space_id, products::position, products::id))
    };
}

/// What somebody uses, as far as the viewer may know of it.
pub fn list_used(conn: &mut Conn, viewer: &Viewer, person: PersonId) -> QueryResult<Vec<Used>> {
    used!()
        .filter(products_used::person_id.eq(person))
        .filter(products::space_id.eq_any(viewer.spaces().to_vec()))
        .load(conn)
}

/// What some people use of a space that the viewer has entered: one query for a whole page.
pub fn list_used_in(conn: &mut Conn, space: SpaceId, people: &[PersonId]) -> QueryResult<Vec<Used>> {
    used!().filter(products_used::person_id.eq_any(people.to_vec())).filter(products::space_id.eq(space)).load(conn)
}

/// Says that somebody uses a product, in place of what they said of it before.
pub fn add_use(tx: &mut Tx<'_>, by: &Member, new: NewUse) -> Result<()> {
    people::lock(tx, by.id)?;
    let product = spaces::find_product(tx.conn(), new.product)?;
    spaces::find(tx.conn(), by, product.space_id)?;
    let versions = spaces::versions_of(tx.conn(), &[product.id])?;
    if new.version.is_some_and(|id| versions.iter().all(|version| version.id != id)) {
        return Err(Error::NotFound);
    }
    let this_year = this_year(tx);
    if new.since.is_some_and(|since| !(OLDEST..=this_year).contains(&since)) {
        let message = Message::new("profiles-since-unfit").with("least", OLDEST.to_string());
        return Err(Error::field("since", message.with("most", this_year.to_string())));
    }
    let others: i64 = products_used::table
        .filter(products_used::person_id.eq(by.id))
        .filter(products_used::product_id.ne(product.id))
        .count()
        .get_result(tx.conn())?;
    if usize::try_from(others).is_ok_and(|others| others >= MOST_USED) {
        return Err(Error::field("product", Message::new("profiles-too-many").with("most", MOST_USED)));
    }
    replace(tx, by.id, new)
}

fn replace(tx: &mut Tx<'_>, person: PersonId, new: NewUse) -> Result<()> {
    let change = (products_used::version_id.eq(new.version), products_used::since.eq(new.since));
    let key = (products_used::person_id.eq(person), products_used::product_id.eq(new.product));
    let row = (key.0, key.1, change.0, change.1, products_used::at.eq(tx.now()));
    each_backend!(tx.conn(), conn => {
        diesel::insert_into(products_used::table)
            .values(row)
            .on_conflict((products_used::person_id, products_used::product_id))
            .do_update()
            .set(change)
            .execute(conn)
    })?;
    Ok(())
}

/// They use it no longer.
pub fn remove_use(tx: &mut Tx<'_>, by: &Member, product: ProductId) -> QueryResult<()> {
    diesel::delete(products_used::table.find((by.id, product))).execute(tx.conn())?;
    Ok(())
}

fn this_year(tx: &Tx<'_>) -> i64 {
    let now = tx.now().to_string();
    now.get(..4).and_then(|year| year.parse().ok()).unwrap_or(OLDEST)
}
