//! The products of a space and the versions of a product: renamed in place, put in order, taken away.

use serde::{Deserialize, Serialize};

use super::line;
use crate::error::{Error, Result};
use crate::ids::{ProductId, SpaceId, VersionId};
use crate::platform::db::Conn;
use crate::platform::forms::FieldErrors;
use crate::rights::{Member, Viewer};
use crate::spaces::{self, Direction, Item, Place};
use crate::web::{Form, Path, Response, Visit};

const AREA: &str = "/admin/spaces";

/// A name, of a new item or of one that is there.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct NameForm {
    name: String,
}

/// Which way an item moves among the others.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrderForm {
    to: Direction,
}

/// Taking an item away; one that threads are about only by somebody who has read how many.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RemoveForm {
    #[serde(default)]
    sure: bool,
}

/// The items of a place.
#[derive(Serialize)]
struct ItemsPage {
    /// `products` or `versions`.
    kind: &'static str,
    /// The space, or the product with its space.
    name: String,
    space: SpaceLink,
    add_url: String,
    items: Vec<ShownItem>,
    form: NameForm,
    errors: FieldErrors,
    /// What was typed for the item that needs another look.
    renaming: Option<Renaming>,
    removing: Option<Removing>,
}

#[derive(Serialize)]
struct SpaceLink {
    name: String,
    url: String,
}

#[derive(Serialize)]
struct ShownItem {
    number: i64,
    name: String,
    url: String,
    /// Whether it has a page of its own, with its versions.
    is_product: bool,
    versions: i64,
    threads: i64,
    is_first: bool,
    is_last: bool,
}

#[derive(Clone, Serialize)]
struct Renaming {
    number: i64,
    name: String,
    errors: FieldErrors,
}

/// An item that threads are about, and that somebody is about to take away.
#[derive(Clone, Serialize)]
struct Removing {
    name: String,
    threads: i64,
    url: String,
}

/// `GET /admin/spaces/{space}/products`
pub async fn products(visit: Visit, space: Path<SpaceId>) -> Result<Response> {
    show(&visit, Place::Space(*space)).await
}

/// `GET /admin/products/{product}`
pub async fn versions(visit: Visit, product: Path<ProductId>) -> Result<Response> {
    show(&visit, Place::Product(*product)).await
}

/// `POST /admin/spaces/{space}/products`
pub async fn add_product(visit: Visit, by: Member, space: Path<SpaceId>, form: Form<NameForm>) -> Result<Response> {
    add(visit, by, Place::Space(*space), form.0).await
}

/// `POST /admin/products/{product}/versions`
pub async fn add_version(visit: Visit, by: Member, product: Path<ProductId>, form: Form<NameForm>) -> Result<Response> {
    add(visit, by, Place::Product(*product), form.0).await
}

/// `POST /admin/products/{product}`
pub async fn rename_product(visit: Visit, by: Member, id: Path<ProductId>, form: Form<NameForm>) -> Result<Response> {
    rename(visit, by, Item::Product(*id), form.0).await
}

/// `POST /admin/versions/{version}`
pub async fn rename_version(visit: Visit, by: Member, id: Path<VersionId>, form: Form<NameForm>) -> Result<Response> {
    rename(visit, by, Item::Version(*id), form.0).await
}

/// `POST /admin/products/{product}/order`
pub async fn move_product(visit: Visit, by: Member, id: Path<ProductId>, form: Form<OrderForm>) -> Result<Response> {
    move_item(visit, by, Item::Product(*id), form.to).await
}

/// `POST /admin/versions/{version}/order`
pub async fn move_version(visit: Visit, by: Member, id: Path<VersionId>, form: Form<OrderForm>) -> Result<Response> {
    move_item(visit, by, Item::Version(*id), form.to).await
}

/// `POST /admin/products/{product}/remove`
pub async fn remove_product(visit: Visit, by: Member, id: Path<ProductId>, form: Form<RemoveForm>) -> Result<Response> {
    remove(visit, by, Item::Product(*id), form.sure).await
}

/// `POST /admin/versions/{version}/remove`
pub async fn remove_version(visit: Visit, by: Member, id: Path<VersionId>, form: Form<RemoveForm>) -> Result<Response> {
    remove(visit, by, Item::Version(*id), form.sure).await
}

async fn show(visit: &Visit, place: Place) -> Result<Response> {
    let page = visit.read(move |conn, viewer| items_page(conn, viewer, place)).await?;
    super::page(visit, AREA, "products", page)
}

