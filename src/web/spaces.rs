//! The list of spaces, and each space's own page.

use serde::{Deserialize, Serialize};

use super::follows::Hearing;
use super::shifts::{self, Clocks, ShownPresence};
use super::shown::ShownTab;
use super::threads::{Row, page_asked, paged};
use super::{Path, Query, Response, Visit};
use crate::error::{Error, Result};
use crate::faq_entries::{self, ListedEntry, Standing};
use crate::ids::ProductId;
use crate::platform::clock::Instant;
use crate::platform::db::Conn;
use crate::platform::views::Person;
use crate::rights::{Access, Viewer};
use crate::shifts::policy::may_keep;
use crate::spaces::{self, Space};
use crate::threads::{Cursor, Filter, Tab};
use crate::{follows, people, roles, urls};

/// The tabs of a place's threads: those that are nobody's own.
pub(super) const TABS: [Tab; 4] = [Tab::Newest, Tab::Unanswered, Tab::Unresolved, Tab::Resolved];

/// How many of a space's staff its page shows.
const MOST_STAFF: usize = 12;

/// What the address of a list within a place asks for.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Asked {
    pub(super) tab: Option<Tab>,
    pub(super) after: Option<Cursor>,
    pub(super) before: Option<Cursor>,
}

/// The spaces open to the viewer.
#[derive(Serialize)]
struct SpacesPage {
    spaces: Vec<Card>,
    may_change: bool,
}

/// A space as its list and its own head show it.
#[derive(Serialize)]
struct Card {
    name: String,
    slug: String,
    palette: i64,
    description: String,
    threads: i64,
    /// The key of whom it is open to, if not to everyone.
    lock: Option<&'static str>,
}

/// A space with its threads.
#[derive(Serialize)]
struct SpacePage {
    space: Card,
    staff: Vec<Staff>,
    products: Vec<ShownProduct>,
    tabs: Vec<ShownTab>,
    rows: Vec<Row>,
    older: Option<String>,
    newer: Option<String>,
    change_url: Option<String>,
    roles_url: String,
    presence: Option<ShownPresence>,
    /// Where the space's leads enter hours.
    shifts_url: Option<String>,
    help: Help,
    /// How much of it the viewer hears; none for guests.
    hearing: Option<Hearing>,
}

/// What is asked often in a space.
#[derive(Serialize)]
struct Help {
    url: String,
    entries: usize,
    /// How many of them need a lead's look; none for others.
    to_check: usize,
}

/// One of a space's staff.
#[derive(Serialize)]
struct Staff {
    person: Person,
    role: &'static str,
}

#[derive(Serialize)]
struct ShownProduct {
    name: String,
    versions: String,
}

/// `GET /spaces`
pub async fn list(visit: Visit) -> Result<Response> {
    let page = visit
        .read(|conn, viewer| {
            let spaces = spaces::list(conn, viewer)?.iter().map(card).collect();
            Ok(SpacesPage { spaces, may_change: viewer.is_admin() })
        })
        .await?;
    visit.page("spaces/list.html", &page)
}

/// `GET /spaces/{slug}`
pub async fn show(visit: Visit, slug: Path<String>, query: Query<Asked>) -> Result<Response> {
    let (now, clocks) = (visit.now(), Clocks::of(&visit));
    let (slug, asked) = (slug.0, query.0);
    let found = visit.read(move |conn, viewer| find_or_renamed(conn, viewer, &slug, &asked, (now, &clocks))).await?;
    match found {
        Ok(page) => visit.page("spaces/show.html", &page),
        Err(moved) => visit.moved_to(&urls::space(&moved)),
    }
}

/// The page, or the word by which the space is found today.
fn find_or_renamed(
    conn: &mut Conn,
    viewer: &Viewer,
    slug: &str,
    asked: &Asked,
    at: (Instant, &Clocks),
) -> Result<Result<SpacePage, String>> {
    match spaces::find_by_slug(conn, viewer, slug) {
        Ok(space) => Ok(Ok(space_page(conn, viewer, &space, asked, at)?)),
        Err(Error::NotFound) => Ok(Err(spaces::find_renamed(conn, viewer, slug)?.slug)),
        Err(other) => Err(other),
    }
}

