//! Lists of threads, by tab and filter; each link keeps what the others narrow.

use serde::{Deserialize, Serialize};

use super::paged::{page_asked, paged};
use crate::error::{Error, Result};
use crate::ids::ProductId;
use crate::platform::db::Conn;
use crate::rights::Viewer;
use crate::spaces::{self, Product, Space};
use crate::tags;
use crate::threads::{self, Cursor, Filter, Tab};
use crate::urls::path_segment;
use crate::web::shown::ShownTab;
use crate::web::threads::Row;
use crate::web::{Query, Response, Visit};

/// What the address of a list asks for.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    tab: Option<Tab>,
    space: Option<String>,
    tag: Option<String>,
    product: Option<ProductId>,
    after: Option<Cursor>,
    before: Option<Cursor>,
}

/// What a list is narrowed to, as its address says it.
#[derive(Clone, Debug, Default)]
struct Narrowed {
    tab: Option<Tab>,
    space: Option<String>,
    tag: Option<String>,
    product: Option<ProductId>,
}

/// A list of threads.
#[derive(Serialize)]
struct ListPage {
    tab: Tab,
    total: i64,
    tabs: Vec<ShownTab>,
    spaces: Vec<ShownFilter>,
    products: Vec<ShownFilter>,
    /// The tag it is narrowed to, and the address without it.
    tag: Option<ShownFilter>,
    ask_url: String,
    rows: Vec<Row>,
    is_narrowed: bool,
    older: Option<String>,
    newer: Option<String>,
}

/// A way to narrow the list, or to widen it again where it has no name.
#[derive(Serialize)]
struct ShownFilter {
    name: Option<String>,
    palette: Option<i64>,
    url: String,
    is_current: bool,
}

/// `GET /threads`
pub async fn list(visit: Visit, query: Query<Asked>) -> Result<Response> {
    let asked = query.0;
    let tab = asked.tab.unwrap_or(Tab::Newest);
    if matches!(tab, Tab::Mine | Tab::Followed) && visit.member().is_none() {
        return Err(Error::SignInNeeded);
    }
    let page = visit.read(move |conn, viewer| list_page(conn, viewer, tab, &asked)).await?;
    visit.page("threads/list.html", &page)
}

fn list_page(conn: &mut Conn, viewer: &Viewer, tab: Tab, asked: &Asked) -> Result<ListPage> {
    let spaces = spaces::list(conn, viewer)?;
    let space = match &asked.space {
        Some(slug) => Some(spaces.iter().find(|space| &space.slug == slug).ok_or(Error::NotFound)?),
        None => None,
    };
    let products = match space {
        Some(space) => spaces::products_of(conn, &[space.id])?,
        None => Vec::new(),
    };
    let product = asked.product.filter(|id| products.iter().any(|product| product.id == *id));
    let tag = match &asked.tag {
        Some(name) => Some(tags::find_used(conn, viewer, &tags::fold(name))?),
        None => None,
    };
    let narrowed = Narrowed {
        tab: Some(tab),
        space: space.map(|space| space.slug.clone()),
        tag: tag.as_ref().map(|tag| tag.name.clone()),
        product,
    };
    let filter = Filter { space: space.map(|space| space.id), tag: tag.map(|tag| tag.id), product, asked_by: None };
    let page = page_asked(asked.after, asked.before);
    let listed = paged(conn, viewer, (tab, filter, page), &spaces, &narrowed.url_to_continue())?;
    let waiting = threads::count_unanswered(conn, viewer, filter.space)?;
    let is_plain = filter.tag.is_none() && product.is_none();
    Ok(ListPage {
        tab,
        total: space.map_or_else(|| spaces.iter().map(|space| space.thread_count).sum(), |space| space.thread_count),
        tabs: tabs(viewer, tab, &narrowed, Some(waiting).filter(|_| is_plain)),
        spaces: space_filters(&spaces, &narrowed),
        products: product_filters(&products, &narrowed),
        tag: narrowed.tag.clone().map(|name| ShownFilter {
            name: Some(name),
            palette: None,
            url: Narrowed { tag: None, ..narrowed.clone() }.url(),
            is_current: true,
        }),
        ask_url: narrowed.space.as_ref().map_or_else(|| "/ask".to_owned(), |slug| format!("/ask?space={slug}")),
        rows: listed.rows,
        is_narrowed: space.is_some() || !is_plain,
        older: listed.older,
        newer: listed.newer,
    })
}

impl Narrowed {
    fn pairs(&self) -> Vec<String> {
        [
            self.tab.filter(|tab| *tab != Tab::Newest).map(|tab| format!("tab={tab}")),
            self.space.as_ref().map(|slug| format!("space={}", path_segment(slug))),
            self.tag.as_ref().map(|name| format!("tag={}", path_segment(name))),
            self.product.map(|id| format!("product={id}")),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    fn url(&self) -> String {
        let pairs = self.pairs();
        if pairs.is_empty() { "/threads".to_owned() } else { format!("/threads?{}", pairs.join("&")) }
    }

    /// The address, ready for one more pair.
    fn url_to_continue(&self) -> String {
        let url = self.url();
        if url.contains('?') { url + "&" } else { url + "?" }
    }
}

fn tabs(viewer: &Viewer, current: Tab, narrowed: &Narrowed, waiting: Option<i64>) -> Vec<ShownTab> {
    let is_open = |tab: &&Tab| viewer.id().is_some() || !matches!(tab, Tab::Mine | Tab::Followed);
    let shown = |tab: &Tab| ShownTab {
        words: format!("threads-tab-{tab}"),
        url: Narrowed { tab: Some(*tab), ..narrowed.clone() }.url(),
        is_current: *tab == current,
        count: waiting.filter(|_| *tab == Tab::Unanswered),
    };
    Tab::ALL.iter().filter(is_open).map(shown).collect()
}

/// All spaces, and each; a product goes with its space.
fn space_filters(spaces: &[Space], narrowed: &Narrowed) -> Vec<ShownFilter> {
    let to = |space: Option<&Space>| ShownFilter {
        name: space.map(|space| space.name.clone()),
        palette: space.map(|space| space.palette),
        url: Narrowed { space: space.map(|space| space.slug.clone()), product: None, ..narrowed.clone() }.url(),
        is_current: narrowed.space.as_deref() == space.map(|space| space.slug.as_str()),
    };
    if spaces.len() < 2 {
        return Vec::new();
    }
    std::iter::once(None).chain(spaces.iter().map(Some)).map(to).collect()
}

/// All products of the space, and each.
fn product_filters(products: &[Product], narrowed: &Narrowed) -> Vec<ShownFilter> {
    let to = |product: Option<&Product>| ShownFilter {
        name: product.map(|product| product.name.clone()),
        palette: None,
        url: Narrowed { product: product.map(|product| product.id), ..narrowed.clone() }.url(),
        is_current: narrowed.product == product.map(|product| product.id),
    };
    if products.is_empty() {
        return Vec::new();
    }
    std::iter::once(None).chain(products.iter().map(Some)).map(to).collect()
}
