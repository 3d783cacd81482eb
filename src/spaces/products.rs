//! The products and versions that one can choose when asking in a space.

use diesel::dsl::exists;
use diesel::prelude::*;

use super::model;
use crate::each_backend;
use crate::error::{Error, Result};
use crate::ids::{ProductId, SpaceId, VersionId};
use crate::platform::db::Tx;
use crate::platform::db::schema::{product_versions, products, threads};
use crate::platform::words::Message;

/// Makes a space's products those given, in their order; what keeps its name keeps its threads. One that
/// threads are about does not go.
pub(super) fn keep(tx: &mut Tx<'_>, space: SpaceId, wanted: &[(String, Vec<String>)]) -> Result<()> {
    for product in model::products_of(tx.conn(), &[space])? {
        if !wanted.iter().any(|(name, _)| *name == product.name) {
            let about: bool = diesel::select(exists(threads::table.filter(threads::product_id.eq(product.id))))
                .get_result(tx.conn())?;
            refuse_if(about, product.name)?;
            diesel::delete(products::table.find(product.id)).execute(tx.conn())?;
        }
    }
    for ((name, versions), position) in wanted.iter().zip(0_i64..) {
        let row = (products::space_id.eq(space), products::name.eq(name), products::position.eq(position));
        let product: ProductId = each_backend!(tx.conn(), conn => {
            diesel::insert_into(products::table)
                .values(row)
                .on_conflict((products::space_id, products::name))
                .do_update()
                .set(products::position.eq(position))
                .returning(products::id)
                .get_result(conn)
        })?;
        keep_versions(tx, product, versions)?;
    }
    Ok(())
}

fn keep_versions(tx: &mut Tx<'_>, product: ProductId, wanted: &[String]) -> Result<()> {
    for version in model::versions_of(tx.conn(), &[product])? {
        if !wanted.contains(&version.name) {
            let about: bool = diesel::select(exists(threads::table.filter(threads::version_id.eq(version.id))))
                .get_result(tx.conn())?;
            refuse_if(about, version.name)?;
            diesel::delete(product_versions::table.find(version.id)).execute(tx.conn())?;
        }
    }
    for (name, position) in wanted.iter().zip(0_i64..) {
        let row = (
            product_versions::product_id.eq(product),
            product_versions::name.eq(name),
            product_versions::position.eq(position),
        );
        let _: VersionId = each_backend!(tx.conn(), conn => {
            diesel::insert_into(product_versions::table)
                .values(row)
                .on_conflict((product_versions::product_id, product_versions::name))
                .do_update()
                .set(product_versions::position.eq(position))
                .returning(product_versions::id)
                .get_result(conn)
        })?;
    }
    Ok(())
}

fn refuse_if(is_used: bool, name: String) -> Result<()> {
    if is_used {
        return Err(Error::field("products", Message::new("spaces-product-used").with("name", name)));
    }
    Ok(())
}
