//! Answering a question.

use crate::error::Result;
use crate::events::{self, Event};
use crate::ids::{PostId, ThreadId};
use crate::platform::db::Tx;
use crate::posts::{self, NewPost, PostKind};
use crate::rights::Member;
use crate::rules::{self, Seen};
use crate::{approvals, follows, people, threads};

/// What somebody answers.
#[derive(Clone, Debug)]
pub struct NewAnswer {
    /// The answer, as Markdown.
    pub body: String,
    /// Whether its author wants to follow the thread.
    pub follow: bool,
    /// What makes a repeated submit the same answer.
    pub submission_key: Option<String>,
}

/// Adds an answer to a thread, unless a rule holds it: then it waits to be approved. Sent twice, it is added once.
pub fn post(tx: &mut Tx<'_>, by: &Member, thread: ThreadId, new: &NewAnswer) -> Result<PostId> {
    let thread = threads::find_to_change(tx, by, thread)?;
    if let Some(post) = posts::find_submitted(tx, by.id, new.submission_key.as_deref())? {
        return Ok(post);
    }
    threads::policy::may_post(by)?;
    threads::policy::may_add(by, &thread)?;
    let text = posts::compose(tx, by, "body", &new.body)?;
    let seen = Seen { space: thread.space_id, thread: Some(thread.id), title: "", html: &text.html };
    let verdict = rules::look_at(tx, by, &seen)?;
    let chosen = people::find_language(tx.conn(), by.id)?;
    let language = posts::language_of(&new.body, &[thread.language.as_deref(), chosen.as_deref()]);
    let post = posts::write(
        tx,
        &NewPost {
            thread: thread.id,
            kind: PostKind::Answer,
            parent: None,
            author: by.id,
            language: language.as_deref(),
            submission_key: new.submission_key.as_deref(),
            text: &text,
            is_held: verdict.is_held(),
        },
    )?;
    if !verdict.is_held() {
        threads::answered(tx, thread.id, by.id)?;
    }
    if new.follow {
        follows::follow(tx, by, thread.id)?;
    }
    events::record(tx, &Event::AnswerPosted { thread: thread.id, post, by: by.id })?;
    approvals::begin(tx, by, thread.id, post, &verdict)?;
    Ok(post)
}
