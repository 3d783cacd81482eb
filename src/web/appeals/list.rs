//! The appeals of the spaces that somebody moderates, those that they may decide first.

use serde::{Deserialize, Serialize};

use crate::appeals::{self, ListedAppeal, PAGE, Show};
use crate::error::{Error, Result};
use crate::ids::AppealId;
use crate::platform::clock::Instant;
use crate::platform::db::Conn;
use crate::rights::Viewer;
use crate::spaces::{self, Space};
use crate::web::shown::{ShownSpace, ShownTab, space_of};
use crate::web::{Query, Response, Visit};

/// Which appeals, and where the page begins.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
pub struct Asked {
    show: Option<Show>,
    after: Option<AppealId>,
}

#[derive(Serialize)]
struct ListPage {
    tabs: Vec<ShownTab>,
    show: Show,
    appeals: Vec<ShownListed>,
    older: Option<String>,
    newer: Option<String>,
}

/// An appeal in the list.
#[derive(Serialize)]
struct ShownListed {
    url: String,
    title: String,
    lang: Option<String>,
    space: Option<ShownSpace>,
    author: String,
    kind: &'static str,
    /// The key of the decision that it is about.
    decided: String,
    beginning: String,
    made_at: i64,
    /// Why it is not the viewer's to decide: a key.
    not_yours: Option<&'static str>,
    /// The key of what came of it.
    outcome: Option<String>,
}

/// How much of an appeal the list shows, in characters.
const SHOWN: usize = 160;

/// `GET /appeals`
pub async fn list(visit: Visit, asked: Query<Asked>) -> Result<Response> {
    let asked = asked.0;
    let page = visit.read(move |conn, viewer| page(conn, viewer, asked)).await?;
    visit.unlisted_page("appeals/list.html", &page)
}

fn page(conn: &mut Conn, viewer: &Viewer, asked: Asked) -> Result<ListPage> {
    let spaces: Vec<Space> = spaces::list(conn, viewer)?;
    if !spaces.iter().any(|space| viewer.is_moderator_of(space.id)) {
        return Err(Error::NotFound);
    }
    let show = asked.show.unwrap_or(Show::Open);
    let mut found = appeals::list(conn, viewer, show, asked.after)?;
    let has_more = found.len() > PAGE;
    found.truncate(PAGE);
    let (mine, others) = appeals::waiting(conn, viewer)?;
    let last = found.last().filter(|_| has_more).map(|it| it.id);
    let tab = |one: Show, count| ShownTab {
        words: format!("appeals-show-{one}"),
        url: if one == Show::Open { "/appeals".to_owned() } else { format!("/appeals?show={one}") },
        is_current: one == show,
        count,
    };
    Ok(ListPage {
        tabs: vec![tab(Show::Open, Some(mine + others)), tab(Show::Ended, None)],
        show,
        appeals: found.into_iter().map(|it| shown(it, viewer, &spaces)).collect(),
        older: last.map(|last| format!("/appeals?show={show}&after={last}")),
        newer: asked.after.map(|_| format!("/appeals?show={show}")),
    })
}

fn shown(it: ListedAppeal, viewer: &Viewer, spaces: &[Space]) -> ShownListed {
    let is_open = it.decided_at.is_none();
    let why = if viewer.is(it.author_id) { "appeals-list-own" } else { "appeals-list-decided" };
    let words: Vec<&str> = it.words.split_whitespace().collect();
    let words = words.join(" ");
    let mut beginning: String = words.chars().take(SHOWN).collect();
    if beginning.len() < words.len() {
        beginning.push('…');
    }
    ShownListed {
        url: format!("/appeals/{}", it.id),
        space: space_of(spaces, it.space_id),
        author: it.author,
        kind: it.kind.word(),
        decided: format!("cases-ended-{}", it.ended.word().replace('_', "-")),
        beginning,
        made_at: it.decided_at.map_or(it.made_at.micros(), Instant::micros),
        not_yours: (it.is_theirs && is_open).then_some(why),
        outcome: it.outcome.map(|it| format!("appeals-{it}")),
        title: it.title,
        lang: it.language,
    }
}
