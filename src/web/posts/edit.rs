//! Editing a post: the form, and what it shows when somebody else was there first.

use actix_web::HttpResponse;
use serde::{Deserialize, Serialize};

use crate::approvals;
use crate::cases;
use crate::comments;
use crate::corrections;
use crate::drafts::{self, Draft, Place};
use crate::error::{Error, Result};
use crate::ids::{PostId, ProductId, VersionId};
use crate::moderation;
use crate::people;
use crate::platform::db::Conn;
use crate::platform::forms::{Check, FieldErrors};
use crate::platform::markup::{Line, difference};
use crate::platform::text;
use crate::posts::{self, Change, Post, PostKind, policy};
use crate::rights::{Member, Viewer};
use crate::spaces;
use crate::threads::{self, Heading, Thread};
use crate::urls;
use crate::web::drafts::ShownDraft;
use crate::web::questions::{BODY, check_tags, check_title};
use crate::web::uploads::Along;
use crate::web::{Form, Path, Response, Visit};

/// The longest reason for a change, in characters.
const NOTE: usize = 200;

/// What the form sends; title, tags, product and version only for a question.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct EditForm {
    title: Option<String>,
    tags: Option<String>,
    product: Option<ProductId>,
    version: Option<VersionId>,
    body: String,
    #[serde(default)]
    note: String,
    began_from: i64,
    /// Whether a moderator approves it with the edit.
    #[serde(default)]
    approve: bool,
}

/// The form with what stands round it.
#[derive(Serialize)]
struct EditPage {
    thread_title: String,
    post_url: String,
    kind: &'static str,
    lang: Option<String>,
    is_own: bool,
    /// Whether it waits, and the viewer decides.
    may_approve: bool,
    /// What puts the text right that is edited.
    correction: Option<String>,
    action: String,
    draft: ShownDraft,
    products: Vec<Choice>,
    versions: Vec<Choice>,
    most: usize,
    conflict: Option<Conflict>,
    form: EditForm,
    errors: FieldErrors,
}

/// Somebody edited the post meanwhile: how their version differs from what was typed.
#[derive(Serialize)]
struct Conflict {
    by: String,
    at: i64,
    lines: Vec<Line>,
}

#[derive(Serialize)]
struct Choice {
    value: i64,
    label: String,
}

/// `GET /posts/{post}/edit`
pub async fn edit(visit: Visit, post: Path<PostId>) -> Result<Response> {
    let post = *post;
    let page = visit.read(move |conn, viewer| fresh(conn, viewer, post)).await?;
    visit.page("posts/edit.html", &page)
}

/// `POST /posts/{post}/edit`
pub async fn save(
    visit: Visit,
    by: Member,
    post: Path<PostId>,
    form: Form<EditForm>,
    along: Along,
) -> Result<Response> {
    let (id, form) = (*post, form.0);
    let file = match along.settle(&visit, &by).await {
        Ok(Some(back)) => return Ok(back),
        other => other.map(drop),
    };
    let typed = form.clone();
    let said = if form.approve { "approvals-said-approved" } else { "posts-said-edited" };
    let saved = visit.write(move |tx| {
        file?;
        let (_, post) = posts::find_visible(tx.conn(), &by, id)?;
        moderation::edit_post(tx, &by, id, &typed.change(post.kind)?)?;
        if typed.approve {
            let version = posts::find_visible(tx.conn(), &by, id)?.1.version;
            cases::approve(tx, &by, id, version)?;
        }
        drafts::forget(tx, &by, Place::Edit(id))
    });
    match saved.await {
        Ok(()) => visit.leads_to_saying(&urls::post(id), said),
        Err(Error::Invalid(errors)) => {
            let page = visit.read(move |conn, viewer| again(conn, viewer, id, form, errors)).await?;
            visit.form_again("posts/edit.html", &page)
        }
        Err(Error::Conflict(why)) if why.key == "posts-conflict" => {
            let page = visit.read(move |conn, viewer| beside(conn, viewer, id, form)).await?;
            visit.draw("posts/edit.html", &page, HttpResponse::Conflict(), |_| {})
        }
        Err(other) => Err(other),
    }
}

impl EditForm {
    fn of(thread: &Thread, post: &Post, tags: &[String]) -> Self {
        let is_question = post.kind == PostKind::Question;
        Self {
            title: is_question.then(|| thread.title.clone()),
            tags: is_question.then(|| tags.join(", ")),
            product: thread.product_id.filter(|_| is_question),
            version: thread.version_id.filter(|_| is_question),
            body: post.markdown.clone(),
            note: String::new(),
            began_from: post.version,
            approve: false,
        }
    }

