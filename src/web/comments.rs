//! Comments: the form that adds one, and the page of all under a post.

use serde::{Deserialize, Serialize};

use super::posts::{Around, ShownPost};
use super::uploads::Along;
use super::{Form, Path, Query, Response, Visit};
use crate::comments::{self, LONGEST, NewComment, PAGE};
use crate::drafts::{self, Place};
use crate::error::{Error, Result};
use crate::ids::PostId;
use crate::platform::clock::Instant;
use crate::platform::db::Conn;
use crate::platform::forms::{Check, FieldErrors};
use crate::platform::text;
use crate::posts::{self, policy};
use crate::rights::{Member, Viewer};
use crate::urls;

/// What the form for a comment sends.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct CommentForm {
    pub(super) body: String,
    pub(super) key: Option<String>,
}

/// Where the page begins.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
pub struct Asked {
    from: Option<PostId>,
}

/// All comments under a post.
#[derive(Serialize)]
struct CommentsPage {
    thread_title: String,
    thread_url: String,
    post: ShownPost,
    comments: Vec<ShownPost>,
    first: Option<String>,
    next: Option<String>,
    errors: FieldErrors,
}

/// `GET /posts/{post}/comments`
pub async fn list(visit: Visit, post: Path<PostId>, asked: Query<Asked>) -> Result<Response> {
    let (post, from) = (*post, asked.0.from);
    let now = visit.now();
    let page = visit.read(move |conn, viewer| comments_page(conn, viewer, (post, from), None, now)).await?;
    visit.page("comments/list.html", &page)
}

/// `POST /posts/{post}/comments`
pub async fn post(
    visit: Visit,
    by: Member,
    under: Path<PostId>,
    form: Form<CommentForm>,
    along: Along,
) -> Result<Response> {
    let (under, form) = (*under, form.0);
    let file = match along.settle(&visit, &by).await {
        Ok(Some(back)) => return Ok(back),
        other => other.map(drop),
    };
    let body = text::clean_body(&form.body);
    let checked = file.and_then(|()| Ok(Check::new().body("body", &body, 1..=LONGEST).finish()?));
    let posted = match checked {
        Ok(()) => {
            let new = NewComment { body, submission_key: form.key.clone() };
            visit
                .write(move |tx| {
                    let post = comments::post(tx, &by, under, &new)?;
                    drafts::forget(tx, &by, Place::Comment(under))?;
                    Ok(post)
                })
                .await
        }
        Err(refused) => Err(refused),
    };
    match posted {
        Ok(post) => visit.leads_to(&urls::post(post)),
        Err(Error::Invalid(errors)) => {
            let (typed, now) = (Some((form, errors)), visit.now());
            let page = visit.read(move |conn, viewer| comments_page(conn, viewer, (under, None), typed, now)).await?;
            visit.form_again("comments/list.html", &page)
        }
        Err(other) => Err(other),
    }
}

fn comments_page(
    conn: &mut Conn,
    viewer: &Viewer,
    (id, from): (PostId, Option<PostId>),
    typed: Option<(CommentForm, FieldErrors)>,
    now: Instant,
) -> Result<CommentsPage> {
    let (thread, post) = posts::find_visible(conn, viewer, id)?;
    if post.parent_id.is_some() || !policy::may_read(viewer, &thread, &post) {
        return Err(Error::NotFound);
    }
    let from = from.map(|from| posts::find_in(conn, &thread, from)).transpose()?;
    let mut comments = comments::list(conn, viewer, &thread, id, from.as_ref())?;
    let next = if comments.len() > PAGE { comments.pop() } else { None };
    let is_marked = posts::is_marked(conn, id)?;
    let mut around = Around::without_comments(conn, viewer, &thread, &[&post], &comments, &[], now)?;
    let comments = comments.into_iter().map(|comment| ShownPost::alone(comment, &around, false)).collect();
    let shown = ShownPost::of(post, &mut around, is_marked);
    let (post, errors) = match typed {
        Some((typed, errors)) => (shown.with_comment(typed), errors),
        None => (shown, FieldErrors::new()),
    };
    Ok(CommentsPage {
        thread_url: urls::thread(thread.id, if thread.hidden_at.is_none() { &thread.title } else { "" }),
        post,
        comments,
        first: from.map(|_| format!("/posts/{id}/comments")),
        next: next.map(|next| format!("/posts/{id}/comments?from={}", next.id)),
        thread_title: thread.title,
        errors,
    })
}
