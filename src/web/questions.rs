//! The ask form.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::shifts::Clocks;
use super::uploads::Along;
use super::{Form, Query, Response, Visit};
use crate::drafts::{self, Draft, Place};
use crate::error::{Error, Result};
use crate::ids::{ProductId, SpaceId, VersionId};
use crate::platform::forms::{Check, FieldErrors};
use crate::platform::words::Message;
use crate::platform::{text, tokens};
use crate::questions::{self, NewQuestion};
use crate::rights::Member;
use crate::threads::{self, LONGEST_TAG, MOST_TAGS, NotATag};
use crate::urls;
use crate::web::drafts::ShownDraft;
use crate::web::search::{self, Eyes, Suggestion};

mod choices;
use choices::{Choice, SpaceFields};

/// The longest title, in characters.
pub(super) const TITLE: usize = 150;
/// The longest body, in bytes.
pub(super) const BODY: usize = 32 * 1024;

/// What the ask form sends.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct AskForm {
    title: String,
    body: String,
    space: Option<SpaceId>,
    #[serde(default)]
    tags: String,
    #[serde(default)]
    product: Option<ProductId>,
    #[serde(default)]
    version: Option<VersionId>,
    #[serde(default)]
    key: Option<String>,
}

/// What the address of the ask form may say beforehand: what is typed so far, where "Use this space" or a
/// search without results leads here. A space may be given by its word or its number.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Beforehand {
    title: Option<String>,
    space: Option<String>,
    tags: Option<String>,
    body: Option<String>,
}

#[derive(Serialize)]
struct AskPage {
    form: AskForm,
    errors: FieldErrors,
    draft: ShownDraft,
    /// Where the text is kept while it is typed; nowhere for guests.
    keeps_at: String,
    spaces: Vec<Choice>,
    fields: Vec<SpaceFields>,
    /// The fields of the chosen space.
    chosen: Option<SpaceFields>,
    tags: Vec<String>,
    is_guest: bool,
    /// Threads that may answer the title already.
    suggestions: Vec<Suggestion>,
    /// The question that was put away, by its title.
    put_away: Option<String>,
}

/// `GET /ask`
pub async fn new(visit: Visit, query: Query<Beforehand>) -> Result<Response> {
    let Beforehand { title, space, tags, body } = query.0;
    let is_fresh = title.is_none() && body.is_none();
    let form = AskForm {
        title: title.unwrap_or_default(),
        tags: tags.unwrap_or_default(),
        body: body.unwrap_or_default(),
        key: Some(tokens::random_text::<12>().map_err(anyhow::Error::from)?),
        ..AskForm::default()
    };
    let page = ask_page(&visit, form, space, is_fresh, FieldErrors::new()).await?;
    visit.page("questions/new.html", &page)
}

/// `POST /ask`: the form again with the space that was chosen, where there is no script to do so.
pub async fn choose_space(visit: Visit, form: Form<AskForm>) -> Result<Response> {
    let page = ask_page(&visit, form.0, None, false, FieldErrors::new()).await?;
    visit.page("questions/new.html", &page)
}

/// `POST /threads`
pub async fn ask(visit: Visit, by: Member, form: Form<AskForm>, along: Along) -> Result<Response> {
    let form = form.0;
    let file = match along.settle(&visit, &by).await {
        Ok(Some(back)) => return Ok(back),
        other => other.map(drop),
    };
    let asked = match file.and_then(|()| Ok(form.question()?)) {
        Ok(new) => {
            visit
                .write(move |tx| {
                    let thread = questions::ask(tx, &by, &new)?;
                    drafts::forget(tx, &by, Place::Question)?;
                    threads::find(tx.conn(), &by, thread)
                })
                .await
        }
        Err(refused) => Err(refused),
    };
    match asked {
        Ok(thread) => visit.leads_to_saying(&urls::thread(thread.id, &thread.title), "questions-asked"),
        Err(Error::Invalid(errors)) => {
            let page = ask_page(&visit, form, None, false, errors).await?;
            visit.form_again("questions/new.html", &page)
        }
        Err(other) => Err(other),
    }
}

