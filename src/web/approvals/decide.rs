//! What a moderator decides of a post that waits: the button that approves, the form that declines.

use serde::{Deserialize, Serialize};

use crate::approvals::{self, policy};
use crate::cases;
use crate::error::{Error, Result};
use crate::ids::PostId;
use crate::platform::db::Conn;
use crate::platform::forms::FieldErrors;
use crate::platform::text;
use crate::rights::{Member, Viewer};
use crate::web::{Form, Path, Response, Visit};
use crate::{posts, urls};

const LIST: &str = "/approvals";

/// What the button sends: the version that the moderator read.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ApproveForm {
    version: i64,
}

/// What the form sends.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct DeclineForm {
    why: String,
    version: i64,
}

/// The form, with the post that it is about.
#[derive(Serialize)]
struct DeclinePage {
    post_url: String,
    kind: &'static str,
    html: String,
    lang: Option<String>,
    title: String,
    title_lang: Option<String>,
    form: DeclineForm,
    errors: FieldErrors,
}

/// `POST /posts/{post}/approval`
pub async fn approve(visit: Visit, by: Member, post: Path<PostId>, form: Form<ApproveForm>) -> Result<Response> {
    let (post, version) = (*post, form.0.version);
    visit.write(move |tx| cases::approve(tx, &by, post, version)).await?;
    visit.leads_to_saying(&back(&visit, post), "approvals-said-approved")
}

/// `GET /posts/{post}/decline`
pub async fn new_decline(visit: Visit, post: Path<PostId>) -> Result<Response> {
    let post = *post;
    let page = visit.read(move |conn, viewer| decline_page(conn, viewer, post, None, FieldErrors::new())).await?;
    visit.unlisted_page("approvals/decline.html", &page)
}

/// `POST /posts/{post}/decline`
pub async fn decline(visit: Visit, by: Member, post: Path<PostId>, form: Form<DeclineForm>) -> Result<Response> {
    let (post, form) = (*post, form.0);
    let (why, version) = (text::clean_body(&form.why).trim().to_owned(), form.version);
    match visit.write(move |tx| cases::decline(tx, &by, post, version, &why)).await {
        Ok(()) => visit.leads_to_saying(LIST, "approvals-said-declined"),
        Err(Error::Invalid(errors)) => {
            let page = visit.read(move |conn, viewer| decline_page(conn, viewer, post, Some(form), errors)).await?;
            visit.form_again("approvals/decline.html", &page)
        }
        Err(other) => Err(other),
    }
}

/// `POST /posts/{post}/decline/withdraw`
pub async fn reopen(visit: Visit, by: Member, post: Path<PostId>) -> Result<Response> {
    let post = *post;
    visit.write(move |tx| approvals::reopen(tx, &by, post)).await?;
    visit.leads_to_saying(&urls::post(post), "approvals-said-reopened")
}

/// Who approves from the list goes on with the list.
fn back(visit: &Visit, post: PostId) -> String {
    let before = visit.page_before();
    let is_list = before == LIST || before.starts_with("/approvals?");
    if is_list { before.to_owned() } else { urls::post(post) }
}

fn decline_page(
    conn: &mut Conn,
    viewer: &Viewer,
    id: PostId,
    typed: Option<DeclineForm>,
    errors: FieldErrors,
) -> Result<DeclinePage> {
    let (thread, post) = posts::find_visible(conn, viewer, id)?;
    policy::may_decide(viewer, thread.space_id)?;
    if post.held_at.is_none() {
        return Err(Error::NotFound);
    }
    Ok(DeclinePage {
        post_url: urls::post(id),
        kind: post.kind.word(),
        form: typed.unwrap_or(DeclineForm { why: String::new(), version: post.version }),
        html: post.html,
        lang: post.language,
        title: thread.title,
        title_lang: thread.language,
        errors,
    })
}