async fn add(visit: Visit, by: Member, place: Place, form: NameForm) -> Result<Response> {
    let name = line(&form.name);
    match visit.write(move |tx| spaces::add_item(tx, &by, place, &name)).await {
        Ok(()) => visit.leads_to_saying(&address_of(place), "admin-said-saved"),
        Err(Error::Invalid(errors)) => {
            let page = visit.read(move |conn, viewer| items_page(conn, viewer, place)).await?;
            super::form_again(&visit, AREA, "products", ItemsPage { form, errors, ..page })
        }
        Err(other) => Err(other),
    }
}

async fn rename(visit: Visit, by: Member, item: Item, form: NameForm) -> Result<Response> {
    let name = line(&form.name);
    let place = visit.read(move |conn, _| Ok(spaces::place_of(conn, item)?)).await?;
    match visit.write(move |tx| spaces::rename_item(tx, &by, item, &name)).await {
        Ok(()) => visit.leads_to_saying(&address_of(place), "admin-said-saved"),
        Err(Error::Invalid(errors)) => {
            let renaming = Renaming { number: spaces::number_of(item), name: form.name, errors };
            let page = visit.read(move |conn, viewer| items_page(conn, viewer, place)).await?;
            super::form_again(&visit, AREA, "products", ItemsPage { renaming: Some(renaming), ..page })
        }
        Err(other) => Err(other),
    }
}

async fn move_item(visit: Visit, by: Member, item: Item, to: Direction) -> Result<Response> {
    let place = visit
        .write(move |tx| {
            let place = spaces::place_of(tx.conn(), item)?;
            spaces::move_item(tx, &by, item, to)?;
            Ok(place)
        })
        .await?;
    visit.leads_to(&address_of(place))
}

/// One that no thread is about goes at once; for another the page says what that means, and asks.
async fn remove(visit: Visit, by: Member, item: Item, is_sure: bool) -> Result<Response> {
    let (place, uses) = visit
        .write(move |tx| {
            let place = spaces::place_of(tx.conn(), item)?;
            let uses = spaces::count_threads_about(tx.conn(), item)?;
            if uses == 0 || is_sure {
                spaces::remove_item(tx, &by, item)?;
                return Ok((place, None));
            }
            Ok((place, Some(uses)))
        })
        .await?;
    let Some(threads) = uses else { return visit.leads_to_saying(&address_of(place), "admin-said-removed") };
    let mut page = visit.read(move |conn, viewer| items_page(conn, viewer, place)).await?;
    let named = page.items.iter().find(|shown| shown.number == spaces::number_of(item));
    page.removing = named.map(|shown| Removing { name: shown.name.clone(), threads, url: shown.url.clone() });
    super::form_again(&visit, AREA, "products", page)
}

fn address_of(place: Place) -> String {
    match place {
        Place::Space(space) => format!("{AREA}/{space}/products"),
        Place::Product(product) => format!("/admin/products/{product}"),
    }
}

fn items_page(conn: &mut Conn, viewer: &Viewer, place: Place) -> Result<ItemsPage> {
    let space = spaces::space_of(conn, place)?;
    let space = spaces::find(conn, viewer, space)?;
    let listed = spaces::list_items(conn, place)?;
    let last = listed.len().saturating_sub(1);
    let base = match place {
        Place::Space(_) => "/admin/products",
        Place::Product(_) => "/admin/versions",
    };
    let items = listed.into_iter().enumerate().map(|(nth, item)| ShownItem {
        url: format!("{base}/{}", item.number),
        is_product: matches!(place, Place::Space(_)),
        number: item.number,
        name: item.name,
        versions: item.versions,
        threads: item.threads,
        is_first: nth == 0,
        is_last: nth == last,
    });
    let items = items.collect();
    let (kind, name, add_url) = match place {
        Place::Space(id) => ("products", space.name.clone(), format!("{AREA}/{id}/products")),
        Place::Product(id) => {
            ("versions", spaces::find_product(conn, id)?.name, format!("/admin/products/{id}/versions"))
        }
    };
    Ok(ItemsPage {
        kind,
        name,
        space: SpaceLink { url: format!("{AREA}/{}", space.id), name: space.name },
        add_url,
        items,
        form: NameForm::default(),
        errors: FieldErrors::new(),
        renaming: None,
        removing: None,
    })
}
