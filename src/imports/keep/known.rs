//! What earlier runs made of a source.

use std::collections::{HashMap, HashSet};

use diesel::prelude::*;

use super::sources::Source;
use crate::error::Result;
use crate::ids::{PostId, ThreadId};
use crate::platform::clock::Instant;
use crate::platform::db::Conn;
use crate::platform::db::schema::{events, imported_posts, posts};
use crate::posts::PostKind;

/// What a post is called in a dump: comments are counted apart from questions and answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Key {
    pub(super) is_comment: bool,
    pub(super) id: i64,
}

/// A post that an earlier run made.
#[derive(Clone, Copy, Debug)]
pub(super) struct KnownPost {
    pub(super) id: PostId,
    pub(super) thread: ThreadId,
    /// When it was last edited, here or at the source.
    edited_at: Option<Instant>,
    /// Whether somebody has edited, hidden or deleted it here since.
    pub(super) is_changed: bool,
}

/// Kinds of events that tell of changes made here.
pub(super) const EDITED: &str = "post_edited";
pub(super) const RETITLED: &str = "thread_retitled";

/// The posts that earlier runs made.
#[derive(Debug, Default)]
pub(super) struct Known(HashMap<Key, KnownPost>);

/// A row of `imported_posts` with what its post has become.
type Row = (i64, i64, PostId, ThreadId, PostKind, Option<Instant>, Option<Instant>, Option<Instant>);

impl Key {
    /// A question or an answer.
    pub(super) fn post(id: i64) -> Key {
        Key { is_comment: false, id }
    }

    /// A comment.
    pub(super) fn comment(id: i64) -> Key {
        Key { is_comment: true, id }
    }
}

impl KnownPost {
    /// Whether the source has a newer text than this, which nobody has changed here.
    pub(super) fn is_older_than(&self, edited_at: Option<Instant>) -> bool {
        !self.is_changed && edited_at > self.edited_at
    }
}

impl Known {
    pub(super) fn load(conn: &mut Conn, source: Source) -> Result<Known> {
        let rows: Vec<Row> = imported_posts::table
            .inner_join(posts::table.on(posts::id.eq(imported_posts::post_id)))
            .filter(imported_posts::source_id.eq(source.id))
            .select((
                imported_posts::is_comment,
                imported_posts::foreign_id,
                posts::id,
                posts::thread_id,
                posts::kind,
                posts::edited_at,
                posts::hidden_at,
                posts::deleted_at,
            ))
            .load(conn)?;
        let (edited, retitled) = (edited_here(conn)?, retitled_here(conn)?);
        let posts =
            rows.into_iter().map(|(is_comment, foreign, id, thread, kind, edited_at, hidden_at, deleted_at)| {
                let is_edited = edited.contains(&id) || kind == PostKind::Question && retitled.contains(&thread);
                let is_changed = is_edited || hidden_at.is_some() || deleted_at.is_some();
                (Key { is_comment: is_comment != 0, id: foreign }, KnownPost { id, thread, edited_at, is_changed })
            });
        Ok(Known(posts.collect()))
    }

    pub(super) fn get(&self, key: Key) -> Option<KnownPost> {
        self.0.get(&key).copied()
    }
}

/// Posts that people have edited here. An import records no such event, whatever it brings.
fn edited_here(conn: &mut Conn) -> Result<HashSet<PostId>> {
    let posts: Vec<Option<PostId>> =
        events::table.filter(events::kind.eq(EDITED)).select(events::post_id).distinct().load(conn)?;
    Ok(posts.into_iter().flatten().collect())
}

/// Threads to which people have given another title here.
fn retitled_here(conn: &mut Conn) -> Result<HashSet<ThreadId>> {
    let threads: Vec<Option<ThreadId>> =
        events::table.filter(events::kind.eq(RETITLED)).select(events::thread_id).distinct().load(conn)?;
    Ok(threads.into_iter().flatten().collect())
}
