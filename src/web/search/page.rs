//! The page of a search.

use std::sync::Arc;

use actix_web::http::header;
use actix_web::{HttpResponse, HttpResponseBuilder};
use serde::Serialize;

use super::api;
use super::asked::{Asked, PAGE, PAGES};
use super::fault;
use super::results::{Answer, Eyes, FoundRow};
use super::wants::Wants;
use crate::error::Result;
use crate::people;
use crate::platform::db::Conn;
use crate::platform::handles;
use crate::platform::words::Message;
use crate::rights::Viewer;
use crate::search::{Query, State};
use crate::spaces::{self, Space};
use crate::web::{Response, Visit};

/// A page of results.
#[derive(Serialize)]
struct SearchPage {
    q: String,
    /// Why it cannot be looked for as it is.
    fault: Option<Message>,
    /// Whether something was looked for.
    is_asked: bool,
    /// Whether the index could not answer at all.
    is_away: bool,
    /// Whether what was just written may be missing.
    is_catching_up: bool,
    total: usize,
    results: Vec<FoundRow>,
    states: Vec<Facet>,
    spaces: Vec<Facet>,
    is_narrowed: bool,
    wide_url: String,
    /// The words with likely typing errors put right, and the search for them.
    spelling: Option<Spelling>,
    ask_url: String,
    older: Option<String>,
    newer: Option<String>,
    /// Whether there is more than pages go.
    is_cut: bool,
}

#[derive(Serialize)]
struct Spelling {
    words: String,
    url: String,
}

/// A way to narrow the search, with how much that leaves.
#[derive(Serialize)]
struct Facet {
    words: Option<&'static str>,
    name: String,
    palette: Option<i64>,
    url: String,
    count: Option<usize>,
    is_current: bool,
}

/// `GET /search`
pub async fn find(visit: Visit, asked: Asked, wants: Wants) -> Result<Response> {
    let query = match Query::parse(&asked.q) {
        Ok(query) => query,
        Err(why) if wants == Wants::Json => return Ok(api::refused(&visit, &fault(why))),
        Err(why) => {
            let page = SearchPage { fault: Some(fault(why)), ..SearchPage::about(&visit, &asked) };
            return draw(&visit, &page, HttpResponse::UnprocessableEntity());
        }
    };
    let is_asked = !query.is_empty();
    let mut query = query;
    let (app, now, narrowed) = (Arc::clone(visit.app()), visit.now(), asked.clone());
    let (spaces, answer) = visit
        .read(move |conn, viewer| {
            let spaces = spaces::list(conn, viewer)?;
            keep_unlisted(conn, viewer, &mut query)?;
            let eyes = Eyes { viewer, search: &app.search, now };
            let answer = if is_asked { eyes.find(conn, (&query, &narrowed), &spaces)? } else { None };
            Ok((spaces, answer))
        })
        .await?;
    match (wants, answer) {
        (Wants::Json, Some(answer)) => Ok(api::found(answer.total, &answer.results)),
        (Wants::Json, None) if is_asked => Ok(api::away(&visit)),
        (Wants::Json, None) => Ok(api::found(0, &[])),
        (Wants::Page | Wants::Anything, Some(answer)) => {
            let page = SearchPage::about(&visit, &asked).with(&asked, answer, &spaces);
            draw(&visit, &page, HttpResponse::Ok())
        }
        (Wants::Page | Wants::Anything, None) => {
            let page = SearchPage { is_asked, is_away: is_asked, ..SearchPage::about(&visit, &asked) };
            let mut status = if is_asked { HttpResponse::ServiceUnavailable() } else { HttpResponse::Ok() };
            if is_asked {
                status.insert_header((header::RETRY_AFTER, api::RETRY_SECONDS));
            }
            draw(&visit, &page, status)
        }
    }
}

