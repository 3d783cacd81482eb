//! The ask form.

use serde::{Deserialize, Serialize};

use super::{Form, Query, Response, Visit};
use crate::error::{Error, Result};
use crate::ids::{ProductId, SpaceId, VersionId};
use crate::platform::forms::{Check, FieldErrors};
use crate::platform::words::Message;
use crate::platform::{text, tokens};
use crate::questions::{self, NewQuestion};
use crate::rights::Member;
use crate::threads::{self, MOST_TAGS};
use crate::{spaces, urls};

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
    product: Option<ProductId>,
    version: Option<VersionId>,
    key: Option<String>,
}

/// What the address of the ask form may say beforehand.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Beforehand {
    title: Option<String>,
    space: Option<String>,
}

#[derive(Serialize)]
struct AskPage {
    form: AskForm,
    errors: FieldErrors,
    spaces: Vec<Choice>,
    is_guest: bool,
}

/// A choice of a select field.
#[derive(Clone, Debug, Serialize)]
struct Choice {
    value: i64,
    label: String,
}

/// `GET /ask`
pub async fn new(visit: Visit, query: Query<Beforehand>) -> Result<Response> {
    let mut form = AskForm { title: query.0.title.unwrap_or_default(), ..AskForm::default() };
    form.key = Some(tokens::random_text::<12>().map_err(anyhow::Error::from)?);
    let page = ask_page(&visit, form, query.0.space, FieldErrors::new()).await?;
    visit.page("questions/new.html", &page)
}

/// `POST /threads`
pub async fn ask(visit: Visit, by: Member, form: Form<AskForm>) -> Result<Response> {
    let form = form.0;
    let asked = match form.question() {
        Ok(new) => {
            visit
                .write(move |tx| {
                    let thread = questions::ask(tx, &by, &new)?;
                    threads::find(tx.conn(), &by, thread)
                })
                .await
        }
        Err(errors) => Err(errors.into()),
    };
    match asked {
        Ok(thread) => visit.leads_to_saying(&urls::thread(thread.id, &thread.title), "questions-asked"),
        Err(Error::Invalid(errors)) => {
            let page = ask_page(&visit, form, None, errors).await?;
            visit.form_again("questions/new.html", &page)
        }
        Err(other) => Err(other),
    }
}

impl AskForm {
    fn question(&self) -> Result<NewQuestion, FieldErrors> {
        let tags = tag_names(&self.tags);
        let mut check = Check::new();
        let title =
            check.value("title", text::clean_line(&self.title).map_err(|_| Message::new("questions-title-line")));
        let title = title.unwrap_or_default();
        let body = text::clean_body(&self.body);
        check
            .text("title", &title, 1..=TITLE)
            .body("body", &body, 1..=BODY)
            .count("tags", tags.len(), 0..=MOST_TAGS)
            .that("space", self.space.is_some(), || Message::new("questions-space-missing"))
            .finish()?;
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
}

/// Tags as they are typed, with commas between them, folded: lower case, words joined by hyphens.
pub(super) fn tag_names(typed: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for tag in typed.split([',', '\n']) {
        let words: Vec<String> = tag.trim_start_matches('#').split_whitespace().map(str::to_lowercase).collect();
        let name = words.join("-");
        if !name.is_empty() && !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

async fn ask_page(visit: &Visit, mut form: AskForm, slug: Option<String>, errors: FieldErrors) -> Result<AskPage> {
    let spaces = visit.read(|conn, viewer| Ok(spaces::list(conn, viewer)?)).await?;
    if form.space.is_none() {
        form.space = spaces.iter().find(|space| Some(&space.slug) == slug.as_ref()).map(|space| space.id);
    }
    let spaces = spaces.into_iter().map(|space| Choice { value: space.id.number(), label: space.name }).collect();
    Ok(AskPage { form, errors, spaces, is_guest: visit.member().is_none() })
}
