//! The forms that hide a post, or what it once said, with a reason.

use serde::{Deserialize, Serialize};

use super::{About, NOTE, ReasonPage, choices, clean_note, no_reason};
use crate::cases::{self, Hidden};
use crate::error::{Error, Result};
use crate::ids::PostId;
use crate::moderation::{self, Hiding, policy};
use crate::platform::forms::{Check, FieldErrors};
use crate::platform::words::Message;
use crate::rights::Member;
use crate::web::{Form, Path, Response, Visit};
use crate::{posts, urls};

/// What the form sends.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct HidingForm {
    #[serde(default)]
    why: Option<Hiding>,
    #[serde(default)]
    is_criticism: Option<bool>,
    #[serde(default)]
    note: String,
}

/// `GET /posts/{post}/hide`
pub async fn new_hiding(visit: Visit, post: Path<PostId>) -> Result<Response> {
    let page = page(&visit, *post, None, HidingForm::default(), FieldErrors::new()).await?;
    visit.unlisted_page("moderation/reason.html", &page)
}

/// `POST /posts/{post}/hide`
pub async fn hide(visit: Visit, by: Member, post: Path<PostId>, form: Form<HidingForm>) -> Result<Response> {
    let (post, form) = (*post, form.0);
    let is_criticism = form.is_criticism;
    let hidden = match form.reason() {
        Ok((why, note)) => visit.write(move |tx| cases::hide(tx, &by, post, (why, is_criticism), &note)).await,
        Err(errors) => Err(errors.into()),
    };
    match hidden {
        Ok(Hidden::Hidden(case)) => visit.leads_to_saying(&format!("/cases/{case}"), "moderation-said-hidden-case"),
        Ok(Hidden::Already) => visit.leads_to_saying(&urls::post(post), "moderation-said-hidden"),
        Ok(Hidden::Proposed) => visit.leads_to_saying(&urls::post(post), "cases-said-proposed"),
        Err(Error::Invalid(errors)) => {
            visit.form_again("moderation/reason.html", &page(&visit, post, None, form, errors).await?)
        }
        Err(other) => Err(other),
    }
}

/// `POST /posts/{post}/hide/withdraw`
pub async fn show(visit: Visit, by: Member, post: Path<PostId>) -> Result<Response> {
    let post = *post;
    visit.write(move |tx| cases::show(tx, &by, post)).await?;
    visit.leads_to_saying(&urls::post(post), "moderation-said-shown")
}

/// `GET /posts/{post}/revisions/{version}/hide`
pub async fn new_version_hiding(visit: Visit, version: Path<(PostId, i64)>) -> Result<Response> {
    let (post, version) = *version;
    let page = page(&visit, post, Some(version), HidingForm::default(), FieldErrors::new()).await?;
    visit.unlisted_page("moderation/reason.html", &page)
}

/// `POST /posts/{post}/revisions/{version}/hide`
pub async fn hide_version(
    visit: Visit,
    by: Member,
    version: Path<(PostId, i64)>,
    form: Form<HidingForm>,
) -> Result<Response> {
    let ((post, version), form) = (*version, form.0);
    let Some(why) = form.why else {
        let errors = FieldErrors::of("why", no_reason());
        return visit.form_again("moderation/reason.html", &page(&visit, post, Some(version), form, errors).await?);
    };
    visit.write(move |tx| moderation::hide_revision(tx, &by, post, version, why)).await?;
    visit.leads_to_saying(&urls::history(post), "moderation-said-hidden")
}

/// `POST /posts/{post}/revisions/{version}/hide/withdraw`
pub async fn show_version(visit: Visit, by: Member, version: Path<(PostId, i64)>) -> Result<Response> {
    let (post, version) = *version;
    visit.write(move |tx| moderation::show_revision(tx, &by, post, version)).await?;
    visit.leads_to_saying(&urls::history(post), "moderation-said-shown")
}

impl HidingForm {
    fn reason(&self) -> Result<(Hiding, String), FieldErrors> {
        let note = clean_note(&self.note);
        let says_why = self.why != Some(Hiding::Other) || !note.is_empty();
        Check::new()
            .that("why", self.why.is_some(), no_reason)
            .text("note", &note, 0..=NOTE)
            .that("note", says_why, || Message::new("moderation-note-missing"))
            .finish()?;
        Ok((self.why.ok_or_else(FieldErrors::new)?, note))
    }
}

async fn page(
    visit: &Visit,
    post: PostId,
    version: Option<i64>,
    form: HidingForm,
    errors: FieldErrors,
) -> Result<ReasonPage<HidingForm>> {
    let mut about = visit
        .read(move |conn, viewer| {
            let (thread, _) = posts::find_visible(conn, viewer, post)?;
            policy::may_moderate(viewer, &thread)?;
            Ok::<_, Error>(About::thread(&thread))
        })
        .await?;
    about.url = version.map_or_else(|| urls::post(post), |_| urls::history(post));
    Ok(ReasonPage {
        heading: if version.is_some() { "moderation-hide-version" } else { "moderation-hide-post" },
        lead: if version.is_some() { "moderation-hide-version-lead" } else { "moderation-hide-post-lead" },
        button: "moderation-hide-send",
        field: "why",
        choices: choices(visit, "moderation-why-", Hiding::ALL.iter().map(|why| why.word())),
        action: match version {
            Some(version) => format!("/posts/{post}/revisions/{version}/hide"),
            None => format!("/posts/{post}/hide"),
        },
        about,
        has_original: false,
        has_note: version.is_none(),
        has_criticism: version.is_none(),
        form,
        errors,
    })
}
