//! Asking a question.

use super::about;
use crate::error::{Error, Result};
use crate::events::{self, Event};
use crate::ids::{ProductId, SpaceId, ThreadId, VersionId};
use crate::platform::db::Tx;
use crate::platform::words::Message;
use crate::posts::{self, NewPost, PostKind};
use crate::rights::Member;
use crate::rules::{self, Seen};
use crate::threads::{self, NewThread};
use crate::{approvals, follows, people};

/// What somebody asks.
#[derive(Clone, Debug)]
pub struct NewQuestion {
    /// The question in one sentence.
    pub title: String,
    /// What happens, as Markdown.
    pub body: String,
    /// Where it belongs.
    pub space: SpaceId,
    /// Names of tags, folded.
    pub tags: Vec<String>,
    /// What it is about.
    pub product: Option<ProductId>,
    /// Which version of it.
    pub version: Option<VersionId>,
    /// The language it is written in, as an ISO 639 code; where that is not said, its letters and its asker tell.
    pub language: Option<String>,
    /// What makes a repeated submit the same question.
    pub submission_key: Option<String>,
}

/// Makes a thread with its question; its asker follows it. What a rule holds stands in no list before it is approved.
/// Sent twice, it is made once.
pub fn ask(tx: &mut Tx<'_>, by: &Member, new: &NewQuestion) -> Result<ThreadId> {
    people::lock(tx, by.id)?;
    if let Some(post) = posts::find_submitted(tx, by.id, new.submission_key.as_deref())? {
        return Ok(posts::find_visible(tx.conn(), by, post)?.0.id);
    }
    threads::policy::may_post(by)?;
    threads::policy::may_ask(by, new.space).map_err(|refusal| match refusal {
        threads::Refusal::SpaceClosed => Error::field("space", Message::new("questions-space-closed")),
        other => other.into(),
    })?;
    let product = about::check(tx.conn(), new.space, new.product, new.version)?;
    let text = posts::compose(tx, by, "body", &new.body)?;
    let verdict =
        rules::look_at(tx, by, &Seen { space: new.space, thread: None, title: &new.title, html: &text.html })?;
    let told = language_of(tx, by, new)?;
    let language = told.as_deref();
    let thread = threads::add(
        tx,
        &NewThread {
            space_id: new.space,
            asked_by: by.id,
            title: &new.title,
            language,
            product_id: product,
            version_id: new.version,
            excerpt: &text.excerpt,
        },
    )?;
    let post = posts::write(
        tx,
        &NewPost {
            thread,
            kind: PostKind::Question,
            parent: None,
            author: by.id,
            language,
            submission_key: new.submission_key.as_deref(),
            text: &text,
            is_held: verdict.is_held(),
        },
    )?;
    if verdict.is_held() {
        let now = tx.now();
        threads::hide_from_lists(tx, thread, Some(now))?;
    }
    threads::file_under(tx, thread, &new.tags)?;
    follows::follow(tx, by, thread)?;
    events::record(tx, &Event::ThreadAsked { thread, post, space: new.space, by: by.id })?;
    approvals::begin(tx, by, thread, post, &verdict)?;
    Ok(thread)
}

/// The language that is said, or else the one that its letters and its asker tell.
fn language_of(tx: &mut Tx<'_>, by: &Member, new: &NewQuestion) -> Result<Option<String>> {
    if new.language.is_some() {
        return Ok(new.language.clone());
    }
    let chosen = people::find_language(tx.conn(), by.id)?;
    Ok(posts::language_of(&format!("{} {}", new.title, new.body), &[chosen.as_deref()]))
}
