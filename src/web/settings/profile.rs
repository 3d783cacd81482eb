//! What one says of oneself, and how one reads.

use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::people::{self, Profile};
use crate::platform::clock::Zone;
use crate::platform::forms::{Check, FieldErrors};
use crate::platform::text;
use crate::platform::words::{Language, Message};
use crate::rights::Member;
use crate::web::accounts::NAME;
use crate::web::preferences::{Brightness, language_cookie};
use crate::web::{Form, Response, Visit};

/// Where it stands.
const AT: &str = "/settings/profile";
/// The longest word on oneself, in characters.
const ABOUT: usize = 500;

/// What the form on oneself and one's reading sends.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ProfileForm {
    name: String,
    #[serde(default)]
    about: String,
    language: Option<String>,
    time_zone: Option<String>,
    #[serde(serialize_with = "brightness")]
    theme: Brightness,
}

fn brightness<S: serde::Serializer>(theme: &Brightness, out: S) -> Result<S::Ok, S::Error> {
    out.serialize_str(theme.word())
}

#[derive(Serialize)]
struct ProfilePage {
    form: ProfileForm,
    errors: FieldErrors,
    languages: Vec<Choice>,
    zones: Vec<Choice>,
}

/// A choice of a select field.
#[derive(Serialize)]
struct Choice {
    value: String,
    label: String,
}

/// `GET /settings/profile`
pub async fn show(visit: Visit, by: Member) -> Result<Response> {
    let profile = visit.read(move |conn, _| Ok(people::find_profile(conn, by.id)?)).await?;
    let page = page(&visit, ProfileForm::of(profile), FieldErrors::new());
    super::page(&visit, AT, "settings/profile.html", page)
}

/// `POST /settings/profile`
pub async fn change(visit: Visit, by: Member, form: Form<ProfileForm>) -> Result<Response> {
    match form.profile(&visit) {
        Ok(profile) => {
            let cookie = language_cookie(&visit, profile.language.as_deref());
            visit.write(move |tx| people::change(tx, by.id, &profile)).await?;
            let mut response = visit.leads_to_saying(AT, "accounts-said-changed")?;
            response.add_cookie(&cookie).map_err(anyhow::Error::from)?;
            Ok(response)
        }
        Err(errors) => super::form_again(&visit, AT, "settings/profile.html", page(&visit, form.0, errors)),
    }
}

fn page(visit: &Visit, form: ProfileForm, errors: FieldErrors) -> ProfilePage {
    let languages = visit.app().views.words().languages();
    ProfilePage {
        form,
        errors,
        languages: languages.iter().map(|it| Choice { value: it.tag().into(), label: it.tag().into() }).collect(),
        zones: Zone::names().into_iter().map(|name| Choice { label: name.replace('_', " "), value: name }).collect(),
    }
}

impl ProfileForm {
    fn of(profile: Profile) -> Self {
        let theme = match profile.theme.as_str() {
            "light" => Brightness::Light,
            "dark" => Brightness::Dark,
            _ => Brightness::Auto,
        };
        let Profile { name, about, language, time_zone, .. } = profile;
        Self { name, about, language, time_zone, theme }
    }

    fn profile(&self, visit: &Visit) -> Result<Profile, FieldErrors> {
        let languages = visit.app().views.words().languages();
        let language = self.language.as_deref().map(Language::parse);
        let has_language = language.as_ref().is_none_or(|it| it.as_ref().is_some_and(|it| languages.contains(it)));
        let zone = self.time_zone.as_deref().map(Zone::parse);
        let has_zone = zone.as_ref().is_none_or(Result::is_ok);
        let about = text::clean_body(&self.about);
        let mut check = Check::new();
        let name = check.value("name", text::clean_line(&self.name).map_err(|_| Message::new("accounts-name-line")));
        let name = name.unwrap_or_default();
        check
            .text("name", &name, 1..=NAME)
            .text("about", &about, 0..=ABOUT)
            .that("language", has_language, || Message::new("accounts-language-unknown"))
            .that("time_zone", has_zone, || Message::new("accounts-zone-unknown"))
            .finish()?;
        let time_zone = zone.and_then(Result::ok).map(|zone| zone.name().to_owned());
        let language = language.flatten().map(|it| it.tag().to_owned());
        Ok(Profile { name, about, language, time_zone, theme: self.theme.word().into() })
    }
}