    /// The same with what a draft holds in its place.
    fn with(mut self, draft: &Draft) -> Self {
        let is_question = self.title.is_some();
        self.body = draft.field("body");
        self.note = draft.field("note");
        self.began_from = draft.field("began_from").parse().unwrap_or(self.began_from);
        if is_question {
            self.title = Some(draft.field("title"));
            self.tags = Some(draft.field("tags"));
            self.product = draft.field("product").parse().ok();
            self.version = draft.field("version").parse().ok();
        }
        self
    }

    /// What the command takes, if the form is right.
    fn change(&self, kind: PostKind) -> Result<Change, FieldErrors> {
        let body = text::clean_body(&self.body);
        let note = text::clean_line(&self.note.replace(['\r', '\n'], " ")).unwrap_or_default();
        let most = if kind == PostKind::Comment { comments::LONGEST } else { BODY };
        let mut errors = FieldErrors::new();
        let heading = (kind == PostKind::Question).then(|| Heading {
            title: check_title(self.title.as_deref().unwrap_or_default(), &mut errors),
            tags: check_tags(self.tags.as_deref().unwrap_or_default(), &mut errors),
            product: self.product,
            version: self.version.filter(|_| self.product.is_some()),
        });
        if let Err(found) = Check::new().body("body", &body, 1..=most).text("note", &note, 0..=NOTE).finish() {
            found.iter().for_each(|(field, message)| errors.add(field.to_owned(), message.clone()));
        }
        errors.into_result()?;
        Ok(Change { began_from: self.began_from, body, note, heading })
    }
}

/// The form as it is first opened, with the draft in it if there is one.
fn fresh(conn: &mut Conn, viewer: &Viewer, id: PostId) -> Result<EditPage> {
    let (thread, post) = posts::find_visible(conn, viewer, id)?;
    let tags = threads::tags_in(conn, thread.id)?;
    let draft = drafts::find(conn, viewer, Place::Edit(id))?;
    let mut form = EditForm::of(&thread, &post, &tags);
    if let Some(draft) = &draft {
        form = form.with(draft);
    }
    page(conn, viewer, (&thread, &post), form, draft.as_slice())
}

/// The form with what was typed and what needs another look.
fn again(conn: &mut Conn, viewer: &Viewer, id: PostId, form: EditForm, errors: FieldErrors) -> Result<EditPage> {
    let (thread, post) = posts::find_visible(conn, viewer, id)?;
    let page = page(conn, viewer, (&thread, &post), form, &[])?;
    Ok(EditPage { errors, ..page })
}

/// The form with what was typed, beside what somebody else made of the post. Sent again, it takes that
/// version's place.
fn beside(conn: &mut Conn, viewer: &Viewer, id: PostId, form: EditForm) -> Result<EditPage> {
    let (thread, post) = posts::find_visible(conn, viewer, id)?;
    let by = people::find(conn, post.edited_by.unwrap_or(post.author_id))?;
    let conflict = Conflict {
        by: by.name,
        at: post.edited_at.unwrap_or(post.created_at).micros(),
        lines: difference(&text::clean_body(&form.body), &post.markdown),
    };
    let form = EditForm { began_from: post.version, ..form };
    let page = page(conn, viewer, (&thread, &post), form, &[])?;
    Ok(EditPage { conflict: Some(conflict), ..page })
}

fn page(
    conn: &mut Conn,
    viewer: &Viewer,
    (thread, post): (&Thread, &Post),
    form: EditForm,
    drafts: &[Draft],
) -> Result<EditPage> {
    policy::may_edit(viewer, thread, post)?;
    let (mut products, mut versions) = (Vec::new(), Vec::new());
    if post.kind == PostKind::Question {
        let all = spaces::products_of(conn, &[thread.space_id])?;
        let ids: Vec<ProductId> = all.iter().map(|product| product.id).collect();
        let name_of = |id| all.iter().find(|it| it.id == id).map(|it| it.name.as_str()).unwrap_or_default();
        versions = spaces::versions_of(conn, &ids)?
            .into_iter()
            .map(|it| Choice { value: it.id.number(), label: format!("{} {}", name_of(it.product_id), it.name) })
            .collect();
        products = all.iter().map(|it| Choice { value: it.id.number(), label: it.name.clone() }).collect();
    }
    let standing = corrections::standing_of(conn, viewer, &[post.id])?.pop();
    Ok(EditPage {
        correction: standing.map(|it| it.correction.html),
        thread_title: thread.title.clone(),
        post_url: urls::post(post.id),
        kind: post.kind.word(),
        lang: post.language.clone(),
        is_own: viewer.is(post.author_id),
        may_approve: post.held_at.is_some() && approvals::policy::may_decide(viewer, thread.space_id).is_ok(),
        action: Place::Edit(post.id).to_string(),
        draft: ShownDraft::among(drafts, Place::Edit(post.id)),
        products,
        versions,
        most: if post.kind == PostKind::Comment { comments::LONGEST } else { BODY },
        conflict: None,
        form,
        errors: FieldErrors::new(),
    })
}
