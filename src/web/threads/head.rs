//! The head of a thread's page: title, state in words, the answer in short, and what one can do with it all.

use serde::Serialize;

use super::tools::Tools;
use crate::acceptances;
use crate::error::Result;
use crate::follows::{self, Level, Place};
use crate::ids::{ThreadId, VersionId};
use crate::platform::db::Conn;
use crate::platform::markup;
use crate::platform::words::Message;
use crate::posts::Post;
use crate::rights::Viewer;
use crate::threads::{self, Closing, Resolution, Thread};
use crate::web::follows::Hearing;
use crate::web::shown::ShownSpace;
use crate::{corrections, faq_entries, moderation, people, posts, spaces, toos, urls};

/// The head of a thread's page.
#[derive(Clone, Debug, Serialize)]
pub(in crate::web) struct ThreadHead {
    pub(in crate::web) id: i64,
    pub(in crate::web) url: String,
    /// Empty where the question is hidden and with it its title.
    pub(in crate::web) title: String,
    pub(in crate::web) lang: Option<String>,
    pub(in crate::web) space: ShownSpace,
    /// Whether search engines should pass it over.
    pub(in crate::web) is_unlisted: bool,
    tags: Vec<String>,
    product: Option<String>,
    version: Option<String>,
    asked_at: i64,
    states: Vec<ShownState>,
    in_short: Option<InShort>,
    too: Toggle,
    follow: Toggle,
    /// How much of it the viewer hears; none for guests.
    hearing: Option<Hearing>,
    tools: Tools,
}

/// How far a thread is, in words, with the shape that goes with them. The words may say `when`.
#[derive(Clone, Debug, Serialize)]
struct ShownState {
    kind: &'static str,
    words: Message,
    at: Option<i64>,
    /// The thread that the words speak of.
    other: Option<Link>,
}

/// A thread to be led to.
#[derive(Clone, Debug, Serialize)]
struct Link {
    title: String,
    lang: Option<String>,
    url: String,
}

/// The accepted answer's first sentence; where it was corrected, the correction's.
#[derive(Clone, Debug, Serialize)]
struct InShort {
    text: String,
    lang: Option<String>,
    by: String,
    /// `asker`, `staff`, or `corrected`.
    by_whom: &'static str,
    url: String,
}

/// A button that is pressed or not.
#[derive(Clone, Debug, Serialize)]
struct Toggle {
    is_on: bool,
    may: bool,
    count: i64,
}

/// The head of a thread that the viewer may see, and whose question it may be that they may not read.
pub(in crate::web) fn load(conn: &mut Conn, viewer: &Viewer, thread: &Thread, question: &Post) -> Result<ThreadHead> {
    let space = spaces::find(conn, viewer, thread.space_id)?;
    let tags = threads::tags_of(conn, &[thread.id])?;
    let (product, version) = about(conn, thread)?;
    let is_held = question.held_at.is_some() && question.hidden_at.is_none() && question.deleted_at.is_none();
    let may_read = thread.hidden_at.is_none()
        || moderation::policy::may_moderate(viewer, thread).is_ok()
        || is_held && posts::policy::may_read(viewer, thread, question);
    let title = if may_read { &thread.title } else { "" };
    let is_entry = faq_entries::is_entry(conn, thread.id)?;
    let level = follows::level_in(conn, viewer, Place { thread: thread.id, space: thread.space_id })?;
    Ok(ThreadHead {
        id: thread.id.number(),
        url: urls::thread(thread.id, title),
        title: title.to_owned(),
        lang: thread.language.clone(),
        space: ShownSpace::of(&space),
        is_unlisted: !threads::is_indexable(thread),
        tags: tags.into_iter().map(|(_, name)| name).collect(),
        product,
        version,
        asked_at: thread.created_at.micros(),
        states: states(conn, viewer, thread, (is_entry, is_held))?,
        in_short: in_short(conn, viewer, thread)?,
        too: Toggle {
            is_on: toos::is_marked(conn, viewer, thread.id)?,
            may: toos::policy::may_mark(viewer, thread).is_ok(),
            count: thread.too_count,
        },
        follow: Toggle { is_on: level == Level::All, may: !viewer.is_suspended(), count: thread.follow_count },
        hearing: viewer.id().filter(|_| !viewer.is_suspended()).map(|_| Hearing::of_thread(thread.id, level)),
        tools: Tools::of(viewer, thread, is_entry),
    })
}

