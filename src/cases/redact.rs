//! Cutting private data out of a post: a new version without it, and all before it hidden.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::error::Result;
use crate::ids::PostId;
use crate::moderation::{self, Hiding};
use crate::platform::clock::Instant;
use crate::platform::db::schema::{posts as rows, revisions, threads};
use crate::platform::db::{QueryResult, Tx};
use crate::posts::{self, Change, Post, PostKind};
use crate::rights::Member;
use crate::threads::Thread;
use crate::traces::{execute, put_back, whole_rows};

/// What a redaction took away.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(super) struct Redacted {
    /// The version that it made.
    pub(super) version: i64,
    /// The post's row as it was.
    post: Map<String, Value>,
    /// What the thread's list said of the question.
    excerpt: String,
    /// Versions, and what the text named and showed, with their tables.
    rows: Vec<(String, Map<String, Value>)>,
}

/// What hangs on a text.
const OF_A_TEXT: [&str; 4] = ["revisions", "mentions", "thread_links", "upload_uses"];

/// Gives a post a text without what is private, and hides every version before it.
pub(super) fn redact(tx: &mut Tx<'_>, by: &Member, (thread, post): (&Thread, &Post), body: &str) -> Result<Redacted> {
    let row = whole_rows(tx.conn(), "posts", &format!("id = {}", post.id))?.pop().unwrap_or_default();
    let mut kept = Vec::new();
    for table in OF_A_TEXT {
        let found = whole_rows(tx.conn(), table, &format!("post_id = {}", post.id))?;
        kept.extend(found.into_iter().map(|row| (table.to_owned(), row)));
    }
    let excerpt: String = threads::table.find(thread.id).select(threads::excerpt).first(tx.conn())?;
    let change = Change { began_from: post.version, body: body.to_owned(), note: String::new(), heading: None };
    moderation::edit_post(tx, by, post.id, &change)?;
    let version = post.version + 1;
    let earlier: Vec<i64> = revisions::table
        .filter(revisions::post_id.eq(post.id))
        .filter(revisions::version.lt(version))
        .order(revisions::version)
        .select(revisions::version)
        .load(tx.conn())?;
    for version in earlier {
        moderation::hide_revision(tx, by, post.id, version, Hiding::Private)?;
    }
    Ok(Redacted { version, post: row, excerpt, rows: kept })
}

/// Gives the post its text and versions back.
pub(super) fn take_back(
    tx: &mut Tx<'_>,
    (thread, post): (&Thread, &Post),
    redacted: &Redacted,
    at: Instant,
) -> Result<()> {
    for table in OF_A_TEXT {
        execute(tx, &format!("DELETE FROM {table} WHERE post_id = {}", post.id))?;
    }
    for (table, row) in &redacted.rows {
        put_back(tx, table, row)?;
    }
    rewrite(tx, post.id, &redacted.post)?;
    if post.kind == PostKind::Question {
        diesel::update(threads::table.find(thread.id))
            .set(threads::excerpt.eq(&redacted.excerpt))
            .execute(tx.conn())?;
    }
    moderation::forget_acts(tx, post.id, at)?;
    Ok(())
}

/// Gives a post back in the open what was cut out at a moment: the versions that were hidden then are shown, and the
/// last of them is what it says, unless it was edited since or is out of sight. Whether it says it.
pub(super) fn give_back(tx: &mut Tx<'_>, by: &Member, id: PostId, at: Instant) -> Result<bool> {
    let hidden: Vec<(i64, String)> = revisions::table
        .filter(revisions::post_id.eq(id))
        .filter(revisions::hidden_at.eq(at))
        .order(revisions::version)
        .select((revisions::version, revisions::markdown))
        .load(tx.conn())?;
    for (version, _) in &hidden {
        moderation::show_revision(tx, by, id, *version)?;
    }
    let (_, post) = posts::find_to_change(tx, by, id)?;
    let Some((_, body)) = hidden.last().filter(|(version, _)| version + 1 == post.version && post.is_shown()) else {
        return Ok(false);
    };
    let change = Change { began_from: post.version, body: body.clone(), note: String::new(), heading: None };
    moderation::edit_post(tx, by, id, &change)?;
    Ok(true)
}

fn rewrite(tx: &mut Tx<'_>, id: PostId, row: &Map<String, Value>) -> QueryResult<()> {
    let text = |name: &str| row.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let number = |name: &str| row.get(name).and_then(Value::as_i64);
    diesel::update(rows::table.find(id))
        .set((
            rows::markdown.eq(text("markdown")),
            rows::html.eq(text("html")),
            rows::markup_version.eq(number("markup_version").unwrap_or_default()),
            rows::version.eq(number("version").unwrap_or(1)),
            rows::edited_at.eq(number("edited_at").map(Instant::from_micros)),
            rows::edited_by.eq(number("edited_by").map(crate::ids::PersonId::new)),
        ))
        .execute(tx.conn())?;
    Ok(())
}
