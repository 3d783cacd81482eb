//! The site's settings, with a look at the accent before it is kept.

use actix_web::HttpResponse;
use serde::{Deserialize, Serialize};

use super::{Choice, framed, line, refresh_settings, say};
use crate::error::{Error, Result};
use crate::platform::assets::accent_url;
use crate::platform::clock::Zone;
use crate::platform::forms::FieldErrors;
use crate::platform::views::autonym;
use crate::rights::Member;
use crate::settings::{self, Logo, MOST_LOGO_BYTES, Settings, SignUp};
use crate::web::visit::blocking;
use crate::web::{File, Form, Response, Visit};

const AREA: &str = "/admin/settings";

/// What the form sends; `look` only with the button that shows the accent.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct SettingsForm {
    name: String,
    welcome: String,
    language: String,
    zone: String,
    accent: String,
    sign_up: SignUp,
    first_look_hours: u32,
    revise_hours: u32,
    #[serde(default)]
    remove_logo: bool,
    look: Option<String>,
}

#[derive(Serialize)]
struct SettingsPage {
    form: SettingsForm,
    errors: FieldErrors,
    languages: Vec<Choice>,
    zones: Vec<Choice>,
    sign_ups: Vec<Choice>,
    is_looking: bool,
    has_logo: bool,
    most_kib: usize,
    sends_mail: bool,
}

/// `GET /admin/settings`
pub async fn show(visit: Visit) -> Result<Response> {
    let form = SettingsForm::of(&visit.app().settings());
    super::page(&visit, AREA, "settings", page(&visit, form, FieldErrors::new()))
}

/// `POST /admin/settings`
pub async fn save(visit: Visit, by: Member, form: Form<SettingsForm>, file: File) -> Result<Response> {
    let form = form.0;
    let mut new = form.over(&visit.app().settings());
    match logo(file).await {
        Ok(logo) => new.own_logo = logo.or(new.own_logo),
        Err(Error::Invalid(errors)) => return super::form_again(&visit, AREA, "settings", page(&visit, form, errors)),
        Err(other) => return Err(other),
    }
    if form.look.is_some() {
        return look(&visit, form, &new);
    }
    match visit.write(move |tx| settings::change(tx, &by, &new)).await {
        Ok(()) => {
            refresh_settings(&visit).await?;
            visit.leads_to_saying(AREA, "admin-said-saved")
        }
        Err(Error::Invalid(errors)) => super::form_again(&visit, AREA, "settings", page(&visit, form, errors)),
        Err(other) => Err(other),
    }
}

/// The logo that was chosen, if one was. Drawing it anew takes its time, so nothing else waits for it.
async fn logo(file: File) -> Result<Option<Logo>> {
    let Some(file) = file.0 else { return Ok(None) };
    let logo = blocking(move || Ok(file.bytes().and_then(|bytes| Logo::read(bytes)))).await?;
    logo.map(Some).map_err(|message| Error::field("logo", message))
}

/// The form with this very page in the accent that was typed; nothing is kept.
fn look(visit: &Visit, form: SettingsForm, new: &Settings) -> Result<Response> {
    let accent = match new.check() {
        Ok(()) => new.own_accent().map(|accent| accent_url(&accent)),
        Err(errors) => return super::form_again(visit, AREA, "settings", page(visit, form, errors)),
    };
    let mut page = page(visit, form, FieldErrors::new());
    page.is_looking = true;
    visit.draw("admin/settings.html", &framed(AREA, page), HttpResponse::Ok(), |frame| frame.site.accent = accent)
}

impl SettingsForm {
    fn of(settings: &Settings) -> Self {
        Self {
            name: settings.name.clone(),
            welcome: settings.welcome.clone(),
            language: settings.language.clone(),
            zone: settings.zone.clone(),
            accent: settings.accent.clone(),
            sign_up: settings.sign_up,
            first_look_hours: settings.first_look_hours,
            revise_hours: settings.revise_hours,
            remove_logo: false,
            look: None,
        }
    }

    /// What the settings become; those the form does not have stay.
    fn over(&self, before: &Settings) -> Settings {
        Settings {
            name: line(&self.name),
            welcome: line(&self.welcome),
            language: self.language.clone(),
            zone: self.zone.clone(),
            accent: self.accent.trim().to_lowercase(),
            sign_up: self.sign_up,
            first_look_hours: self.first_look_hours,
            revise_hours: self.revise_hours,
            own_logo: before.own_logo.clone().filter(|_| !self.remove_logo),
            ..before.clone()
        }
    }
}

fn page(visit: &Visit, form: SettingsForm, errors: FieldErrors) -> SettingsPage {
    let sign_ups = SignUp::ALL.iter().map(|choice| Choice::new(choice, say(visit, &format!("admin-sign-up-{choice}"))));
    SettingsPage {
        languages: languages(visit),
        zones: zones(),
        sign_ups: sign_ups.collect(),
        form,
        errors,
        is_looking: false,
        has_logo: visit.app().settings().own_logo.is_some(),
        most_kib: MOST_LOGO_BYTES / 1024,
        sends_mail: visit.app().config.sends_mail(),
    }
}

/// The languages there are words in.
pub(super) fn languages(visit: &Visit) -> Vec<Choice> {
    let languages = visit.app().views.words().languages();
    languages.iter().map(|language| Choice::new(language, autonym(language.tag()))).collect()
}

/// Every time zone by its name.
pub(super) fn zones() -> Vec<Choice> {
    let names = Zone::names().into_iter().filter(|name| name == "UTC" || name.contains('/'));
    let names = names.filter(|name| Zone::parse(name).is_ok());
    names.map(|name| Choice::new(&name, name.replace('_', " "))).collect()
}
