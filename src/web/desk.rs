//! The desk: a moderator's day, and how often answers turned out wrong.

use serde::Serialize;

use super::cases::age;
use super::shown::{ShownSpace, space_of};
use super::{Response, Visit};
use crate::appeals;
use crate::cases::{self, Filter, PERIODS, Share, Show, SpaceLoad};
use crate::error::{Error, Result};
use crate::ids::SpaceId;
use crate::platform::clock::Instant;
use crate::platform::db::Conn;
use crate::platform::words::Message;
use crate::rights::Viewer;
use crate::spaces::{self, Space};

#[derive(Serialize)]
struct DeskPage {
    /// What is to be done, by kind; what is nothing is left out.
    todos: Vec<Todo>,
    spaces: Vec<ShownLoad>,
    goal_hours: u32,
    /// Upheld flags for each hundred answers, for those who lead.
    shares: Vec<ShownShares>,
    /// How many days ago each period began.
    periods: Vec<i64>,
}

#[derive(Serialize)]
struct Todo {
    count: i64,
    words: Message,
    hint: Message,
    url: String,
    is_late: bool,
}

#[derive(Serialize)]
struct ShownLoad {
    space: ShownSpace,
    waiting: i64,
    at_risk: i64,
    late: i64,
    revised: i64,
    oldest: Message,
    url: String,
}

#[derive(Serialize)]
struct ShownShares {
    space: ShownSpace,
    /// The newest period last; none where nothing was answered.
    shares: Vec<Option<ShownShare>>,
}

#[derive(Clone, Serialize)]
struct ShownShare {
    /// For each hundred answers.
    share: f64,
    upheld: i64,
    answers: i64,
}

/// `GET /desk`
pub async fn show(visit: Visit) -> Result<Response> {
    let (now, app) = (visit.now(), std::sync::Arc::clone(visit.app()));
    let page = visit
        .read(move |conn, viewer| {
            let settings = app.settings();
            page(conn, viewer, now, (settings.first_look_hours, settings.first_look()))
        })
        .await?;
    visit.unlisted_page("desk/show.html", &page)
}

/// Five queries, however much there is.
fn page(
    conn: &mut Conn,
    viewer: &Viewer,
    now: Instant,
    (goal_hours, goal): (u32, std::time::Duration),
) -> Result<DeskPage> {
    let spaces: Vec<Space> = spaces::list(conn, viewer)?;
    let spaces: Vec<Space> = spaces.into_iter().filter(|space| viewer.is_moderator_of(space.id)).collect();
    if spaces.is_empty() {
        return Err(Error::NotFound);
    }
    let loads = cases::load_by_space(conn, viewer, now, goal)?;
    let mine = Filter { show: Show::Mine, space: None, reason: None };
    let (mine, _) = cases::waiting(conn, viewer, mine, now)?;
    let (appeals, _) = appeals::waiting(conn, viewer)?;
    let shares = cases::upheld_by_space(conn, viewer, now)?;
    Ok(DeskPage {
        todos: todos(&loads, (mine, appeals), goal_hours),
        spaces: loads.iter().filter_map(|load| shown_load(load, &spaces, now)).collect(),
        goal_hours,
        shares: spaces.iter().filter_map(|space| shown_shares(space, &shares)).collect(),
        periods: (0..PERIODS).rev().map(|ago| ago * 30).collect(),
    })
}

fn todos(loads: &[SpaceLoad], (mine, appeals): (i64, i64), goal_hours: u32) -> Vec<Todo> {
    let sum = |part: fn(&SpaceLoad) -> i64| loads.iter().map(part).sum::<i64>();
    let todo = |count: i64, word: &str, url: &str| Todo {
        count,
        words: Message::new(format!("cases-todo-{word}")).with("count", count),
        hint: Message::new(format!("cases-todo-{word}-hint")).with("hours", i64::from(goal_hours)),
        url: url.to_owned(),
        is_late: word == "late",
    };
    let all = [
        todo(sum(|it| it.late), "late", "/cases"),
        todo(sum(|it| it.at_risk), "at-risk", "/cases"),
        Todo {
            words: Message::new("appeals-todo").with("count", appeals),
            hint: Message::new("appeals-todo-hint"),
            ..todo(appeals, "waiting", "/appeals")
        },
        todo(sum(|it| it.revised), "revised", "/cases"),
        todo(mine, "mine", "/cases?show=mine"),
        todo(sum(|it| it.waiting), "waiting", "/cases"),
    ];
    all.into_iter().filter(|it| it.count > 0).collect()
}

fn shown_load(load: &SpaceLoad, spaces: &[Space], now: Instant) -> Option<ShownLoad> {
    let space = space_of(spaces, load.space)?;
    Some(ShownLoad {
        url: format!("/cases?space={}", space.slug),
        space,
        waiting: load.waiting,
        at_risk: load.at_risk,
        late: load.late,
        revised: load.revised,
        oldest: age(load.oldest.unwrap_or(now), now),
    })
}

fn shown_shares(space: &Space, shares: &[Share]) -> Option<ShownShares> {
    let of = |id: SpaceId, ago: i64| shares.iter().find(|it| it.space == id && it.ago == ago);
    if !shares.iter().any(|it| it.space == space.id) {
        return None;
    }
    let share = |ago| of(space.id, ago).filter(|it| it.answers > 0).map(shown_share);
    Some(ShownShares { space: ShownSpace::of(space), shares: (0..PERIODS).rev().map(share).collect() })
}

fn shown_share(share: &Share) -> ShownShare {
    let share_of = (share.upheld as f64 * 1000.0 / share.answers as f64).round() / 10.0;
    ShownShare { share: share_of, upheld: share.upheld, answers: share.answers }
}
