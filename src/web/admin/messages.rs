//! What authors are told of decisions: the site's own words by outcome and language, with a look at how they read.

use serde::{Deserialize, Serialize};

use super::{Choice, form_again, framed, page as draw, say};
use crate::cases::{self, Outcome};
use crate::error::{Error, Result};
use crate::platform::forms::FieldErrors;
use crate::platform::text;
use crate::platform::views::autonym;
use crate::platform::words::Language;
use crate::rights::Member;
use crate::web::cases::{LETTERS, Letter, PLACES, fill, letter_of};
use crate::web::{Form, Path, Query, Response, Visit};

const AREA: &str = "/admin/messages";

/// In which language.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Asked {
    language: Option<String>,
}

/// What the form sends; `look` only with the button that shows how it reads.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct MessageForm {
    language: String,
    text: String,
    look: Option<String>,
    ours: Option<String>,
}

#[derive(Serialize)]
struct MessagesPage {
    languages: Vec<ShownLanguage>,
    messages: Vec<ShownMessage>,
}

#[derive(Serialize)]
struct ShownLanguage {
    name: String,
    tag: String,
    url: String,
    is_current: bool,
}

#[derive(Serialize)]
struct ShownMessage {
    outcome: String,
    url: String,
    beginning: String,
    lang: String,
    is_own: bool,
}

#[derive(Serialize)]
struct MessagePage {
    outcome: String,
    action: String,
    back: String,
    lang: String,
    places: Vec<Choice>,
    /// How it reads to somebody.
    preview: Vec<String>,
    form: MessageForm,
    errors: FieldErrors,
}

/// `GET /admin/messages`
pub async fn list(visit: Visit, asked: Query<Asked>) -> Result<Response> {
    let language = language(&visit, asked.0.language.as_deref());
    let tag = language.tag().to_owned();
    let own = visit.read(move |conn, _| Ok(cases::list_templates(conn, &tag)?)).await?;
    let words = visit.app().views.words();
    let message = |outcome: &Outcome| {
        let own = own.iter().find(|it| it.outcome == *outcome).map(|it| it.markdown.clone());
        let is_own = own.is_some();
        let text = own.unwrap_or_else(|| letter_of(words, &language, *outcome));
        ShownMessage {
            outcome: format!("cases-ended-{}", outcome.word().replace('_', "-")),
            url: format!("{AREA}/{outcome}?language={}", language.tag()),
            beginning: filled(&visit, &text).chars().take(160).collect(),
            lang: language.tag().to_owned(),
            is_own,
        }
    };
    let shown = |one: Language| ShownLanguage {
        name: autonym(one.tag()).to_owned(),
        tag: one.tag().to_owned(),
        url: format!("{AREA}?language={}", one.tag()),
        is_current: one == language,
    };
    let languages = words.languages().into_iter().map(shown).collect();
    draw(&visit, AREA, "messages", MessagesPage { languages, messages: LETTERS.iter().map(message).collect() })
}

/// `GET /admin/messages/{message}`
pub async fn edit(visit: Visit, message: Path<String>, asked: Query<Asked>) -> Result<Response> {
    let (outcome, language) = (named(&message)?, language(&visit, asked.0.language.as_deref()));
    let tag = language.tag().to_owned();
    let own = visit.read(move |conn, _| Ok(cases::find_template(conn, outcome, &tag)?)).await?;
    let text = own.unwrap_or_else(|| letter_of(visit.app().views.words(), &language, outcome));
    let form = MessageForm { language: language.tag().to_owned(), text, look: None, ours: None };
    draw(&visit, AREA, "message", page(&visit, outcome, form, FieldErrors::new()))
}

/// `POST /admin/messages/{message}`
pub async fn save(visit: Visit, by: Member, message: Path<String>, form: Form<MessageForm>) -> Result<Response> {
    let (outcome, form) = (named(&message)?, form.0);
    if form.look.is_some() {
        let page = framed(AREA, page(&visit, outcome, form, FieldErrors::new()));
        return visit.unlisted_page("admin/message.html", &page);
    }
    let language = language(&visit, Some(&form.language));
    let text = if form.ours.is_some() { String::new() } else { text::clean_body(&form.text).trim().to_owned() };
    let tag = language.tag().to_owned();
    match visit.write(move |tx| cases::change_template(tx, &by, outcome, &tag, &text)).await {
        Ok(()) => visit.leads_to_saying(&format!("{AREA}?language={}", language.tag()), "admin-said-saved"),
        Err(Error::Invalid(errors)) => form_again(&visit, AREA, "message", page(&visit, outcome, form, errors)),
        Err(other) => Err(other),
    }
}

fn named(word: &str) -> Result<Outcome> {
    word.parse().ok().filter(|outcome| LETTERS.contains(outcome)).ok_or(Error::NotFound)
}

/// A language that we speak; the site's own where none is named.
fn language(visit: &Visit, tag: Option<&str>) -> Language {
    let chosen = tag.and_then(Language::parse).filter(|it| visit.app().views.words().speaks(it));
    chosen.unwrap_or_else(|| visit.app().language())
}

/// As it reads to somebody made up.
fn filled(visit: &Visit, text: &str) -> String {
    let settings = visit.app().settings();
    let (name, title) = (say(visit, "admin-message-name"), say(visit, "admin-message-title"));
    fill(text, &Letter { name, title, site: settings.name.clone(), hours: settings.revise_hours })
}

fn page(visit: &Visit, outcome: Outcome, form: MessageForm, errors: FieldErrors) -> MessagePage {
    let place = |name: &&str| Choice::new(format!("{{{name}}}"), say(visit, &format!("admin-message-place-{name}")));
    let preview = filled(visit, &text::clean_body(&form.text));
    MessagePage {
        outcome: format!("cases-ended-{}", outcome.word().replace('_', "-")),
        action: format!("{AREA}/{outcome}"),
        back: format!("{AREA}?language={}", form.language),
        lang: form.language.clone(),
        places: PLACES.iter().map(place).collect(),
        preview: preview.split("\n\n").map(|it| it.trim().to_owned()).filter(|it| !it.is_empty()).collect(),
        form,
        errors,
    }
}
