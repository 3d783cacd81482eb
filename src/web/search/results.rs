//! From a search to what the one who looks may see of it: whatever the index found is read again from the
//! database, and what is no longer for them leaves no trace in any count.

use std::collections::BTreeMap;

use serde::Serialize;

use super::asked::{Asked, PAGE};
use crate::error::Result;
use crate::faq_entries::{self, ListedEntry, Standing};
use crate::ids::{SpaceId, ThreadId};
use crate::platform::clock::Instant;
use crate::platform::db::Conn;
use crate::platform::markup;
use crate::posts::{self, Said};
use crate::rights::Viewer;
use crate::search::{AccessKey, Found, Piece, Query, Request, Search, State, passage};
use crate::spaces::Space;
use crate::threads::{self, ListedThread};
use crate::web::threads::{Row, rows};

/// How often the index is asked once more without what may no longer be seen.
const TRIES: usize = 3;
/// How many texts of a thread are looked through for a passage.
const TEXTS: i64 = 5;
/// How much of each, in bytes.
const TEXT_BYTES: usize = 6 * 1024;
/// The longest passage, in characters.
const PASSAGE: usize = 260;
/// Longer than any title.
const TITLE: usize = 400;

/// What was found, for the one who looks.
pub(super) struct Answer {
    pub(super) total: usize,
    pub(super) results: Vec<FoundRow>,
    pub(super) spaces: Vec<(SpaceId, usize)>,
    pub(super) states: Vec<(State, usize)>,
    pub(super) spelling: Option<String>,
}

/// A thread that was found, as a row.
#[derive(Clone, Debug, Serialize)]
pub(super) struct FoundRow {
    pub(super) thread: Row,
    pub(super) title: Vec<ShownPiece>,
    pub(super) passage: Vec<ShownPiece>,
    /// What the passage is of, if that is worth telling: an answer that helped, or what puts one right.
    pub(super) passage_of: Option<&'static str>,
}

/// A piece of a text, marked if it was looked for.
#[derive(Clone, Debug, Serialize)]
pub(super) struct ShownPiece {
    pub(super) text: String,
    pub(super) is_marked: bool,
}

impl From<Piece> for ShownPiece {
    fn from(piece: Piece) -> Self {
        Self { text: piece.text, is_marked: piece.is_marked }
    }
}

/// Who looks, when, and by which index.
pub(in crate::web) struct Eyes<'e> {
    pub(in crate::web) viewer: &'e Viewer,
    pub(in crate::web) search: &'e Search,
    pub(in crate::web) now: Instant,
}

impl Eyes<'_> {
    /// The keys of whoever looks.
    pub(super) fn keys(&self) -> Vec<AccessKey> {
        self.viewer.spaces().iter().map(|space| AccessKey::space(*space)).collect()
    }

    /// What a search finds; nothing while the index cannot answer. `spaces`: those open to whoever looks.
    pub(super) fn find(
        &self,
        conn: &mut Conn,
        (query, asked): (&Query, &Asked),
        spaces: &[Space],
    ) -> Result<Option<Answer>> {
        let Some(space) = space_asked(query, asked, spaces) else { return Ok(Some(Answer::nothing())) };
        let (keys, mut without) = (self.keys(), Vec::new());
        for nth in 1.. {
            let request = Request {
                query,
                access: &keys,
                space,
                state: asked.state,
                without: &without,
                now: self.now,
                first: (asked.page - 1) * PAGE,
                count: PAGE,
            };
            let Some(found) = self.search.ask(|index| index.search(&request)) else { break };
            let ids: Vec<ThreadId> = found.hits.iter().map(|hit| ThreadId::new(hit.id)).collect();
            let there = threads::list_found(conn, self.viewer, &ids)?;
            let gone = ids.iter().filter(|id| there.iter().all(|thread| thread.id != **id)).map(|id| id.number());
            let gone: Vec<i64> = gone.collect();
            if gone.is_empty() || nth == TRIES {
                return self.answer(conn, (query, spaces), found, (&ids, there)).map(Some);
            }
            without.extend(gone);
        }
        Ok(None)
    }

    fn answer(
        &self,
        conn: &mut Conn,
        (query, spaces): (&Query, &[Space]),
        found: Found,
        (ids, there): (&[ThreadId], Vec<ListedThread>),
    ) -> Result<Answer> {
        let gone = ids.len() - there.len();
        Ok(Answer {
            total: found.total.saturating_sub(gone),
            results: found_rows(conn, self.viewer, query, spaces, (ids, there))?,
            spaces: found.spaces,
            states: found.states,
            spelling: found.spelling,
        })
    }
}

