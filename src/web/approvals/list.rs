//! The page of what waits: of one's own, and in the spaces that one moderates.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Held, ShownHeld};
use crate::approvals::{self, ListedApproval, PAGE, policy};
use crate::error::{Error, Result};
use crate::ids::{ApprovalId, PostId, SpaceId};
use crate::platform::db::Conn;
use crate::platform::views::Person;
use crate::rights::Viewer;
use crate::spaces::{self, Space};
use crate::urls;
use crate::web::shown::{ShownSpace, space_of};
use crate::web::{Query, Response, Visit};

const ADDRESS: &str = "/approvals";

/// Of which space, and where the page begins.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Asked {
    space: Option<String>,
    after: Option<ApprovalId>,
}

/// What waits.
#[derive(Serialize)]
struct ApprovalsPage {
    own: Vec<ShownWaiting>,
    /// Nothing for who moderates no space.
    spaces: Vec<ShownChoice>,
    waiting: Vec<ShownWaiting>,
    first: Option<String>,
    next: Option<String>,
}

/// A space to narrow to; all of them without a name.
#[derive(Serialize)]
struct ShownChoice {
    name: String,
    url: String,
    is_current: bool,
}

/// A post that waits.
#[derive(Serialize)]
struct ShownWaiting {
    id: i64,
    url: String,
    kind: &'static str,
    title: String,
    title_lang: Option<String>,
    html: String,
    lang: Option<String>,
    author: Person,
    member_since: i64,
    asked_at: i64,
    space: Option<ShownSpace>,
    held: ShownHeld,
}

/// `GET /approvals`
pub async fn list(visit: Visit, asked: Query<Asked>) -> Result<Response> {
    let page = visit.read(move |conn, viewer| approvals_page(conn, viewer, &asked.0)).await?;
    visit.unlisted_page("approvals/list.html", &page)
}

fn approvals_page(conn: &mut Conn, viewer: &Viewer, asked: &Asked) -> Result<ApprovalsPage> {
    let all = spaces::list(conn, viewer)?;
    let mine: Vec<&Space> = all.iter().filter(|space| policy::may_decide(viewer, space.id).is_ok()).collect();
    let only = match &asked.space {
        Some(slug) => Some(mine.iter().find(|space| space.slug == *slug).ok_or(Error::NotFound)?.id),
        None => None,
    };
    let mut waiting = approvals::list_waiting(conn, viewer, only, asked.after)?;
    let has_more = waiting.len() > PAGE;
    waiting.truncate(PAGE);
    let base = asked.space.as_ref().map_or(ADDRESS.to_owned(), |slug| format!("{ADDRESS}?space={slug}"));
    let joint = if asked.space.is_some() { '&' } else { '?' };
    let own = approvals::list_own(conn, viewer)?;
    Ok(ApprovalsPage {
        own: shown(conn, viewer, own, &all)?,
        spaces: choices(&mine, only),
        next: waiting.last().filter(|_| has_more).map(|last| format!("{base}{joint}after={}", last.id)),
        first: asked.after.map(|_| base),
        waiting: shown(conn, viewer, waiting, &all)?,
    })
}

fn choices(mine: &[&Space], only: Option<SpaceId>) -> Vec<ShownChoice> {
    if mine.is_empty() {
        return Vec::new();
    }
    let all = ShownChoice { name: String::new(), url: ADDRESS.to_owned(), is_current: only.is_none() };
    let one = |space: &&Space| ShownChoice {
        name: space.name.clone(),
        url: format!("{ADDRESS}?space={}", space.slug),
        is_current: only == Some(space.id),
    };
    std::iter::once(all).chain(mine.iter().map(one)).collect()
}

/// Three queries for each space of which something is there.
fn shown(conn: &mut Conn, viewer: &Viewer, all: Vec<ListedApproval>, spaces: &[Space]) -> Result<Vec<ShownWaiting>> {
    let places: BTreeSet<SpaceId> = all.iter().map(|it| it.space).collect();
    let mut held = std::collections::BTreeMap::new();
    for space in places {
        let posts: Vec<PostId> = all.iter().filter(|it| it.space == space).map(|it| it.post).collect();
        held.insert(space, Held::of(conn, viewer, space, &posts)?);
    }
    let none = Held::default();
    let one = |it: ListedApproval| {
        let of_space = held.get(&it.space).unwrap_or(&none);
        ShownWaiting {
            id: it.post.number(),
            url: urls::post(it.post),
            kind: it.kind.word(),
            held: of_space.one(viewer, it.space, it.post, it.author, it.version),
            title: it.title,
            title_lang: it.title_language,
            html: it.html,
            lang: it.language,
            author: Person::new(it.author.number(), it.author_name, it.author_handle)
                .shown_by(it.author_picture.as_deref()),
            member_since: it.author_since.micros(),
            asked_at: it.asked_at.micros(),
            space: space_of(spaces, it.space),
        }
    };
    Ok(all.into_iter().map(one).collect())
}
