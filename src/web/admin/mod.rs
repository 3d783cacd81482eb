//! Running the site: plain pages for those who do, one file an area.

pub mod applicants;
pub mod groups;
pub mod health;
pub mod jobs;
pub mod mail;
pub mod mail_folder;
pub mod merges;
pub mod messages;
pub mod overview;
pub mod pages;
pub mod people;
pub mod products;
pub mod provider_rules;
pub mod providers;
mod rule_preview;
pub mod rules;
pub mod settings;
pub mod setup;
mod space_form;
pub mod spaces;
pub mod tags;

use serde::Serialize;

use super::visit::blocking;
use super::{Response, Visit};
use crate::error::Result;
use crate::platform::text;

/// The areas, by the words of their links.
const AREAS: [(&str, &str); 14] = [
    ("admin-overview", "/admin"),
    ("admin-settings", "/admin/settings"),
    ("admin-spaces", "/admin/spaces"),
    ("admin-groups", "/admin/groups"),
    ("admin-people", "/admin/people"),
    ("admin-applicants", "/admin/applicants"),
    ("admin-providers", "/admin/providers"),
    ("admin-tags", "/admin/tags"),
    ("rules-title", "/admin/rules"),
    ("admin-pages", "/admin/pages"),
    ("admin-messages", "/admin/messages"),
    ("admin-mails", "/admin/mail"),
    ("admin-jobs", "/admin/jobs"),
    ("admin-health", "/admin/health"),
];

/// A page of the administration, with the way to the others beside it.
#[derive(Serialize)]
struct Framed<P> {
    nav: Vec<Link>,
    #[serde(flatten)]
    page: P,
}

#[derive(Serialize)]
struct Link {
    words: &'static str,
    url: &'static str,
    is_current: bool,
}

/// A choice of a select field or among radio buttons; its texts are said already.
#[derive(Clone, Debug, Serialize)]
struct Choice {
    value: String,
    label: String,
    hint: Option<String>,
}

impl Choice {
    fn new(value: impl ToString, label: impl Into<String>) -> Self {
        Self { value: value.to_string(), label: label.into(), hint: None }
    }
}

fn framed<P: Serialize>(area: &str, page: P) -> Framed<P> {
    let links = AREAS.into_iter().map(|(words, url)| Link { words, url, is_current: url == area });
    Framed { nav: links.collect(), page }
}

/// Draws a page of an area.
fn page(visit: &Visit, area: &str, template: &str, page: impl Serialize) -> Result<Response> {
    visit.page(&format!("admin/{template}.html"), &framed(area, page))
}

/// Draws a form of an area again.
fn form_again(visit: &Visit, area: &str, template: &str, page: impl Serialize) -> Result<Response> {
    visit.form_again(&format!("admin/{template}.html"), &framed(area, page))
}

/// A key in the reader's language.
fn say(visit: &Visit, key: &str) -> String {
    visit.app().views.words().translate(visit.language(), key, &[])
}

/// What was typed into a field of one line.
fn line(typed: &str) -> String {
    text::clean_line(&typed.replace(['\n', '\r'], " ")).unwrap_or_default()
}

/// Reads the settings again, so that this node's next page shows what was just changed.
async fn refresh_settings(visit: &Visit) -> Result<()> {
    let app = std::sync::Arc::clone(visit.app());
    blocking(move || app.refresh_settings()).await
}
