//! A thread's public history: what was done to keep order, by whom, when and why.

use serde::{Deserialize, Serialize};

use super::About;
use crate::error::Result;
use crate::ids::{SpaceId, ThreadId};
use crate::moderation::{self, ACTS, ActKind, ListedAct, policy};
use crate::platform::db::Conn;
use crate::platform::views::Person;
use crate::rights::Viewer;
use crate::spaces::{self, Space};
use crate::web::shown::{ShownSpace, space_of};
use crate::web::threads::leads_on;
use crate::web::{Path, Query, Response, Visit};
use crate::{posts, threads, urls};

/// Which page of the history.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
pub struct Asked {
    after: Option<i64>,
}

/// A thread's history.
#[derive(Serialize)]
struct HistoryPage {
    about: About,
    asked_at: i64,
    /// Where what the question said before stands, if it was edited.
    question_url: Option<String>,
    acts: Vec<ShownAct>,
    older: Option<String>,
}

/// Something that was done.
#[derive(Serialize)]
struct ShownAct {
    words: String,
    by: Person,
    at: i64,
    why: Option<String>,
    note: Option<String>,
    note_words: &'static str,
    /// The space it came from, if the viewer may know of it.
    space: Option<ShownSpace>,
    /// Where the post stands, or what it said before.
    post_url: Option<String>,
    post_words: &'static str,
}

/// `GET /threads/{thread}/history`
pub async fn history(visit: Visit, thread: Path<ThreadId>, query: Query<Asked>) -> Result<Response> {
    let (thread, after) = (*thread, query.0.after);
    match visit.read(move |conn, viewer| page(conn, viewer, thread, after)).await {
        Ok(page) => visit.unlisted_page("moderation/history.html", &page),
        Err(error) => leads_on(&visit, thread, "/history", error).await,
    }
}

fn page(conn: &mut Conn, viewer: &Viewer, thread: ThreadId, after: Option<i64>) -> Result<HistoryPage> {
    let thread = threads::find(conn, viewer, thread)?;
    let question = posts::question_of(conn, thread.id)?;
    let spaces = spaces::list(conn, viewer)?;
    let mut acts = moderation::list_acts(conn, thread.id, after)?;
    let has_more = acts.len() > ACTS;
    acts.truncate(ACTS);
    let last = acts.last().map(|act| act.id).filter(|_| has_more);
    let may_moderate = policy::may_moderate(viewer, &thread).is_ok();
    let mut about = About::thread(&thread);
    if thread.hidden_at.is_some() && !may_moderate {
        about.title = String::new();
        about.url = format!("/threads/{}", thread.id);
    }
    Ok(HistoryPage {
        about,
        asked_at: thread.created_at.micros(),
        question_url: (question.version > 1).then(|| urls::history(question.id)),
        older: last.map(|id| format!("/threads/{}/history?after={id}", thread.id)),
        acts: acts.into_iter().map(|act| shown(act, &spaces, may_moderate)).collect(),
    })
}

fn shown(act: ListedAct, spaces: &[Space], may_moderate: bool) -> ShownAct {
    let why = act.why.as_deref().map(|why| why.replace('_', "-"));
    let why_key = match act.kind {
        ActKind::Resolved => why.map(|why| format!("resolutions-how-{why}")),
        ActKind::Closed => why.map(|why| format!("closings-why-{why}")),
        ActKind::PostHidden | ActKind::RevisionHidden => why.map(|why| format!("moderation-why-{why}")),
        _ => None,
    };
    let from = act.why.as_deref().filter(|_| act.kind == ActKind::Moved).and_then(|id| id.parse::<SpaceId>().ok());
    // A title may have been changed for what it gave away, a post hidden for what it says.
    let is_for_staff = matches!(act.kind, ActKind::Retitled | ActKind::PostHidden);
    let note = Some(act.note.clone()).filter(|note| !note.is_empty() && (may_moderate || !is_for_staff));
    let (post_url, post_words) = place(&act);
    ShownAct {
        words: format!("moderation-act-{}", act.kind.word().replace('_', "-")),
        by: Person::new(act.by_id.number(), act.by_name, act.by_handle),
        at: act.at.micros(),
        why: why_key,
        note,
        note_words: match act.kind {
            ActKind::Retitled | ActKind::Retagged => "moderation-before",
            _ => "moderation-noted",
        },
        space: from.and_then(|id| space_of(spaces, id)),
        post_url,
        post_words,
    }
}

/// What an act leads to, and what the link says.
fn place(act: &ListedAct) -> (Option<String>, &'static str) {
    let version = || act.why.as_deref().and_then(|version| version.parse::<i64>().ok());
    match act.kind {
        ActKind::PostEdited | ActKind::Retitled | ActKind::Retagged => {
            let url = act.post_id.zip(version()).map(|(post, version)| urls::version(post, version));
            (url, "moderation-act-version")
        }
        ActKind::SplitFrom => (act.why.as_deref().map(|from| format!("/threads/{from}")), "moderation-act-thread"),
        ActKind::RevisionHidden | ActKind::RevisionShown => (act.post_id.map(urls::history), "moderation-act-history"),
        _ => (act.post_id.map(urls::post), "moderation-act-post"),
    }
}
