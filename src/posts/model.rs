//! The rows of posts.

use diesel::prelude::*;

use crate::error::{Error, Result};
use crate::ids::{PersonId, PostId, ThreadId};
use crate::platform::clock::Instant;
use crate::platform::db::schema::posts;
use crate::platform::db::{Conn, QueryResult};
use crate::rights::Viewer;
use crate::stored_words;
use crate::threads::{self, Thread};

stored_words! {
    /// What a post is to its thread.
    pub enum PostKind {
        /// What the thread asks.
        Question = "question",
        /// A reply to the question.
        Answer = "answer",
        /// A remark under a question or an answer.
        Comment = "comment",
    }
}

/// Every authored text.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = posts)]
#[expect(missing_docs, reason = "each field is its column, described in the migration")]
pub struct Post {
    pub id: PostId,
    pub thread_id: ThreadId,
    pub kind: PostKind,
    pub parent_id: Option<PostId>,
    pub author_id: PersonId,
    pub author_name: Option<String>,
    pub language: Option<String>,
    pub markdown: String,
    pub html: String,
    pub created_at: Instant,
    pub version: i64,
    pub edited_at: Option<Instant>,
    pub edited_by: Option<PersonId>,
    pub held_at: Option<Instant>,
    pub hidden_at: Option<Instant>,
    pub hidden_by: Option<PersonId>,
    pub hidden_why: Option<String>,
    pub hidden_note: Option<String>,
    pub deleted_at: Option<Instant>,
    pub votes_up: i64,
    pub votes_down: i64,
    pub baseline_up: i64,
    pub baseline_down: i64,
    pub worth: f64,
}

impl Post {
    /// Whether everybody who sees the thread may read it.
    pub fn is_shown(&self) -> bool {
        self.hidden_at.is_none() && self.deleted_at.is_none() && self.held_at.is_none()
    }

    /// Votes for it less votes against it, imported ones included.
    pub fn score(&self) -> i64 {
        self.votes_up + self.baseline_up - self.votes_down - self.baseline_down
    }
}

/// A post of a thread, whatever its state.
pub fn find_in(conn: &mut Conn, thread: &Thread, id: PostId) -> Result<Post> {
    let post = posts::table.find(id).filter(posts::thread_id.eq(thread.id)).select(Post::as_select()).first(conn)?;
    Ok(post)
}

/// An answer of a thread that everybody there may read.
pub fn find_answer(conn: &mut Conn, thread: &Thread, id: PostId) -> Result<Post> {
    let post = find_in(conn, thread, id)?;
    if post.kind == PostKind::Answer && post.is_shown() { Ok(post) } else { Err(Error::NotFound) }
}

/// A post with its thread, if the viewer may know of both; what the post says may still not be for them. Of a
/// hidden question one may know, of what stands under it not.
pub fn find_visible(conn: &mut Conn, viewer: &Viewer, id: PostId) -> Result<(Thread, Post)> {
    let post: Post = posts::table.find(id).select(Post::as_select()).first(conn)?;
    let thread = threads::find(conn, viewer, post.thread_id)?;
    let is_held = post.held_at.is_some() && !viewer.is(post.author_id) && !viewer.is_staff_of(thread.space_id);
    if (post.kind == PostKind::Question || thread.is_known_to(viewer)) && !is_held {
        Ok((thread, post))
    } else {
        Err(Error::NotFound)
    }
}

/// The thread of a post, whoever asks.
pub fn thread_of(conn: &mut Conn, id: PostId) -> QueryResult<ThreadId> {
    posts::table.find(id).select(posts::thread_id).first(conn)
}

/// What a thread asks.
pub fn question_of(conn: &mut Conn, thread: ThreadId) -> QueryResult<Post> {
    posts::table
        .filter(posts::thread_id.eq(thread))
        .filter(posts::kind.eq(PostKind::Question))
        .select(Post::as_select())
        .first(conn)
}
