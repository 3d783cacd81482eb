//! The history of a post: its versions, who made them, and what changed.

use serde::{Deserialize, Serialize};

use super::corrections::{ShownPast, past};
use super::{Path, Query, Response, Visit};
use crate::error::{Error, Result};
use crate::ids::{PersonId, PostId};
use crate::moderation::{self, Hiding};
use crate::people;
use crate::platform::db::Conn;
use crate::platform::markup::{Line, difference};
use crate::platform::views::Person;
use crate::posts::{self, Post, policy};
use crate::public_log::{self, Review};
use crate::revisions::{self, PAGE, Revision};
use crate::rights::Viewer;
use crate::web::shown::face;
use crate::{corrections, urls};

/// Where the page begins.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
pub struct Asked {
    before: Option<i64>,
}

/// The versions of a post.
#[derive(Serialize)]
struct HistoryPage {
    thread_title: String,
    thread_url: String,
    kind: &'static str,
    post: i64,
    post_url: String,
    /// What puts it right, and what did before.
    corrections: Vec<ShownPast>,
    /// What moderators decided on it, and what became of that.
    reviews: Vec<ShownReview>,
    versions: Vec<ShownVersion>,
    /// Whether the reader may hide versions: all but the present one.
    may_moderate: bool,
    present: i64,
    older: Option<String>,
    newest: Option<String>,
}

/// A review that stands.
#[derive(Serialize)]
struct ShownReview {
    /// The key of what was decided.
    words: String,
    by: Person,
    at: i64,
    why: Option<String>,
    /// The key of what became of an appeal.
    appeal: Option<String>,
}

/// A version, and what it changed.
#[derive(Serialize)]
struct ShownVersion {
    version: i64,
    by: Person,
    at: i64,
    note: String,
    is_first: bool,
    is_hidden: bool,
    /// Whether the reader may see what it says.
    is_open: bool,
    title_before: Option<String>,
    title: Option<String>,
    lines: Vec<Line>,
}

/// `GET /posts/{post}/history`
pub async fn list(visit: Visit, post: Path<PostId>, asked: Query<Asked>) -> Result<Response> {
    let (post, before) = (*post, asked.0.before);
    let page = visit.read(move |conn, viewer| history_page(conn, viewer, post, before)).await?;
    visit.unlisted_page("revisions/list.html", &page)
}

fn history_page(conn: &mut Conn, viewer: &Viewer, id: PostId, before: Option<i64>) -> Result<HistoryPage> {
    let (thread, post) = posts::find_visible(conn, viewer, id)?;
    if !policy::may_read(viewer, &thread, &post) {
        return Err(Error::NotFound);
    }
    let may_moderate = moderation::policy::may_moderate(viewer, &thread).is_ok();
    let mut versions = revisions::list(conn, id, before)?;
    if versions.is_empty() && before.is_none() {
        versions.push(only(&post));
    }
    let has_more = versions.len() > PAGE;
    versions.truncate(PAGE);
    let last = versions.last().map(|version| version.version);
    let earlier = match last {
        Some(last) => revisions::find_before(conn, id, last, may_moderate)?,
        None => None,
    };
    let ids: Vec<PersonId> = versions.iter().map(|version| version.by_id).collect();
    let people = people::list_by_ids(conn, &ids)?;
    Ok(HistoryPage {
        thread_url: urls::thread(thread.id, &thread.title),
        kind: post.kind.word(),
        post: id.number(),
        post_url: urls::post(id),
        may_moderate,
        present: post.version,
        older: last.filter(|_| has_more).map(|last| format!("/posts/{id}/history?before={last}")),
        newest: before.map(|_| format!("/posts/{id}/history")),
        corrections: past(corrections::list_of(conn, id)?),
        reviews: public_log::list_of_post(conn, id)?.into_iter().map(review).collect(),
        versions: shown(&versions, earlier.as_ref(), &people, may_moderate),
        thread_title: thread.title,
    })
}

fn review(it: Review) -> ShownReview {
    let dashed = |word: &str| word.replace('_', "-");
    ShownReview {
        words: format!("public-log-{}", dashed(it.outcome.word())),
        by: Person::new(it.by.id.number(), it.by.name, it.by.handle),
        at: it.at.micros(),
        why: it.why.map(|why| match why {
            Hiding::Other => "public-log-why-other".to_owned(),
            _ => format!("moderation-why-{}", dashed(why.word())),
        }),
        appeal: it.appeal.map(|(outcome, _)| format!("public-log-review-appeal-{outcome}")),
    }
}

/// Each version compared with the one before it that the reader may see, so that a comparison never shows
/// what was hidden.
fn shown(
    versions: &[Revision],
    earlier: Option<&Revision>,
    people: &[people::Person],
    may_see_hidden: bool,
) -> Vec<ShownVersion> {
    let is_open = |version: &Revision| may_see_hidden || version.hidden_at.is_none();
    let older_than = |nth: usize| versions.iter().skip(nth + 1).find(|it| is_open(it)).or(earlier);
    let one = |(nth, version): (usize, &Revision)| {
        let before = older_than(nth);
        let is_open = is_open(version);
        let author = people.iter().find(|person| person.id == version.by_id);
        let by = author.map(face);
        let text_before = before.map(|it| it.markdown.as_str()).unwrap_or_default();
        let title_before = before.and_then(|it| it.title.clone());
        let has_title_changed = title_before.is_some() && version.title.is_some() && title_before != version.title;
        ShownVersion {
            version: version.version,
            by: by.unwrap_or_else(|| Person::new(0, "", "")),
            at: version.at.micros(),
            note: if is_open { version.note.clone() } else { String::new() },
            is_first: before.is_none(),
            is_hidden: version.hidden_at.is_some(),
            is_open,
            lines: if is_open { difference(text_before, &version.markdown) } else { Vec::new() },
            title_before: title_before.filter(|_| is_open && has_title_changed),
            title: version.title.clone().filter(|_| is_open && has_title_changed),
        }
    };
    versions.iter().enumerate().map(one).collect()
}

/// The one version of a post that was never edited.
fn only(post: &Post) -> Revision {
    Revision {
        version: post.version,
        title: None,
        markdown: post.markdown.clone(),
        by_id: post.author_id,
        at: post.created_at,
        note: String::new(),
        hidden_at: None,
        hidden_by: None,
        hidden_why: None,
    }
}
