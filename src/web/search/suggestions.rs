//! Threads that may already answer what somebody is typing as a title.

use std::sync::Arc;

use serde::Serialize;

use super::api;
use super::asked::Typed;
use super::results::{Eyes, FoundRow, found_rows};
use super::wants::Wants;
use crate::error::Result;
use crate::ids::ThreadId;
use crate::platform::db::Conn;
use crate::search::Query;
use crate::spaces;
use crate::threads::{self, ListedThread};
use crate::urls::path_segment;
use crate::web::{Response, Visit};

/// How many are suggested.
const SUGGESTED: usize = 5;
/// How many more are asked for, in case some may no longer be seen.
const SPARE: usize = 5;
/// How much of a title is looked at, in characters.
const LONGEST: usize = 300;
/// With less typed nothing is suggested, in characters: of one letter everything begins.
const SHORTEST: usize = 2;

/// A thread as the ask form suggests it.
#[derive(Clone, Debug, Serialize)]
pub(in crate::web) struct Suggestion {
    id: i64,
    title: String,
    lang: Option<String>,
    url: String,
    icon: &'static str,
    state: &'static str,
    passage: String,
}

impl Suggestion {
    fn of(found: FoundRow) -> Self {
        Self {
            id: found.thread.id,
            title: found.thread.title,
            lang: found.thread.lang,
            url: found.thread.url,
            icon: found.thread.icon,
            state: found.thread.state,
            passage: found.passage.into_iter().map(|piece| piece.text).collect(),
        }
    }
}

/// `GET /suggestions`: JSON; whoever wants a page is led to the search.
pub async fn suggest(visit: Visit, typed: Typed, wants: Wants) -> Result<Response> {
    if wants == Wants::Page {
        return visit.leads_to(&format!("/search?q={}", path_segment(&typed.0)));
    }
    let (app, now) = (Arc::clone(visit.app()), visit.now());
    let found = visit.read(move |conn, viewer| suggest_to(conn, &Eyes { viewer, search: &app.search, now }, &typed.0));
    Ok(match found.await? {
        Some(found) => api::found(found.len(), &found),
        None => api::away(&visit),
    })
}

/// What the ask form suggests for a title; nothing where the index cannot answer: asking goes on without it.
pub(in crate::web) fn suggestions(conn: &mut Conn, eyes: &Eyes<'_>, title: &str) -> Result<Vec<Suggestion>> {
    let found = suggest_to(conn, eyes, title)?.unwrap_or_default();
    Ok(found.into_iter().map(Suggestion::of).collect())
}

/// Threads about what some words are about, the nearest first, as far as the viewer may enter them; nothing where the
/// index cannot answer.
pub(in crate::web) fn threads_near(
    conn: &mut Conn,
    eyes: &Eyes<'_>,
    words: &str,
    most: usize,
) -> Result<Option<Vec<ListedThread>>> {
    let words: String = words.chars().filter(|letter| !letter.is_control()).take(LONGEST).collect();
    let keys = eyes.keys();
    let hits = eyes.search.ask(|index| index.suggest(&words, &keys, most + SPARE, eyes.now));
    let Some(hits) = hits else { return Ok(None) };
    let ids: Vec<ThreadId> = hits.iter().map(|hit| ThreadId::new(hit.id)).collect();
    let place = |id: ThreadId| ids.iter().position(|it| *it == id);
    let mut there = threads::list_found(conn, eyes.viewer, &ids)?;
    there.sort_by_key(|thread| place(thread.id));
    there.truncate(most);
    Ok(Some(there))
}

fn suggest_to(conn: &mut Conn, eyes: &Eyes<'_>, title: &str) -> Result<Option<Vec<FoundRow>>> {
    let title: String = title.chars().filter(|letter| !letter.is_control()).take(LONGEST).collect();
    if title.trim().chars().count() < SHORTEST {
        return Ok(Some(Vec::new()));
    }
    let Some(there) = threads_near(conn, eyes, &title, SUGGESTED)? else { return Ok(None) };
    let ids: Vec<ThreadId> = there.iter().map(|thread| thread.id).collect();
    let spaces = spaces::list(conn, eyes.viewer)?;
    found_rows(conn, eyes.viewer, &Query::of_words(&title), &spaces, (&ids, there)).map(Some)
}
