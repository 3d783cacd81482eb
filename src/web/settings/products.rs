//! The products one uses, and since when.

use serde::{Deserialize, Serialize};

use super::profile::{AT, Again, again};
use crate::error::{Error, Result};
use crate::ids::{ProductId, SpaceId, VersionId};
use crate::platform::db::Conn;
use crate::platform::words::Message;
use crate::profiles::{self, NewUse, Used};
use crate::rights::Member;
use crate::spaces::{self, Product, Space};
use crate::web::{Form, Response, Visit};

/// A product with its version as the choice names them, and a year.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct UseForm {
    #[serde(default)]
    product: String,
    #[serde(default)]
    since: String,
}

/// Which product.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RemoveForm {
    product: ProductId,
}

/// A choice of a select field.
#[derive(Serialize)]
pub(super) struct Choice {
    value: String,
    label: String,
}

impl Choice {
    pub(super) fn new(value: &str, label: &str) -> Self {
        Self { value: value.to_owned(), label: label.to_owned() }
    }
}

/// A product that somebody uses.
#[derive(Serialize)]
pub(in crate::web) struct ShownUse {
    id: i64,
    words: Message,
}

/// `POST /settings/products`
pub async fn add(visit: Visit, by: Member, form: Form<UseForm>) -> Result<Response> {
    let member = by.clone();
    let added = match form.new_use() {
        Ok(new) => visit.write(move |tx| profiles::add_use(tx, &member, new)).await,
        Err(error) => Err(error),
    };
    match added {
        Ok(()) => visit.leads_to_saying(AT, "accounts-said-changed"),
        Err(Error::Invalid(errors)) => again(&visit, &by, Again::Product(form.0, errors)).await,
        Err(other) => Err(other),
    }
}

/// `POST /settings/products/remove`
pub async fn remove(visit: Visit, by: Member, form: Form<RemoveForm>) -> Result<Response> {
    visit.write(move |tx| Ok(profiles::remove_use(tx, &by, form.product)?)).await?;
    visit.leads_to_saying(AT, "accounts-said-changed")
}

impl UseForm {
    fn new_use(&self) -> Result<NewUse> {
        let (product, version) = self.product.split_once('-').unwrap_or((&self.product, ""));
        let missing = || Error::field("product", Message::new("profiles-product-missing"));
        let product: ProductId = product.parse().map_err(|_| missing())?;
        let version: Option<VersionId> =
            Some(version).filter(|it| !it.is_empty()).map(|it| it.parse().map_err(|_| missing())).transpose()?;
        let since = match self.since.trim() {
            "" => None,
            year => Some(year.parse().map_err(|_| Error::field("since", Message::new("profiles-since-year")))?),
        };
        Ok(NewUse { product, version, since })
    }
}

/// What somebody uses, in words.
pub(in crate::web) fn shown_uses(used: Vec<Used>) -> Vec<ShownUse> {
    let words = |used: &Used| use_words(used, ["profiles-uses", "profiles-uses-since"]);
    used.into_iter().map(|it| ShownUse { id: it.product_id.number(), words: words(&it) }).collect()
}

/// "Gateway 3, since 2021": by one key without, and one with the year.
pub(in crate::web) fn use_words(used: &Used, [plain, dated]: [&'static str; 2]) -> Message {
    let version = used.version.as_deref().map(|version| format!(" {version}")).unwrap_or_default();
    let product = format!("{}{version}", used.product);
    match used.since {
        Some(since) => Message::new(dated).with("product", product).with("since", since.to_string()),
        None => Message::new(plain).with("product", product),
    }
}

/// Every product and version of some spaces; the space is named where there are several.
pub(super) fn choices(conn: &mut Conn, spaces: &[Space]) -> Result<Vec<Choice>> {
    let ids: Vec<SpaceId> = spaces.iter().map(|space| space.id).collect();
    let products = spaces::products_of(conn, &ids)?;
    let versions = spaces::versions_of(conn, &products.iter().map(|it| it.id).collect::<Vec<_>>())?;
    let mut all = Vec::new();
    for space in spaces {
        for product in products.iter().filter(|product| product.space_id == space.id) {
            let name = label(spaces, space, product);
            all.push(Choice::new(&product.id.to_string(), &name));
            for version in versions.iter().filter(|version| version.product_id == product.id) {
                let value = format!("{}-{}", product.id, version.id);
                all.push(Choice { value, label: format!("{name} {}", version.name) });
            }
        }
    }
    Ok(all)
}

fn label(spaces: &[Space], space: &Space, product: &Product) -> String {
    if spaces.len() > 1 { format!("{}: {}", space.name, product.name) } else { product.name.clone() }
}
