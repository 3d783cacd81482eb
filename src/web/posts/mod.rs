//! Posts: their lasting addresses, what pages show of them, editing and deleting.

mod around;
mod edit;
mod marks;
mod shown;

pub(super) use around::Around;
pub use edit::{edit, save};
pub(super) use marks::{Marks, ShownMarks};
pub(super) use shown::{Gone, ShownPost, gone};

use crate::error::{Error, Result};
use crate::ids::PostId;
use crate::platform::db::Conn;
use crate::posts::{ANSWERS, Order, Post, PostKind};
use crate::rights::{Member, Viewer};
use crate::threads::Thread;
use crate::web::{Path, Response, Visit};
use crate::{comments, posts, urls};

/// `GET /posts/{post}`: leads to the page where the post stands.
pub async fn show(visit: Visit, post: Path<PostId>) -> Result<Response> {
    let post = *post;
    let page = visit
        .read(move |conn, viewer| {
            let (thread, post) = posts::find_visible(conn, viewer, post)?;
            page_of(conn, viewer, &thread, &post)
        })
        .await?;
    visit.leads_to(&format!("{page}#post-{post}"))
}

/// `POST /posts/{post}/delete`
pub async fn delete(visit: Visit, by: Member, post: Path<PostId>) -> Result<Response> {
    let post = *post;
    visit.write(move |tx| posts::delete(tx, &by, post)).await?;
    visit.leads_to_saying(&urls::post(post), "posts-said-deleted")
}

/// `POST /posts/{post}/restore`
pub async fn restore(visit: Visit, by: Member, post: Path<PostId>) -> Result<Response> {
    let post = *post;
    visit.write(move |tx| posts::restore(tx, &by, post)).await?;
    visit.leads_to_saying(&urls::post(post), "posts-said-restored")
}

/// The page where a post stands: its thread's, from the answer on if that is beyond the first page; a comment
/// beyond the first few has its place on the page of all comments.
fn page_of(conn: &mut Conn, viewer: &Viewer, thread: &Thread, post: &Post) -> Result<String> {
    // An address tells the title too.
    let title = if thread.hidden_at.is_none() { thread.title.as_str() } else { "" };
    let url = urls::thread(thread.id, title);
    let answer = match (post.kind, post.parent_id) {
        (PostKind::Question, _) => return Ok(url),
        (PostKind::Answer, _) => post.id,
        (PostKind::Comment, Some(parent)) => {
            if comments::count_before(conn, viewer, thread, post)? >= comments::SHOWN {
                return Ok(format!("/posts/{parent}/comments?from={}", post.id));
            }
            let parent = posts::find_in(conn, thread, parent)?;
            if parent.kind == PostKind::Question {
                return Ok(url);
            }
            parent.id
        }
        (PostKind::Comment, None) => return Err(Error::NotFound),
    };
    let before = posts::count_before(conn, viewer, thread, Order::Useful, answer)?;
    Ok(if before < ANSWERS { url } else { format!("{url}?from={answer}") })
}
