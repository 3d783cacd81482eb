//! An appeal with all that one needs to decide on it: what its author says, the decision, and the post.

use serde::{Deserialize, Serialize};

use super::ShownAppeal;
use super::new::paragraphs;
use crate::appeals::{self, Found, NewAnswer, Outcome, policy};
use crate::corrections;
use crate::error::{Error, Result};
use crate::ids::AppealId;
use crate::people;
use crate::platform::clock::Instant;
use crate::platform::db::Conn;
use crate::platform::forms::FieldErrors;
use crate::platform::text;
use crate::platform::words::Message;
use crate::rights::{Member, Viewer};
use crate::spaces;
use crate::urls;
use crate::web::shown::{ShownSpace, space_of};
use crate::web::{Form, Path, Response, Visit};

/// What the form sends.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerForm {
    #[serde(default)]
    outcome: Option<Outcome>,
    #[serde(default)]
    answer: String,
}

#[derive(Serialize)]
struct AppealPage {
    action: String,
    appeal: ShownAppeal,
    space: Option<ShownSpace>,
    author: String,
    kind: &'static str,
    decided_by: String,
    decided_at: i64,
    /// The key of how the case ended.
    ended: String,
    why: Option<String>,
    message: Vec<String>,
    note: String,
    case_url: String,
    post_url: String,
    title: String,
    title_lang: Option<String>,
    html: String,
    lang: Option<String>,
    correction: Option<String>,
    is_hidden: bool,
    /// Who decided on the appeal.
    answered_by: Option<String>,
    may_decide: bool,
    /// Whether the viewer decided before, and there is nobody else.
    is_same: bool,
    refusal: Option<Message>,
    /// When who decided may look again, where nobody else may.
    from: Option<i64>,
    choices: Vec<Choice>,
    form: AnswerForm,
    errors: FieldErrors,
}

#[derive(Serialize)]
struct Choice {
    value: &'static str,
    label: String,
    hint: String,
}

/// `GET /appeals/{appeal}`
pub async fn show(visit: Visit, _by: Member, appeal: Path<AppealId>) -> Result<Response> {
    let page = page(&visit, *appeal, AnswerForm::default(), FieldErrors::new()).await?;
    visit.unlisted_page("appeals/show.html", &page)
}

/// `POST /appeals/{appeal}/decision`
pub async fn decide(visit: Visit, by: Member, appeal: Path<AppealId>, form: Form<AnswerForm>) -> Result<Response> {
    let (appeal, form) = (*appeal, form.0);
    let decided = match form.answer() {
        Ok(new) => visit.write(move |tx| appeals::decide(tx, &by, appeal, &new)).await,
        Err(errors) => Err(errors.into()),
    };
    match decided {
        Ok(_) => visit.leads_to_saying(&format!("/appeals/{appeal}"), "appeals-said-decided"),
        Err(Error::Invalid(errors)) => {
            visit.form_again("appeals/show.html", &page(&visit, appeal, form, errors).await?)
        }
        Err(other) => Err(other),
    }
}

impl AnswerForm {
    fn answer(&self) -> Result<NewAnswer, FieldErrors> {
        let missing = || FieldErrors::of("outcome", Message::new("appeals-outcome-missing"));
        let outcome = self.outcome.ok_or_else(missing)?;
        Ok(NewAnswer { outcome, words: text::clean_body(&self.answer).trim().to_owned() })
    }
}

async fn page(visit: &Visit, id: AppealId, form: AnswerForm, errors: FieldErrors) -> Result<AppealPage> {
    let now = visit.now();
    let words = visit.app().views.words();
    let say = |key: String| words.say(visit.language(), &Message::new(key));
    let choice = |it: &Outcome| Choice {
        value: it.word(),
        label: say(format!("appeals-choose-{it}")),
        hint: say(format!("appeals-choose-{it}-hint")),
    };
    let choices = Outcome::ALL.iter().map(choice).collect();
    visit.read(move |conn, viewer| load(conn, viewer, (id, now), choices, (form, errors))).await
}

fn load(
    conn: &mut Conn,
    viewer: &Viewer,
    (id, now): (AppealId, Instant),
    choices: Vec<Choice>,
    (form, errors): (AnswerForm, FieldErrors),
) -> Result<AppealPage> {
    let found = appeals::find(conn, viewer, id)?;
    let is_open = found.appeal.decided_at.is_none();
    let others = is_open && appeals::has_others(conn, &found, now)?;
    let may = policy::may_decide(viewer, &found, others, now);
    let Found { appeal, decision, case, thread, post } = found;
    let named: Vec<_> = [post.author_id, decision.by_id].into_iter().chain(appeal.by_id).collect();
    let people = people::list_by_ids(conn, &named)?;
    let name = |id| people.iter().find(|it| it.id == id).map(|it| it.name.clone()).unwrap_or_default();
    let is_early = may == Err(policy::Refusal::Early);
    Ok(AppealPage {
        action: format!("/appeals/{id}/decision"),
        space: space_of(&spaces::list(conn, viewer)?, thread.space_id),
        author: name(post.author_id),
        kind: post.kind.word(),
        decided_by: name(decision.by_id),
        decided_at: decision.at.micros(),
        ended: format!("cases-ended-by-{}", decision.outcome.word().replace('_', "-")),
        why: decision.why.map(|why| format!("moderation-why-{}", why.word().replace('_', "-"))),
        message: paragraphs(&decision.message),
        note: decision.note,
        case_url: format!("/cases/{}", case.id),
        post_url: urls::post(post.id),
        title: thread.title,
        title_lang: thread.language,
        correction: corrections::standing_of(conn, viewer, &[post.id])?.pop().map(|it| it.correction.html),
        is_hidden: post.hidden_at.is_some(),
        html: post.html,
        lang: post.language,
        answered_by: appeal.by_id.map(name),
        may_decide: is_open && may.is_ok(),
        is_same: may == Ok(true),
        refusal: may.err().filter(|_| is_open).map(policy::Refusal::message),
        from: is_early.then(|| appeal.made_at.plus(appeals::SAME_AFTER).micros()),
        appeal: ShownAppeal::of(appeal),
        choices,
        form,
        errors,
    })
}
