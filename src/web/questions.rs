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
use crate::threads::{self, LONGEST_TAG, MOST_TAGS, NotATag};
use crate::{spaces, urls};

/// The longest title, in characters.
const TITLE: usize = 150;
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
        let mut errors = FieldErrors::new();
        let title = check_title(&self.title, &mut errors);
        if self.space.is_none() {
            errors.add("space", Message::new("questions-space-missing"));
        }
        let tags = check_tags(&self.tags, &mut errors);
        let body = text::clean_body(&self.body);
        if let Err(found) = Check::new().body("body", &body, 1..=BODY).finish() {
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
}

/// A title as it is kept; what is wrong with it is noted under `title`.
pub(in crate::web) fn check_title(typed: &str, errors: &mut FieldErrors) -> String {
    let title = text::clean_line(typed).unwrap_or_else(|_| {
        errors.add("title", Message::new("questions-title-line"));
        String::new()
    });
    if let Err(found) = Check::new().text("title", &title, 1..=TITLE).finish() {
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

async fn ask_page(visit: &Visit, mut form: AskForm, slug: Option<String>, errors: FieldErrors) -> Result<AskPage> {
    let spaces = visit.read(|conn, viewer| Ok(spaces::list(conn, viewer)?)).await?;
    if form.space.is_none() {
        form.space = spaces.iter().find(|space| Some(&space.slug) == slug.as_ref()).map(|space| space.id);
    }
    let spaces = spaces.into_iter().map(|space| Choice { value: space.id.number(), label: space.name }).collect();
    Ok(AskPage { form, errors, spaces, is_guest: visit.member().is_none() })
}