fn space_page(
    conn: &mut Conn,
    viewer: &Viewer,
    space: &Space,
    asked: &Asked,
    (now, clocks): (Instant, &Clocks),
) -> Result<SpacePage> {
    let tab = asked.tab.filter(|tab| TABS.contains(tab)).unwrap_or(Tab::Newest);
    let filter = Filter { space: Some(space.id), ..Filter::default() };
    let url = urls::space(&space.slug);
    let page = page_asked(asked.after, asked.before);
    let listed = paged(conn, viewer, (tab, filter, page), &[], &format!("{url}?tab={tab}&"))?;
    Ok(SpacePage {
        space: card(space),
        staff: staff(conn, space, now)?,
        products: products(conn, space)?,
        tabs: tabs(&url, tab),
        rows: listed.rows,
        older: listed.older,
        newer: listed.newer,
        change_url: viewer.is_admin().then(|| format!("/admin/spaces/{}", space.id)),
        roles_url: format!("{url}/roles"),
        presence: shifts::presence(conn, std::slice::from_ref(space), clocks)?,
        shifts_url: may_keep(viewer, space.id).is_ok().then(|| format!("{url}/shifts")),
        help: help(conn, viewer, space)?,
        hearing: hearing(conn, viewer, space)?,
    })
}

fn hearing(conn: &mut Conn, viewer: &Viewer, space: &Space) -> Result<Option<Hearing>> {
    if viewer.id().is_none() || viewer.is_suspended() {
        return Ok(None);
    }
    Ok(Some(Hearing::of_space(&space.slug, follows::level_of_space(conn, viewer, space.id)?)))
}

fn help(conn: &mut Conn, viewer: &Viewer, space: &Space) -> Result<Help> {
    let listed = faq_entries::list_in(conn, viewer, space.id)?;
    let is_to_check = |entry: &&ListedEntry| entry.standing == Standing::BeingChecked && viewer.is_lead_of(space.id);
    let to_check = listed.iter().filter(is_to_check).count();
    Ok(Help { url: super::faq_entries::address_of(&space.slug), entries: listed.len(), to_check })
}

/// The tabs of a place's threads.
pub(super) fn tabs(url: &str, current: Tab) -> Vec<ShownTab> {
    let shown = |tab: &Tab| ShownTab {
        words: format!("threads-tab-{tab}"),
        url: if *tab == Tab::Newest { url.to_owned() } else { format!("{url}?tab={tab}") },
        is_current: *tab == current,
        count: None,
    };
    TABS.iter().map(shown).collect()
}

fn card(space: &Space) -> Card {
    Card {
        name: space.name.clone(),
        slug: space.slug.clone(),
        palette: space.palette,
        description: space.description.clone(),
        threads: space.thread_count,
        lock: match space.access {
            Access::Everyone => None,
            Access::Members => Some("spaces-open-to-members"),
            Access::Groups => Some("spaces-open-to-groups"),
        },
    }
}

fn staff(conn: &mut Conn, space: &Space, now: Instant) -> Result<Vec<Staff>> {
    let mut held = roles::list_staff_of(conn, space.id, now)?;
    held.truncate(MOST_STAFF);
    let ids: Vec<_> = held.iter().map(|(person, _)| *person).collect();
    let people = people::list_by_ids(conn, &ids)?;
    let shown = held.into_iter().filter_map(|(id, role)| {
        let person = people.iter().find(|person| person.id == id)?;
        let person = Person::new(id.number(), &person.name, &person.handle);
        Some(Staff { person, role: role_words(role) })
    });
    Ok(shown.collect())
}

/// The key of a role's name.
pub(super) fn role_words(role: crate::rights::Role) -> &'static str {
    use crate::rights::Role;
    match role {
        Role::Expert => "spaces-role-expert",
        Role::Moderator => "spaces-role-moderator",
        Role::Lead => "spaces-role-lead",
        Role::Admin => "spaces-role-admin",
    }
}

fn products(conn: &mut Conn, space: &Space) -> Result<Vec<ShownProduct>> {
    let products = spaces::products_of(conn, &[space.id])?;
    let ids: Vec<ProductId> = products.iter().map(|product| product.id).collect();
    let versions = spaces::versions_of(conn, &ids)?;
    let shown = products.into_iter().map(|product| {
        let own = versions.iter().filter(|version| version.product_id == product.id);
        let names: Vec<&str> = own.map(|version| version.name.as_str()).collect();
        ShownProduct { versions: names.join(", "), name: product.name }
    });
    Ok(shown.collect())
}
