//! The form by which somebody appeals against a decision on what they wrote.

use serde::{Deserialize, Serialize};

use crate::appeals::{self, LONGEST, policy};
use crate::cases;
use crate::error::{Error, Result};
use crate::ids::DecisionId;
use crate::platform::clock::Instant;
use crate::platform::forms::FieldErrors;
use crate::platform::text;
use crate::platform::words::Message;
use crate::rights::Member;
use crate::urls;
use crate::web::{Form, Path, Response, Visit};

/// What the form sends.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct AppealForm {
    #[serde(default)]
    words: String,
}

#[derive(Serialize)]
struct AppealPage {
    action: String,
    /// The key of how it ended, and what its colour is.
    outcome: String,
    why: Option<String>,
    at: i64,
    paragraphs: Vec<String>,
    /// The question; none where the thread is closed to the reader now.
    title: Option<String>,
    lang: Option<String>,
    url: String,
    until: i64,
    /// Why it cannot be appealed against, or no more.
    refusal: Option<Message>,
    most: usize,
    form: AppealForm,
    errors: FieldErrors,
}

/// `GET /decisions/{decision}/appeal`
pub async fn new(visit: Visit, _by: Member, decision: Path<DecisionId>) -> Result<Response> {
    let page = page(&visit, *decision, AppealForm::default(), FieldErrors::new()).await?;
    visit.unlisted_page("appeals/new.html", &page)
}

/// `POST /decisions/{decision}/appeal`
pub async fn make(visit: Visit, by: Member, decision: Path<DecisionId>, form: Form<AppealForm>) -> Result<Response> {
    let (decision, form) = (*decision, form.0);
    let words = text::clean_body(&form.words).trim().to_owned();
    match visit.write(move |tx| appeals::appeal(tx, &by, decision, &words)).await {
        Ok(_) => visit.leads_to_saying(&format!("/decisions#decision-{decision}"), "appeals-said-made"),
        Err(Error::Invalid(errors)) => {
            visit.form_again("appeals/new.html", &page(&visit, decision, form, errors).await?)
        }
        Err(other) => Err(other),
    }
}

async fn page(visit: &Visit, id: DecisionId, form: AppealForm, errors: FieldErrors) -> Result<AppealPage> {
    let now = visit.now();
    let load = move |conn: &mut crate::platform::db::Conn, viewer: &crate::rights::Viewer| {
        let (decision, post, thread) = cases::find_own(conn, viewer, id)?;
        let has_appealed = !appeals::list_of_decisions(conn, &[id])?.is_empty();
        let refusal = policy::may_appeal(&decision, has_appealed, now).err();
        let is_open = viewer.may_enter(thread.space_id);
        Ok(AppealPage {
            action: format!("/decisions/{id}/appeal"),
            outcome: format!("cases-ended-{}", decision.outcome.word().replace('_', "-")),
            why: decision.why.map(|why| format!("moderation-why-{}", why.word().replace('_', "-"))),
            at: decision.stood_at.map_or(0, Instant::micros),
            paragraphs: paragraphs(&decision.message),
            title: Some(thread.title).filter(|_| is_open),
            lang: thread.language.filter(|_| is_open),
            url: urls::post(post.id),
            until: decision.stood_at.map_or(0, |at| policy::ends_at(at).micros()),
            // What was sent too late is told beside the field, with the words.
            refusal: refusal.filter(|_| errors.is_empty()).map(policy::Refusal::message),
            most: LONGEST,
            form,
            errors,
        })
    };
    visit.read(load).await
}

/// What was written, by paragraphs.
pub(in crate::web) fn paragraphs(text: &str) -> Vec<String> {
    text.split("\n\n").map(|it| it.trim().to_owned()).filter(|it| !it.is_empty()).collect()
}
