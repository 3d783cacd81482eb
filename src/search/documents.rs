//! Threads as documents: read as they are now, with what everybody may read whom their space is open to.

use std::collections::BTreeSet;

use super::{AccessKey, Document, Kind, State};
use crate::faq_entries;
use crate::ids::ThreadId;
use crate::platform::db::{Conn, QueryResult};
use crate::platform::markup;
use crate::posts::{self, PostKind, Said};
use crate::threads::{self, Thread};

/// How many texts of a thread are read at most: one with more is found by those that are worth most.
const MOST_TEXTS: i64 = 2_000;

/// The documents of some threads. A thread without one is in no list: hidden, deleted, or not there at all.
pub fn load(conn: &mut Conn, among: &[ThreadId]) -> QueryResult<Vec<Document>> {
    let told = threads::list_told(conn, among)?;
    let ids: Vec<ThreadId> = told.iter().map(|thread| thread.id).collect();
    let tags = threads::tags_of(conn, &ids)?;
    let said = posts::list_said(conn, &ids, MOST_TEXTS)?;
    let short_answers = faq_entries::list_answers(conn, &ids)?;
    let of_thread = |thread: Thread| {
        // They come by thread, its question first.
        let begin = said.partition_point(|text| text.thread < thread.id);
        let end = said.partition_point(|text| text.thread <= thread.id);
        let said = &said[begin..end];
        let is_asked = said.first().is_some_and(|text| text.kind == PostKind::Question);
        let tags = tags.iter().filter(|(of, _)| *of == thread.id).map(|(_, tag)| tag.clone()).collect();
        let short_answer = short_answers.get(&thread.id).map(String::as_str);
        is_asked.then(|| document(thread, said, short_answer, tags))
    };
    Ok(told.into_iter().filter_map(of_thread).collect())
}

fn document(thread: Thread, said: &[Said], short_answer: Option<&str>, tags: Vec<String>) -> Document {
    let plain =
        |markdown: &mut dyn Iterator<Item = &str>| markdown.map(markup::plain_text).collect::<Vec<_>>().join("\n");
    let texts = |which: &dyn Fn(&&Said) -> bool| {
        plain(&mut said.iter().filter(which).flat_map(|text| texts_of(text, text.is_solution)))
    };
    let solutions = said.iter().filter(|text| text.is_solution).map(solution_in);
    let (unlisted, authors) = (authors_of(said, true), authors_of(said, false));
    Document {
        kind: Kind::Thread,
        id: thread.id.number(),
        access: vec![AccessKey::space(thread.space_id)],
        space: thread.space_id,
        state: state_of(&thread),
        question: texts(&|text| text.kind == PostKind::Question),
        solutions: plain(&mut short_answer.into_iter().chain(solutions)),
        answers: texts(&|text| text.kind != PostKind::Question),
        tags,
        authors,
        unlisted,
        votes: votes(said),
        toos: thread.too_count,
        asked_at: thread.created_at,
        last_activity_at: thread.last_activity_at,
        language: thread.language,
        title: thread.title,
        is_faq: short_answer.is_some(),
        is_corrected: is_corrected(said),
    }
}

/// What helped: the answer, or what puts it right in its place.
fn solution_in(text: &Said) -> &str {
    text.correction.as_deref().unwrap_or(&text.markdown)
}

/// What is found among other texts. An original under a correction is, so that who remembers its words finds what
/// puts it right; it is never what helped.
fn texts_of(text: &Said, is_solution: bool) -> impl Iterator<Item = &str> {
    let is_original = text.correction.is_some();
    let own = Some(text.markdown.as_str()).filter(|_| !is_solution || is_original);
    own.into_iter().chain(text.correction.as_deref().filter(|_| !is_solution))
}

/// Whether the best answer is not to be taken as it stands.
fn is_corrected(said: &[Said]) -> bool {
    let best = said.iter().find(|text| text.kind == PostKind::Answer);
    best.is_some_and(|best| best.correction.is_some() || best.is_superseded)
}

/// The handles of those who wrote in it, each once: those who keep lists of what they wrote from others, or the rest.
fn authors_of(said: &[Said], is_unlisted: bool) -> Vec<String> {
    let those = said.iter().filter(|text| text.is_unlisted == is_unlisted);
    let authors: BTreeSet<&String> = those.map(|text| &text.author).collect();
    authors.into_iter().cloned().collect()
}

/// Those of the question, and of the best answer if people are for it.
fn votes(said: &[Said]) -> i64 {
    let of = |kind: PostKind| said.iter().filter(move |text| text.kind == kind).map(|text| text.score);
    of(PostKind::Question).sum::<i64>() + of(PostKind::Answer).max().unwrap_or(0).max(0)
}

fn state_of(thread: &Thread) -> State {
    if thread.resolved_at.is_some() {
        State::Resolved
    } else if thread.closed_at.is_some() {
        State::Closed
    } else if thread.answer_count > 0 {
        State::Answered
    } else {
        State::Open
    }
}