/// The names of the product and the version that a thread is about.
fn about(conn: &mut Conn, thread: &Thread) -> Result<(Option<String>, Option<String>)> {
    let Some(product) = thread.product_id else { return Ok((None, None)) };
    let products = spaces::products_of(conn, &[thread.space_id])?;
    let named = products.into_iter().find(|it| it.id == product).map(|it| it.name);
    let version = |id: VersionId, conn: &mut Conn| -> Result<Option<String>> {
        let versions = spaces::versions_of(conn, &[product])?;
        Ok(versions.into_iter().find(|it| it.id == id).map(|it| it.name))
    };
    let version = thread.version_id.map(|id| version(id, conn)).transpose()?.flatten();
    Ok((named, version))
}

/// Everything that is so of a thread, the most telling first.
fn states(
    conn: &mut Conn,
    viewer: &Viewer,
    thread: &Thread,
    (is_entry, is_held): (bool, bool),
) -> Result<Vec<ShownState>> {
    let plain = |kind, key: &'static str| ShownState { kind, words: Message::new(key), at: None, other: None };
    let mut states = Vec::new();
    if thread.hidden_at.is_some() && is_held && thread.is_known_to(viewer) {
        states.push(plain("held", "threads-line-held"));
    } else if thread.hidden_at.is_some() {
        states.push(plain("removed", "threads-line-hidden"));
    }
    if let (Some(at), Some(how)) = (thread.resolved_at, thread.resolved_how) {
        let key = match how {
            Resolution::Accepted | Resolution::Verified => "threads-line-resolved".to_owned(),
            alone => format!("threads-line-resolved-{alone}"),
        };
        let words = Message::new(key);
        states.push(ShownState { kind: "resolved", words, at: Some(at.micros()), other: None });
    }
    if let (Some(at), Some(why)) = (thread.closed_at, thread.closed_why) {
        let other = thread.duplicate_of.filter(|_| why == Closing::Duplicate);
        let other = other.and_then(|id| link(conn, viewer, id));
        let key = format!("threads-line-closed-{}", why.word().replace('_', "-"));
        states.push(ShownState { kind: "closed", words: Message::new(key), at: Some(at.micros()), other });
    }
    if states.is_empty() {
        states.push(match thread.answer_count {
            0 => plain("waiting", "threads-state-waiting"),
            _ => plain("answered", "threads-state-answered"),
        });
    }
    if thread.locked_at.is_some() {
        states.push(plain("closed", "threads-line-locked"));
    }
    if thread.pinned_at.is_some() {
        states.push(plain("pinned", "threads-line-pinned"));
    }
    if is_entry {
        states.push(plain("faq", "faq-entries-line"));
    }
    Ok(states)
}

/// A thread that may be elsewhere, closed to the viewer, or gone.
fn link(conn: &mut Conn, viewer: &Viewer, id: ThreadId) -> Option<Link> {
    let thread = threads::find(conn, viewer, id).ok().filter(|thread| thread.hidden_at.is_none())?;
    Some(Link { url: urls::thread(id, &thread.title), title: thread.title, lang: thread.language })
}

/// What the accepted answer says first.
fn in_short(conn: &mut Conn, viewer: &Viewer, thread: &Thread) -> Result<Option<InShort>> {
    let Some(acceptance) = acceptances::find(conn, thread.id)? else { return Ok(None) };
    let answer = posts::find_in(conn, thread, acceptance.post_id)?;
    if !answer.is_shown() || !corrections::better_than(conn, viewer, &[answer.id])?.is_empty() {
        return Ok(None);
    }
    if let Some(it) = corrections::standing_of(conn, viewer, &[answer.id])?.pop() {
        let text = markup::first_sentence(&it.correction.markdown);
        let short = InShort { text, lang: None, by: it.by_name, by_whom: "corrected", url: urls::post(answer.id) };
        return Ok(Some(short).filter(|short| !short.text.is_empty()));
    }
    let text = markup::first_sentence(&answer.markdown);
    if text.is_empty() {
        return Ok(None);
    }
    Ok(Some(InShort {
        text,
        lang: answer.language,
        by: people::find(conn, acceptance.by_id)?.name,
        by_whom: if acceptance.by_id == thread.asked_by { "asker" } else { "staff" },
        url: urls::post(answer.id),
    }))
}
