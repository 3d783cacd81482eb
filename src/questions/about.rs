//! What a question is about: a product and version of its own space.

use crate::error::{Error, Result};
use crate::ids::{ProductId, SpaceId, VersionId};
use crate::platform::db::Conn;
use crate::platform::words::Message;
use crate::spaces;

/// Checks that product and version can be chosen in a space; a version brings its product with it.
pub(super) fn check(
    conn: &mut Conn,
    space: SpaceId,
    product: Option<ProductId>,
    version: Option<VersionId>,
) -> Result<Option<ProductId>> {
    if product.is_none() && version.is_none() {
        return Ok(None);
    }
    let elsewhere = |field, key: &'static str| Error::field(field, Message::new(key));
    let products: Vec<ProductId> = spaces::products_of(conn, &[space])?.into_iter().map(|it| it.id).collect();
    if product.is_some_and(|product| !products.contains(&product)) {
        return Err(elsewhere("product", "questions-product-elsewhere"));
    }
    let Some(version) = version else { return Ok(product) };
    let versions = spaces::versions_of(conn, &products)?;
    let of = versions.into_iter().find(|it| it.id == version).map(|it| it.product_id);
    match (of, product) {
        (Some(of), None) => Ok(Some(of)),
        (Some(of), Some(product)) if of == product => Ok(Some(of)),
        _ => Err(elsewhere("version", "questions-version-elsewhere")),
    }
}
