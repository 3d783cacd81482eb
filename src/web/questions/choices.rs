//! What can be chosen on the ask form: spaces, and the products, versions and prompts of each.

use serde::Serialize;

use crate::error::Result;
use crate::ids::{ProductId, SpaceId};
use crate::platform::db::Conn;
use crate::rights::Viewer;
use crate::spaces::{self, Product, Space, Version};
use crate::tags;
use crate::web::shifts::{self, Clocks, ShownPresence};

/// A space one can ask in.
pub(super) struct Askable {
    pub(super) id: SpaceId,
    slug: String,
    name: String,
}

impl Askable {
    /// Whether an address means this space, by its word or its number.
    pub(super) fn is_named(&self, name: &str) -> bool {
        self.slug == name || self.id.to_string() == name
    }
}

/// A choice of a select field.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Choice {
    value: i64,
    label: String,
}

impl Choice {
    pub(super) fn of(space: Askable) -> Self {
        Self { value: space.id.number(), label: space.name }
    }
}

/// What depends on the space.
#[derive(Clone, Debug, Serialize)]
pub(super) struct SpaceFields {
    pub(super) id: SpaceId,
    /// The space's prompts.
    pub(super) text: String,
    products: Vec<Choice>,
    versions: Vec<Group>,
    /// Whether the space's experts are there.
    presence: Option<ShownPresence>,
}

/// The versions of a product.
#[derive(Clone, Debug, Serialize)]
struct Group {
    label: String,
    options: Vec<Choice>,
}

/// The spaces open to the viewer with what can be chosen in each: four queries.
pub(super) fn load(conn: &mut Conn, viewer: &Viewer, clocks: &Clocks) -> Result<(Vec<Askable>, Vec<SpaceFields>)> {
    let spaces = spaces::list(conn, viewer)?;
    let ids: Vec<SpaceId> = spaces.iter().map(|space| space.id).collect();
    let products = spaces::products_of(conn, &ids)?;
    let product_ids: Vec<ProductId> = products.iter().map(|product| product.id).collect();
    let versions = spaces::versions_of(conn, &product_ids)?;
    let presences = shifts::presences(conn, &spaces, clocks)?;
    let fields = spaces.iter().zip(presences);
    let fields = fields.map(|(space, presence)| fields_of(space, &products, &versions, presence)).collect();
    let askable = spaces.into_iter().map(|space| Askable { id: space.id, slug: space.slug, name: space.name });
    Ok((askable.collect(), fields))
}

fn fields_of(
    space: &Space,
    products: &[Product],
    versions: &[Version],
    presence: Option<ShownPresence>,
) -> SpaceFields {
    let own: Vec<&Product> = products.iter().filter(|product| product.space_id == space.id).collect();
    let options = |product: &Product| -> Vec<Choice> {
        let own = versions.iter().filter(|version| version.product_id == product.id);
        own.map(|version| Choice { value: version.id.number(), label: version.name.clone() }).collect()
    };
    let groups = own.iter().map(|product| Group { label: product.name.clone(), options: options(product) });
    SpaceFields {
        id: space.id,
        text: space.template.clone(),
        presence,
        versions: groups.filter(|group| !group.options.is_empty()).collect(),
        products: own.iter().map(|it| Choice { value: it.id.number(), label: it.name.clone() }).collect(),
    }
}

/// The tags used most: what the field suggests.
pub(super) fn known_tags(conn: &mut Conn, viewer: &Viewer) -> Result<Vec<String>> {
    Ok(tags::list_used(conn, viewer, None)?.into_iter().map(|tag| tag.name).collect())
}
