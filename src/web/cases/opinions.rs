//! Asking the experts of a space about a case's post, and what waits for an expert.

use serde::{Deserialize, Serialize};

use super::acts::back;
use crate::cases::{self, AskedOpinion, Opinion, Verdict};
use crate::corrections::{self, Standing};
use crate::error::{Error, Result};
use crate::ids::{CaseId, OpinionId, PostId};
use crate::platform::clock::Instant;
use crate::platform::db::Conn;
use crate::platform::forms::FieldErrors;
use crate::platform::text;
use crate::platform::views;
use crate::rights::{Member, Viewer};
use crate::spaces::{self, Space};
use crate::urls;
use crate::web::shown::{ShownSpace, space_of};
use crate::web::{Form, Path, Response, Visit};

/// What a moderator asks.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuestionForm {
    #[serde(default)]
    question: String,
}

/// What an expert says.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpinionForm {
    verdict: Verdict,
    #[serde(default)]
    words: String,
}

#[derive(Serialize)]
struct OpinionsPage {
    asked: Vec<ShownAsked>,
    verdicts: Vec<ShownVerdict>,
}

#[derive(Serialize)]
struct ShownVerdict {
    value: &'static str,
    words: String,
}

/// A post that somebody is asked about.
#[derive(Serialize)]
struct ShownAsked {
    id: i64,
    action: String,
    space: Option<ShownSpace>,
    title: String,
    title_lang: Option<String>,
    url: String,
    asker: String,
    at: i64,
    question: String,
    kind: &'static str,
    author: String,
    html: String,
    lang: Option<String>,
    /// What puts it right already.
    correction: Option<String>,
    /// What was typed, if it needs another look.
    form: Typed,
    errors: FieldErrors,
}

#[derive(Clone, Default, Serialize)]
struct Typed {
    words: String,
}

/// What experts said, as the case shows it.
#[derive(Serialize)]
pub(super) struct ShownOpinion {
    question: String,
    asked_at: i64,
    person: Option<views::Person>,
    at: Option<i64>,
    /// The key of the verdict.
    verdict: Option<String>,
    words: String,
}

/// `POST /cases/{case}/opinions`
pub async fn ask_experts(visit: Visit, by: Member, case: Path<CaseId>, form: Form<QuestionForm>) -> Result<Response> {
    let (case, question) = (*case, text::clean_body(&form.question).trim().to_owned());
    visit.write(move |tx| cases::ask_experts(tx, &by, case, &question)).await?;
    visit.leads_to_saying(&back(&visit, case), "opinions-said-asked")
}

/// `GET /opinions`
pub async fn asked(visit: Visit, _by: Member) -> Result<Response> {
    let page = visit.read(|conn, viewer| page(conn, viewer, None)).await?;
    visit.unlisted_page("opinions/list.html", &page)
}

/// `POST /opinions/{opinion}`
pub async fn give_opinion(
    visit: Visit,
    by: Member,
    opinion: Path<OpinionId>,
    form: Form<OpinionForm>,
) -> Result<Response> {
    let (id, verdict, words) = (*opinion, form.verdict, text::clean_body(&form.words).trim().to_owned());
    let typed = words.clone();
    match visit.write(move |tx| cases::give_opinion(tx, &by, id, verdict, &words)).await {
        Ok(()) => visit.leads_to_saying("/opinions", "opinions-said-given"),
        Err(Error::Invalid(errors)) => {
            let page = visit.read(move |conn, viewer| page(conn, viewer, Some((id, typed, errors)))).await?;
            visit.form_again("opinions/list.html", &page)
        }
        Err(other) => Err(other),
    }
}

fn page(conn: &mut Conn, viewer: &Viewer, typed: Option<(OpinionId, String, FieldErrors)>) -> Result<OpinionsPage> {
    let spaces = spaces::list(conn, viewer)?;
    if !spaces.iter().any(|space| viewer.is_expert_of(space.id)) {
        return Err(Error::NotFound);
    }
    let asked = cases::list_asked(conn, viewer)?;
    let ids: Vec<PostId> = asked.iter().map(|it| it.post.id).collect();
    let standing = corrections::standing_of(conn, viewer, &ids)?;
    let shown = |it: AskedOpinion| {
        let mut shown = shown(it, &spaces, &standing);
        if let Some((_, words, errors)) = typed.as_ref().filter(|(id, ..)| id.number() == shown.id) {
            shown.form = Typed { words: words.clone() };
            shown.errors = errors.clone();
        }
        shown
    };
    Ok(OpinionsPage {
        asked: asked.into_iter().map(shown).collect(),
        verdicts: Verdict::ALL
            .iter()
            .map(|it| ShownVerdict { value: it.word(), words: format!("opinions-say-{}", it.word()) })
            .collect(),
    })
}

fn shown(it: AskedOpinion, spaces: &[Space], standing: &[Standing]) -> ShownAsked {
    let correction = standing.iter().find(|one| one.correction.post_id == it.post.id);
    ShownAsked {
        id: it.opinion.id.number(),
        action: format!("/opinions/{}", it.opinion.id),
        space: space_of(spaces, it.space_id),
        title: it.title,
        title_lang: it.title_language,
        url: urls::post(it.post.id),
        asker: it.asker,
        at: it.opinion.asked_at.micros(),
        question: it.opinion.question,
        kind: it.post.kind.word(),
        author: it.post.author_name.clone().unwrap_or(it.author),
        lang: it.post.language,
        html: it.post.html,
        correction: correction.map(|one| one.correction.html.clone()),
        form: Typed::default(),
        errors: FieldErrors::new(),
    }
}

/// What experts were asked about a case and said.
pub(super) fn of_case((it, by): (Opinion, Option<(String, String)>)) -> ShownOpinion {
    let person = it.by_id.zip(by).map(|(id, (name, handle))| views::Person::new(id.number(), name, handle));
    ShownOpinion {
        question: it.question,
        asked_at: it.asked_at.micros(),
        person,
        at: it.at.map(Instant::micros),
        verdict: it.verdict.map(|verdict| format!("opinions-said-{}", verdict.word())),
        words: it.words,
    }
}
