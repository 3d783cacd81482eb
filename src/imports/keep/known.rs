//! What earlier runs made of a source.

use std::collections::HashMap;

use diesel::prelude::*;

use super::sources::Source;
use crate::error::Result;
use crate::ids::{PostId, ThreadId};
use crate::platform::clock::Instant;
use crate::platform::db::Conn;
use crate::platform::db::schema::{imported_posts, posts};

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
    /// Whether somebody has edited, hidden or deleted it here since.
    pub(super) is_changed: bool,
}

/// The posts that earlier runs made.
#[derive(Debug, Default)]
pub(super) struct Known(HashMap<Key, KnownPost>);

/// A row of `imported_posts` with what its post has become.
type Row = (i64, i64, PostId, ThreadId, Option<Instant>, Option<Instant>, Option<Instant>);

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
                posts::edited_at,
                posts::hidden_at,
                posts::deleted_at,
            ))
            .load(conn)?;
        let posts = rows.into_iter().map(|(is_comment, foreign, id, thread, edited_at, hidden_at, deleted_at)| {
            let is_edited = edited_at.is_some_and(|at| at >= source.began_at);
            let is_changed = is_edited || hidden_at.is_some() || deleted_at.is_some();
            (Key { is_comment: is_comment != 0, id: foreign }, KnownPost { id, thread, is_changed })
        });
        Ok(Known(posts.collect()))
    }

    pub(super) fn get(&self, key: Key) -> Option<KnownPost> {
        self.0.get(&key).copied()
    }
}