impl AskForm {
    fn question(&self) -> Result<NewQuestion, FieldErrors> {
        let mut errors = FieldErrors::new();
        let title = check_title(&self.title, &mut errors);
        if self.space.is_none() {
            errors.add("space", Message::new("questions-space-missing"));
        }
        let tags = check_tags(&self.tags, &mut errors);
        let body = text::clean_body(&self.body);
        let checked = if text::is_blank(&body) { Check::new().body("body", "", 1..=BODY) } else { Check::new() };
        if let Err(found) = checked.body("body", &body, 0..=BODY).finish() {
            found.iter().for_each(|(_, message)| errors.add("body", message.clone()));
        }
        errors.into_result()?;
        let space = self.space.ok_or_else(FieldErrors::new)?;
        Ok(NewQuestion {
            title,
            body,
            space,
            tags,
            product: self.product,
            version: self.version,
            language: None,
            submission_key: self.key.clone(),
        })
    }

    /// What was typed before and never sent.
    fn take_up(&mut self, draft: &Draft) {
        let number = |name: &str| draft.field(name).parse::<i64>().ok();
        self.title = draft.field("title");
        self.body = draft.field("body");
        self.tags = draft.field("tags");
        self.space = self.space.or(number("space").map(SpaceId::new));
        self.product = number("product").map(ProductId::new);
        self.version = number("version").map(VersionId::new);
    }
}

/// A title as it is kept; what is wrong with it is noted under `title`.
pub(in crate::web) fn check_title(typed: &str, errors: &mut FieldErrors) -> String {
    let title = text::clean_line(typed).unwrap_or_else(|_| {
        errors.add("title", Message::new("questions-title-line"));
        String::new()
    });
    let seen = if text::is_blank(&title) { "" } else { title.as_str() };
    if let Err(found) = Check::new().text("title", seen, 1..=TITLE).finish() {
        found.iter().for_each(|(_, message)| errors.add("title", message.clone()));
    }
    title
}

/// Tags as they are kept; what is wrong with them is noted under `tags`.
pub(in crate::web) fn check_tags(typed: &str, errors: &mut FieldErrors) -> Vec<String> {
    match threads::tag_names(typed) {
        Ok(names) => {
            if names.len() > MOST_TAGS {
                let message = Message::new("checks-too-many").with("most", MOST_TAGS).with("have", names.len());
                errors.add("tags", message);
            }
            names
        }
        Err(NotATag(tag)) => {
            let message = Message::new("questions-tag-unfit").with("tag", tag).with("most", LONGEST_TAG);
            errors.add("tags", message);
            Vec::new()
        }
    }
}

/// The form; `is_fresh` where nothing was typed, so that a draft is taken up or the space's prompts stand.
async fn ask_page(
    visit: &Visit,
    mut form: AskForm,
    space: Option<String>,
    is_fresh: bool,
    errors: FieldErrors,
) -> Result<AskPage> {
    let (is_guest, clocks) = (visit.member().is_none(), Clocks::of(visit));
    let (app, now) = (Arc::clone(visit.app()), visit.now());
    visit
        .read(move |conn, viewer| {
            let (spaces, fields) = choices::load(conn, viewer, &clocks)?;
            if let Some(named) = &space {
                form.space = spaces.iter().find(|it| it.is_named(named)).map(|it| it.id);
            }
            let found = drafts::find(conn, viewer, Place::Question)?;
            if let Some(draft) = found.as_ref().filter(|_| is_fresh) {
                form.take_up(draft);
            }
            if let [only] = spaces.as_slice() {
                form.space = form.space.or(Some(only.id));
            }
            let chosen = fields.iter().find(|it| Some(it.id) == form.space).cloned();
            if let Some(space) =
                chosen.as_ref().filter(|space| is_prompt(&form.body, &fields) && !space.text.is_empty())
            {
                form.body.clone_from(&space.text);
            }
            let put_away = drafts::find(conn, viewer, Place::PutAway)?.filter(|_| is_fresh && found.is_none());
            let eyes = Eyes { viewer, search: &app.search, now };
            let drafts: Vec<Draft> = found.into_iter().filter(|_| is_fresh).collect();
            Ok(AskPage {
                draft: ShownDraft::among(&drafts, Place::Question),
                keeps_at: if is_guest { String::new() } else { format!("/drafts?place={}", Place::Question) },
                spaces: spaces.into_iter().map(Choice::of).collect(),
                fields,
                chosen,
                tags: choices::known_tags(conn, viewer)?,
                suggestions: search::suggestions(conn, &eyes, &form.title)?,
                put_away: put_away.map(|draft| draft.field("title")),
                is_guest,
                form,
                errors,
            })
        })
        .await
}

/// Whether nothing was written yet: there is no text, or it is a space's own prompts.
fn is_prompt(body: &str, fields: &[SpaceFields]) -> bool {
    let body = text::clean_body(body);
    body.trim().is_empty() || fields.iter().any(|space| space.text.trim() == body.trim())
}
