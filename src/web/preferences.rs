//! How bright and in which language one reads: guests keep it in a cookie, members with their account.

use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use serde::Deserialize;

use super::accounts::back_to;
use super::visit::forget;
use super::{Form, Response, Visit};
use crate::error::{Error, Result};
use crate::people;
use crate::platform::words::Language;

/// What the choice of brightness sends.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ThemeForm {
    theme: Brightness,
    back: Option<String>,
}

/// How bright one reads.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Brightness {
    Light,
    Dark,
    Auto,
}

/// What the choice of language sends.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LanguageForm {
    language: String,
    back: Option<String>,
}

impl Brightness {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Auto => "auto",
        }
    }
}

/// `POST /theme`
pub async fn choose_theme(visit: Visit, form: Form<ThemeForm>) -> Result<Response> {
    let theme = form.theme.word();
    if let Some(person) = visit.viewer().id() {
        visit.write(move |tx| Ok(people::choose_theme(tx, person, theme)?)).await?;
    }
    led_back(&visit, form.back.as_deref(), "theme", theme)
}

/// `POST /language`
pub async fn choose_language(visit: Visit, form: Form<LanguageForm>) -> Result<Response> {
    let words = visit.app().views.words();
    let language = Language::parse(&form.language).filter(|it| words.speaks(it)).ok_or(Error::NotFound)?;
    let tag = language.tag().to_owned();
    if let Some(person) = visit.viewer().id() {
        let tag = tag.clone();
        visit.write(move |tx| Ok(people::choose_language(tx, person, &tag)?)).await?;
    }
    led_back(&visit, form.back.as_deref(), "language", &tag)
}

/// Back to the page where it was chosen; the cookie serves until and after they are signed in.
fn led_back(visit: &Visit, back: Option<&str>, name: &'static str, value: &str) -> Result<Response> {
    Ok(visit.onward(&back_to(back)).cookie(kept(visit, name, value)).finish())
}

/// The cookie of the language a member just chose with their settings: who chose none is asked no more by it.
pub(super) fn language_cookie(visit: &Visit, language: Option<&str>) -> Cookie<'static> {
    language.map_or_else(|| forget("language"), |tag| kept(visit, "language", tag))
}

fn kept(visit: &Visit, name: &'static str, value: &str) -> Cookie<'static> {
    Cookie::build(name, value.to_owned())
        .path("/")
        .http_only(true)
        .secure(visit.app().base.is_https())
        .same_site(SameSite::Lax)
        .max_age(Duration::days(365))
        .finish()
}