impl Answer {
    fn nothing() -> Self {
        Self { total: 0, results: Vec::new(), spaces: Vec::new(), states: Vec::new(), spelling: None }
    }
}

/// Threads as rows with their passages, in the order of `ids`: three more queries, however many there are.
pub(super) fn found_rows(
    conn: &mut Conn,
    viewer: &Viewer,
    query: &Query,
    spaces: &[Space],
    (ids, there): (&[ThreadId], Vec<ListedThread>),
) -> Result<Vec<FoundRow>> {
    let shown: Vec<ThreadId> = there.iter().map(|thread| thread.id).collect();
    let said = posts::list_said(conn, &shown, TEXTS)?;
    let entries = faq_entries::list_of(conn, viewer, &shown)?;
    let mut by_id: BTreeMap<i64, Row> = rows(conn, there, spaces)?.into_iter().map(|row| (row.id, row)).collect();
    let ordered = ids.iter().filter_map(|id| by_id.remove(&id.number()));
    Ok(ordered.map(|row| found_row(row, query, &entries, &said)).collect())
}

fn found_row(row: Row, query: &Query, entries: &[ListedEntry], said: &[Said]) -> FoundRow {
    // The short answer of an entry that is being checked is not shown before somebody has looked.
    let is_sound = |entry: &&ListedEntry| entry.thread.number() == row.id && entry.standing == Standing::Sound;
    let short = entries.iter().filter(is_sound).map(|entry| Text { markdown: &entry.markdown, of: Some(SOLUTION) });
    // What leads to something better is read there, beside it.
    let said = said.iter().filter(|text| text.thread.number() == row.id && !text.is_superseded);
    let (passage_shown, passage_of) = best_passage(query, short.chain(said.map(Text::of)));
    FoundRow { title: shown(passage(&row.title, query, TITLE)), passage: passage_shown, passage_of, thread: row }
}

/// A text that passages are taken of.
struct Text<'s> {
    markdown: &'s str,
    of: Option<&'static str>,
}

/// The words for a passage of what helped.
const SOLUTION: &str = "search-from-solution";

impl<'s> Text<'s> {
    /// An answer that was put right is never shown without what does: that stands for it.
    fn of(said: &'s Said) -> Self {
        match &said.correction {
            Some(correction) => Self { markdown: correction, of: Some("search-from-correction") },
            None => Self { markdown: &said.markdown, of: said.is_solution.then_some(SOLUTION) },
        }
    }
}

/// The passage with most of what was looked for: of what solved it if that has as much as another.
fn best_passage<'s>(query: &Query, texts: impl Iterator<Item = Text<'s>>) -> (Vec<ShownPiece>, Option<&'static str>) {
    let of_text = |text: Text<'_>| {
        let pieces = passage(&markup::plain_text(beginning(text.markdown)), query, PASSAGE);
        let marked = pieces.iter().filter(|piece| piece.is_marked).count();
        (marked, text.of.filter(|_| marked > 0), pieces)
    };
    // Of equals the last is taken, so they come in reverse: what stands before another is worth more.
    let mut found: Vec<_> = texts.map(of_text).collect();
    found.reverse();
    let best = found.into_iter().max_by_key(|(marked, of, _)| (*marked, of.is_some()));
    best.map_or_else(Default::default, |(_, of, pieces)| (shown(pieces), of))
}

fn shown(pieces: Vec<Piece>) -> Vec<ShownPiece> {
    pieces.into_iter().map(ShownPiece::from).collect()
}

/// As much of a text as is looked through.
fn beginning(text: &str) -> &str {
    &text[..text.floor_char_boundary(TEXT_BYTES)]
}

/// The space that a search is narrowed to, by its address or by what was typed; the outer nothing if there is no
/// such space for whoever looks, whether or not there is one for others.
#[expect(clippy::option_option, reason = "no such space is another thing than no space asked for")]
fn space_asked(query: &Query, asked: &Asked, spaces: &[Space]) -> Option<Option<SpaceId>> {
    let mut narrowed = None;
    for slug in [&query.space, &asked.space].into_iter().flatten() {
        let space = spaces.iter().find(|space| space.slug.eq_ignore_ascii_case(slug))?;
        if narrowed.is_some_and(|other| other != space.id) {
            return None;
        }
        narrowed = Some(space.id);
    }
    Some(narrowed)
}
