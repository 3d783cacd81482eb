//! Commenting on a question or an answer.

use crate::error::{Error, Result};
use crate::events::{self, Event};
use crate::ids::PostId;
use crate::platform::db::Tx;
use crate::posts::{self, NewPost, PostKind};
use crate::rights::Member;
use crate::rules::{self, Seen};
use crate::{approvals, people, threads};

/// The longest comment, in bytes: what needs more is an answer.
pub const LONGEST: usize = 4 * 1024;

/// A comment to be posted.
#[derive(Clone, Debug)]
pub struct NewComment {
    /// What it says, as Markdown.
    pub body: String,
    /// What makes a repeated submit the same comment.
    pub submission_key: Option<String>,
}

/// Adds a comment under a post; one on a comment goes under what that comment hangs under. Sent twice, it is
/// added once; what a rule holds waits to be approved.
pub fn post(tx: &mut Tx<'_>, by: &Member, under: PostId, new: &NewComment) -> Result<PostId> {
    let (thread, mut parent) = posts::find_to_change(tx, by, under)?;
    if let Some(post) = posts::find_submitted(tx, by.id, new.submission_key.as_deref())? {
        return Ok(post);
    }
    if let Some(above) = parent.parent_id {
        parent = posts::find_in(tx.conn(), &thread, above)?;
    }
    if !posts::policy::may_read(by, &thread, &parent) {
        return Err(Error::NotFound);
    }
    threads::policy::may_post(by)?;
    threads::policy::may_add(by, &thread)?;
    if !parent.is_shown() {
        return Err(posts::policy::Refusal::Gone.into());
    }
    let text = posts::compose(tx, by, "body", &new.body)?;
    let seen = Seen { space: thread.space_id, thread: Some(thread.id), title: "", html: &text.html };
    let verdict = rules::look_at(tx, by, &seen)?;
    let chosen = people::find_language(tx.conn(), by.id)?;
    let language = posts::language_of(&new.body, &[thread.language.as_deref(), chosen.as_deref()]);
    let post = posts::write(
        tx,
        &NewPost {
            thread: thread.id,
            kind: PostKind::Comment,
            parent: Some(parent.id),
            author: by.id,
            language: language.as_deref(),
            submission_key: new.submission_key.as_deref(),
            text: &text,
            is_held: verdict.is_held(),
        },
    )?;
    if !verdict.is_held() {
        threads::touch(tx, thread.id, by.id)?;
    }
    events::record(tx, &Event::CommentPosted { thread: thread.id, post, by: by.id })?;
    approvals::begin(tx, by, thread.id, post, &verdict)?;
    Ok(post)
}