/// Who keeps lists of what they wrote from others is, to all but staff and themselves, as somebody who wrote nothing.
fn keep_unlisted(conn: &mut Conn, viewer: &Viewer, query: &mut Query) -> Result<()> {
    if query.authors.is_empty() || viewer.is_staff() {
        return Ok(());
    }
    let handles: Vec<String> = query.authors.iter().map(|author| handles::normalise(author)).collect();
    for (person, handle) in people::list_unlisted(conn, &handles)? {
        let is_theirs = |author: &&mut String| handles::normalise(author) == handle && !viewer.is(person);
        // Nobody has no handle.
        query.authors.iter_mut().filter(is_theirs).for_each(String::clear);
    }
    Ok(())
}

/// Search engines leave searches out.
fn draw(visit: &Visit, page: &SearchPage, status: HttpResponseBuilder) -> Result<Response> {
    visit.draw("search/show.html", page, status, |frame| frame.robots = Some("noindex"))
}

impl SearchPage {
    /// One without results.
    fn about(visit: &Visit, asked: &Asked) -> Self {
        Self {
            q: asked.q.clone(),
            fault: None,
            is_asked: false,
            is_away: false,
            is_catching_up: visit.app().search.status().is_catching_up(),
            total: 0,
            results: Vec::new(),
            states: Vec::new(),
            spaces: Vec::new(),
            is_narrowed: asked.space.is_some() || asked.state.is_some(),
            wide_url: Asked { space: None, state: None, page: 1, ..asked.clone() }.url(),
            spelling: None,
            ask_url: asked.ask_url(),
            older: None,
            newer: None,
            is_cut: false,
        }
    }

    fn with(self, asked: &Asked, answer: Answer, spaces: &[Space]) -> Self {
        let has_more = answer.total > asked.page * PAGE;
        let beside = |page: usize| Asked { page, ..asked.clone() }.url();
        Self {
            is_asked: true,
            total: answer.total,
            states: state_facets(asked, &answer),
            spaces: space_facets(asked, &answer, spaces),
            spelling: answer
                .spelling
                .map(|words| Spelling { url: Asked { q: words.clone(), page: 1, ..asked.clone() }.url(), words }),
            older: (has_more && asked.page < PAGES).then(|| beside(asked.page + 1)),
            newer: (asked.page > 1).then(|| beside(asked.page - 1)),
            is_cut: has_more && asked.page == PAGES,
            results: answer.results,
            ..self
        }
    }
}

/// All states, and each that is among what was found.
fn state_facets(asked: &Asked, answer: &Answer) -> Vec<Facet> {
    let to = |state: Option<State>, count| Facet {
        words: Some(state.map_or("search-all-states", words_of)),
        name: String::new(),
        palette: None,
        url: Asked { state, page: 1, ..asked.clone() }.url(),
        count,
        is_current: asked.state == state,
    };
    if answer.states.len() < 2 && asked.state.is_none() {
        return Vec::new();
    }
    let each = answer.states.iter().map(|(state, count)| to(Some(*state), Some(*count)));
    std::iter::once(to(None, None)).chain(each).collect()
}

/// All spaces, and each that something was found in.
fn space_facets(asked: &Asked, answer: &Answer, spaces: &[Space]) -> Vec<Facet> {
    let to = |space: Option<&Space>, count| Facet {
        words: space.is_none().then_some("threads-all-spaces"),
        name: space.map(|space| space.name.clone()).unwrap_or_default(),
        palette: space.map(|space| space.palette),
        url: Asked { space: space.map(|space| space.slug.clone()), page: 1, ..asked.clone() }.url(),
        count,
        is_current: asked.space.as_deref() == space.map(|space| space.slug.as_str()),
    };
    if answer.spaces.len() < 2 && asked.space.is_none() {
        return Vec::new();
    }
    let known = |id| spaces.iter().find(|space| space.id == id);
    let each = answer.spaces.iter().filter_map(|(id, count)| Some(to(Some(known(*id)?), Some(*count))));
    std::iter::once(to(None, None)).chain(each).collect()
}

/// The words of lists for a state.
fn words_of(state: State) -> &'static str {
    match state {
        State::Open => "threads-state-waiting",
        State::Answered => "threads-state-answered",
        State::Resolved => "threads-state-resolved",
        State::Closed => "threads-state-closed",
    }
}
