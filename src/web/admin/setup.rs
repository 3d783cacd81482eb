//! The first steps: name, language and zone, the first space, the rules. Each is kept as it is taken, and
//! each can be skipped.

use serde::{Deserialize, Serialize};

use super::pages::present_text;
use super::space_form::SpaceForm;
use super::{Choice, line, refresh_settings};
use crate::error::{Error, Result};
use crate::pages::{self, PageName};
use crate::platform::forms::FieldErrors;
use crate::platform::text;
use crate::rights::Member;
use crate::settings::{self, Settings};
use crate::spaces;
use crate::web::{Form, Response, Visit};

/// What the first step sends.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct SiteForm {
    name: String,
    language: String,
    zone: String,
}

/// What the second step sends.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct FirstSpaceForm {
    name: String,
    description: String,
    products: String,
}

/// What the third step sends.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct RulesForm {
    markdown: String,
}

#[derive(Serialize)]
struct StepPage<F> {
    step: i64,
    steps: i64,
    form: F,
    errors: FieldErrors,
    languages: Vec<Choice>,
    zones: Vec<Choice>,
}

impl<F> StepPage<F> {
    fn new(step: i64, form: F, errors: FieldErrors) -> Self {
        Self { step, steps: 3, form, errors, languages: Vec::new(), zones: Vec::new() }
    }
}

/// `GET /admin/setup`
pub async fn site(visit: Visit) -> Result<Response> {
    let settings = visit.app().settings();
    // Whoever sets a new site up most likely reads the language that it shall speak.
    let language = if settings.is_set_up { settings.language.clone() } else { visit.language().to_string() };
    let form = SiteForm { name: settings.name.clone(), language, zone: settings.zone.clone() };
    visit.page("admin/setup_site.html", &site_page(&visit, form, FieldErrors::new()))
}

/// `POST /admin/setup`
pub async fn save_site(visit: Visit, by: Member, form: Form<SiteForm>) -> Result<Response> {
    let form = form.0;
    let new = Settings {
        name: line(&form.name),
        language: form.language.clone(),
        zone: form.zone.clone(),
        ..(*visit.app().settings()).clone()
    };
    match visit.write(move |tx| settings::change(tx, &by, &new)).await {
        Ok(()) => {
            refresh_settings(&visit).await?;
            visit.leads_to("/admin/setup/space")
        }
        Err(Error::Invalid(errors)) => visit.form_again("admin/setup_site.html", &site_page(&visit, form, errors)),
        Err(other) => Err(other),
    }
}

/// `GET /admin/setup/space`
pub async fn space(visit: Visit) -> Result<Response> {
    let page = StepPage::new(2, FirstSpaceForm::default(), FieldErrors::new());
    visit.page("admin/setup_space.html", &page)
}

/// `POST /admin/setup/space`
pub async fn save_space(visit: Visit, by: Member, form: Form<FirstSpaceForm>) -> Result<Response> {
    let form = form.0;
    let (name, description, products) = (form.name.clone(), form.description.clone(), form.products.clone());
    let mut new = SpaceForm { name, description, products, ..SpaceForm::empty(1) }.space();
    if new.slug.is_empty() {
        new.slug = "general".into();
    }
    match visit.write(move |tx| spaces::make(tx, Some(&by), &new)).await {
        Ok(_) => visit.leads_to("/admin/setup/rules"),
        Err(Error::Invalid(errors)) => visit.form_again("admin/setup_space.html", &StepPage::new(2, form, errors)),
        Err(other) => Err(other),
    }
}

/// `GET /admin/setup/rules`
pub async fn rules(visit: Visit) -> Result<Response> {
    let form = RulesForm { markdown: present_text(&visit, PageName::Rules).await? };
    visit.page("admin/setup_rules.html", &StepPage::new(3, form, FieldErrors::new()))
}

/// `POST /admin/setup/rules`
pub async fn save_rules(visit: Visit, by: Member, form: Form<RulesForm>) -> Result<Response> {
    let form = form.0;
    let markdown = text::clean_body(&form.markdown);
    let author = by.clone();
    match visit.write(move |tx| pages::save(tx, &author, PageName::Rules, &markdown)).await {
        Ok(_) => done(visit, by).await,
        Err(Error::Invalid(errors)) => visit.form_again("admin/setup_rules.html", &StepPage::new(3, form, errors)),
        Err(other) => Err(other),
    }
}

/// `POST /admin/setup/done`: whatever was skipped stands on the overview as still to be done.
pub async fn done(visit: Visit, by: Member) -> Result<Response> {
    let new = Settings { is_set_up: true, ..(*visit.app().settings()).clone() };
    visit.write(move |tx| settings::change(tx, &by, &new)).await?;
    refresh_settings(&visit).await?;
    visit.leads_to_saying("/", "admin-said-set-up")
}

fn site_page(visit: &Visit, form: SiteForm, errors: FieldErrors) -> StepPage<SiteForm> {
    StepPage {
        languages: super::settings::languages(visit),
        zones: super::settings::zones(),
        ..StepPage::new(1, form, errors)
    }
}
