//! A thread as a row of a list.

use serde::Serialize;

use crate::error::Result;
use crate::ids::ThreadId;
use crate::platform::db::Conn;
use crate::spaces::Space;
use crate::threads::{self, ListedThread};
use crate::urls;
use crate::web::shown::{ShownSpace, space_of};

/// A thread as a row of a list shows it.
#[derive(Clone, Debug, Serialize)]
pub(in crate::web) struct Row {
    pub(in crate::web) id: i64,
    pub(in crate::web) url: String,
    pub(in crate::web) title: String,
    pub(in crate::web) lang: Option<String>,
    excerpt: String,
    pub(in crate::web) state: &'static str,
    pub(in crate::web) icon: &'static str,
    space: Option<ShownSpace>,
    tags: Vec<String>,
    answers: i64,
    votes: i64,
    too: i64,
    is_pinned: bool,
    last_name: String,
    /// `asked` or `replied`.
    last_did: &'static str,
    last_at: i64,
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
            last_did: if thread.last_activity_at == thread.created_at { "asked" } else { "replied" },
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
