//! The form that corrects an answer, or edits its correction; undoing and withdrawing one.

use actix_web::HttpResponse;
use serde::{Deserialize, Serialize};

use super::About;
use crate::cases::{self, Ending, PutRight};
use crate::corrections::{self, LONGEST, LONGEST_SOURCE, LONGEST_WHY, NewCorrection, Standing, policy};
use crate::error::{Error, Result};
use crate::ids::{CorrectionId, PostId};
use crate::platform::db::Conn;
use crate::platform::forms::FieldErrors;
use crate::rights::{Member, Viewer};
use crate::web::{Form, Path, Response, Visit};
use crate::{posts, urls};

/// What the form sends.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct CorrectionForm {
    #[serde(default)]
    body: String,
    #[serde(default)]
    why: String,
    #[serde(default)]
    source: String,
    #[serde(default)]
    withdraws_marks: bool,
    /// Why it is withdrawn; the form for that sends it.
    #[serde(default)]
    withdrawn_why: String,
    /// The correction that its writer had before them, if one stood.
    instead_of: Option<CorrectionId>,
}

/// Which correction, and why it is withdrawn.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EndForm {
    correction: CorrectionId,
    #[serde(default)]
    withdrawn_why: String,
}

/// Which correction is undone.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UndoForm {
    correction: CorrectionId,
}

/// The form.
#[derive(Serialize)]
struct CorrectionPage {
    about: About,
    action: String,
    /// The correction that is edited.
    standing: Option<i64>,
    /// What somebody else wrote meanwhile.
    meanwhile: Option<Meanwhile>,
    has_marks: bool,
    most: usize,
    most_why: usize,
    most_source: usize,
    form: CorrectionForm,
    errors: FieldErrors,
}

#[derive(Serialize)]
struct Meanwhile {
    by: String,
    html: String,
}

/// `GET /posts/{post}/correction`
pub async fn new_correction(visit: Visit, post: Path<PostId>) -> Result<Response> {
    let post = *post;
    let page = visit.read(move |conn, viewer| page(conn, viewer, post, None)).await?;
    visit.unlisted_page("corrections/edit.html", &page)
}

/// `POST /posts/{post}/correction`
pub async fn correct(visit: Visit, by: Member, post: Path<PostId>, form: Form<CorrectionForm>) -> Result<Response> {
    let (post, form) = (*post, form.0);
    let (new, instead_of) = (form.correction(), form.instead_of);
    let kept = visit
        .write(move |tx| match instead_of {
            Some(before) => corrections::edit(tx, &by, post, before, &new).map(drop),
            None => cases::put_right(tx, &by, post, Ending::Corrected(new)),
        })
        .await;
    match kept {
        Ok(()) => visit.leads_to_saying(&urls::post(post), "corrections-said-corrected"),
        Err(Error::Invalid(errors)) => {
            let page = visit.read(move |conn, viewer| page(conn, viewer, post, Some(form))).await?;
            visit.form_again("corrections/edit.html", &CorrectionPage { errors, ..page })
        }
        Err(Error::Conflict(message)) => {
            let page = visit.read(move |conn, viewer| beside(conn, viewer, post, form)).await?;
            // Nothing stands in the way but who is at the answer's case.
            let errors = match page.meanwhile {
                None => FieldErrors::of("body", message),
                Some(_) => page.errors.clone(),
            };
            let page = CorrectionPage { errors, ..page };
            visit.draw("corrections/edit.html", &page, HttpResponse::Conflict(), |_| {})
        }
        Err(other) => Err(other),
    }
}

/// `POST /posts/{post}/correction/undo`
pub async fn undo(visit: Visit, by: Member, post: Path<PostId>, form: Form<UndoForm>) -> Result<Response> {
    let (post, correction) = (*post, form.correction);
    visit.write(move |tx| cases::undo_put_right(tx, &by, post, PutRight::Corrected(correction))).await?;
    visit.leads_to_saying(&urls::post(post), "corrections-said-undone")
}

/// `POST /posts/{post}/correction/withdraw`
pub async fn withdraw(visit: Visit, by: Member, post: Path<PostId>, form: Form<EndForm>) -> Result<Response> {
    let (post, EndForm { correction, withdrawn_why }) = (*post, form.0);
    let why = withdrawn_why.clone();
    match visit.write(move |tx| corrections::withdraw(tx, &by, post, correction, &why)).await {
        Ok(()) => visit.leads_to_saying(&urls::post(post), "corrections-said-withdrawn"),
        Err(Error::Invalid(errors)) => {
            let mut page = visit.read(move |conn, viewer| page(conn, viewer, post, None)).await?;
            page.form.withdrawn_why = withdrawn_why;
            visit.form_again("corrections/edit.html", &CorrectionPage { errors, ..page })
        }
        Err(other) => Err(other),
    }
}

impl CorrectionForm {
    fn of(standing: &Standing) -> Self {
        let it = &standing.correction;
        Self {
            body: it.markdown.clone(),
            why: it.why.clone(),
            source: it.source.clone(),
            withdraws_marks: false,
            withdrawn_why: String::new(),
            instead_of: Some(it.id),
        }
    }

    fn correction(&self) -> NewCorrection {
        let Self { body, why, source, withdraws_marks, .. } = self.clone();
        NewCorrection { body, why, source, keeps_marks: !withdraws_marks }
    }
}

/// The form with what was typed, or with what stands.
fn page(conn: &mut Conn, viewer: &Viewer, id: PostId, typed: Option<CorrectionForm>) -> Result<CorrectionPage> {
    let (thread, post) = posts::find_visible(conn, viewer, id)?;
    policy::may_correct(viewer, &thread, &post)?;
    let standing = corrections::standing_of(conn, viewer, &[id])?.pop();
    let has_marks = posts::is_marked(conn, id)?;
    let form = typed.unwrap_or_else(|| standing.as_ref().map(CorrectionForm::of).unwrap_or_default());
    Ok(CorrectionPage {
        about: About::of(conn, viewer, &thread, &post)?,
        action: format!("/posts/{id}/correction"),
        standing: form.instead_of.map(CorrectionId::number),
        meanwhile: None,
        has_marks,
        most: LONGEST,
        most_why: LONGEST_WHY,
        most_source: LONGEST_SOURCE,
        form,
        errors: FieldErrors::new(),
    })
}

/// The form with what was typed, beside what somebody else wrote meanwhile: sent again it takes that one's place.
fn beside(conn: &mut Conn, viewer: &Viewer, id: PostId, form: CorrectionForm) -> Result<CorrectionPage> {
    let standing = corrections::standing_of(conn, viewer, &[id])?.pop();
    let instead_of = standing.as_ref().map(|it| it.correction.id);
    let meanwhile = standing.map(|it| Meanwhile { by: it.by_name, html: it.correction.html });
    let page = page(conn, viewer, id, Some(CorrectionForm { instead_of, ..form }))?;
    Ok(CorrectionPage { meanwhile, ..page })
}
