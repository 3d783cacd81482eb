//! Lists of threads, by tab and filter.

use serde::{Deserialize, Serialize};

use super::paged::{page_asked, paged};
use crate::error::{Error, Result};
use crate::ids::ThreadId;
use crate::platform::db::Conn;
use crate::rights::Viewer;
use crate::spaces::{self, Space};
use crate::threads::{self, Cursor, Filter, ListedThread, Tab};
use crate::urls;
use crate::web::shown::{ShownSpace, ShownTab, space_of};
use crate::web::{Query, Response, Visit};

/// What the address of a list asks for.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Asked {
    tab: Option<Tab>,
    space: Option<String>,
    after: Option<Cursor>,
    before: Option<Cursor>,
}

/// A list of threads.
#[derive(Serialize)]
struct ListPage {
    tabs: Vec<ShownTab>,
    rows: Vec<Row>,
    spaces: Vec<ShownSpace>,
    older: Option<String>,
    newer: Option<String>,
}

/// A thread as a row of a list shows it.
#[derive(Clone, Debug, Serialize)]
pub(in crate::web) struct Row {
    id: i64,
    url: String,
    title: String,
    lang: Option<String>,
    excerpt: String,
    state: &'static str,
    icon: &'static str,
    space: Option<ShownSpace>,
    tags: Vec<String>,
    answers: i64,
    votes: i64,
    too: i64,
    is_pinned: bool,
    last_name: String,
    last_handle: String,
    last_at: i64,
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
        Some(slug) => Some(spaces.iter().find(|space| &space.slug == slug).ok_or(Error::NotFound)?.id),
        None => None,
    };
    let filter = Filter { space, ..Filter::default() };
    let page = page_asked(asked.after, asked.before);
    let listed = paged(conn, viewer, (tab, filter, page), &spaces, &format!("/threads?tab={tab}&"))?;
    let tabs = Tab::ALL.iter().filter(|it| viewer.id().is_some() || !matches!(it, Tab::Mine | Tab::Followed));
    Ok(ListPage {
        tabs: tabs
            .map(|it| ShownTab {
                words: format!("threads-tab-{it}"),
                url: format!("/threads?tab={it}"),
                is_current: *it == tab,
                count: None,
            })
            .collect(),
        rows: listed.rows,
        spaces: spaces.iter().map(ShownSpace::of).collect(),
        older: listed.older,
        newer: listed.newer,
    })
}

/// Threads as rows, with their tags: one more query, however many there are.
pub(in crate::web) fn rows(conn: &mut Conn, threads: Vec<ListedThread>, spaces: &[Space]) -> Result<Vec<Row>> {
    let ids: Vec<ThreadId> = threads.iter().map(|thread| thread.id).collect();
    let tags = threads::tags_of(conn, &ids)?;
    let tags_of = |id| tags.iter().filter(|(thread, _)| *thread == id).map(|(_, tag)| tag.clone()).collect();
    Ok(threads
        .into_iter()
        .map(|thread| Row {
            id: thread.id.number(),
            url: urls::thread(thread.id, &thread.title),
            state: state(&thread),
            icon: icon(state(&thread)),
            space: space_of(spaces, thread.space_id),
            tags: tags_of(thread.id),
            title: thread.title,
            lang: thread.language,
            excerpt: thread.excerpt,
            answers: thread.answer_count,
            votes: thread.votes,
            too: thread.too_count,
            is_pinned: thread.pinned_at.is_some(),
            last_name: thread.last_name,
            last_handle: thread.last_handle,
            last_at: thread.last_activity_at.micros(),
        })
        .collect())
}

/// The word for how far a thread is.
fn state(thread: &ListedThread) -> &'static str {
    if thread.resolved_at.is_some() {
        "resolved"
    } else if thread.closed_at.is_some() {
        "closed"
    } else if thread.answer_count > 0 {
        "answered"
    } else {
        "waiting"
    }
}

/// The shape that goes with the word.
fn icon(state: &str) -> &'static str {
    match state {
        "resolved" => "accepted",
        "closed" => "lock",
        "answered" => "chat",
        _ => "clock",
    }
}
