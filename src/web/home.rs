//! The front page.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::shifts::{self, Clocks, ShownPresence};
use super::shown::ShownTab;
use super::threads::{Row, rows};
use super::{Query, Response, Visit};
use crate::acceptances::{self, Thanked};
use crate::error::Result;
use crate::platform::clock::Instant;
use crate::platform::db::Conn;
use crate::platform::views::Person;
use crate::rights::Viewer;
use crate::spaces::{self, Space};
use crate::threads::{self, Filter, Page, Tab};

/// The tabs of the front page.
const TABS: [Tab; 3] = [Tab::Newest, Tab::Unanswered, Tab::Resolved];
/// How many threads stand on it.
const ROWS: usize = 8;
/// How many people are thanked.
const THANKED: i64 = 5;
/// For how long.
const THANKED_FOR: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// Which tab.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    tab: Option<Tab>,
}

/// The front page.
#[derive(Serialize)]
struct HomePage {
    name: String,
    welcome: String,
    tab: Tab,
    tabs: Vec<ShownTab>,
    rows: Vec<Row>,
    more_url: String,
    spaces: Vec<Card>,
    thanked: Vec<Thanks>,
    presence: Option<ShownPresence>,
    /// Nothing was asked yet.
    is_empty: bool,
    /// What who runs the site may do next.
    steps: Vec<Step>,
}

/// A space with how much is in it.
#[derive(Serialize)]
struct Card {
    name: String,
    slug: String,
    palette: i64,
    threads: i64,
}

/// Somebody to thank.
#[derive(Serialize)]
struct Thanks {
    person: Person,
    answers: i64,
}

/// A next step on a fresh site.
#[derive(Serialize)]
struct Step {
    words: &'static str,
    url: &'static str,
    is_done: bool,
}

/// `GET /`
pub async fn show(visit: Visit, query: Query<Asked>) -> Result<Response> {
    let settings = visit.app().settings();
    let (tab, now) = (query.0.tab.filter(|tab| TABS.contains(tab)).unwrap_or(Tab::Newest), visit.now());
    let (name, welcome) = (settings.name.clone(), settings.welcome.clone());
    let clocks = Clocks::of(&visit);
    let page = visit.read(move |conn, viewer| home_page(conn, viewer, tab, (now, &clocks), (name, welcome))).await?;
    visit.page("home/show.html", &page)
}

fn home_page(
    conn: &mut Conn,
    viewer: &Viewer,
    tab: Tab,
    (now, clocks): (Instant, &Clocks),
    (name, welcome): (String, String),
) -> Result<HomePage> {
    let spaces = spaces::list(conn, viewer)?;
    let mut listed = threads::list(conn, viewer, tab, Filter::default(), Page::First)?;
    listed.truncate(ROWS);
    let waiting = threads::count_unanswered(conn, viewer, None)?;
    let thanked = acceptances::list_thanked(conn, viewer, now.minus(THANKED_FOR), THANKED)?;
    let is_empty = spaces.iter().all(|space| space.thread_count == 0);
    Ok(HomePage {
        steps: if viewer.is_admin() && is_empty { steps(&spaces, &welcome) } else { Vec::new() },
        rows: rows(conn, listed, &spaces)?,
        presence: shifts::presence(conn, &spaces, clocks)?,
        tabs: TABS.iter().map(|it| shown_tab(*it, tab, waiting)).collect(),
        more_url: if tab == Tab::Newest { "/threads".into() } else { format!("/threads?tab={tab}") },
        spaces: spaces.into_iter().map(card).collect(),
        thanked: thanked.into_iter().map(thanks).collect(),
        is_empty,
        tab,
        name,
        welcome,
    })
}

fn shown_tab(tab: Tab, current: Tab, waiting: i64) -> ShownTab {
    ShownTab {
        words: format!("threads-tab-{tab}"),
        url: if tab == Tab::Newest { "/".into() } else { format!("/?tab={tab}") },
        is_current: tab == current,
        count: (tab == Tab::Unanswered).then_some(waiting),
    }
}

fn card(space: Space) -> Card {
    Card { name: space.name, slug: space.slug, palette: space.palette, threads: space.thread_count }
}

fn thanks(thanked: Thanked) -> Thanks {
    let person =
        Person::new(thanked.person.number(), thanked.name, thanked.handle).shown_by(thanked.picture.as_deref());
    Thanks { person, answers: thanked.answers }
}

fn steps(spaces: &[Space], welcome: &str) -> Vec<Step> {
    let has_welcome = !welcome.is_empty();
    vec![
        Step { words: "home-step-space", url: "/admin/spaces", is_done: !spaces.is_empty() },
        Step { words: "home-step-welcome", url: "/admin/settings", is_done: has_welcome },
        Step { words: "home-step-rules", url: "/admin/pages", is_done: false },
        Step { words: "home-step-ask", url: "/ask", is_done: false },
    ]
}
