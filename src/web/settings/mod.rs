//! One's own settings: the pages, and the way from each to the others. A feature's own page of them stands in
//! its own folder and is drawn by [`page`].

mod download;
mod handle;
mod picture;
mod posts;
mod privacy;
pub(super) mod products;
mod profile;

pub use download::download;
pub use handle::change as change_handle;
pub use picture::{choose as choose_picture, remove as remove_picture};
pub use posts::show as posts;
pub use privacy::{export, leave, show as privacy};
pub use products::{add as add_product, remove as remove_product};
pub use profile::{change as change_profile, show as profile};

use serde::Serialize;

use super::{Response, Visit};
use crate::error::Result;
use crate::rights::Member;

/// The pages, by the words of their links.
const PAGES: [(&str, &str); 6] = [
    ("settings-own-profile", "/settings/profile"),
    ("settings-own-account", "/settings/account"),
    ("settings-own-identities", "/settings/identities"),
    ("settings-own-notifications", "/settings/notifications"),
    ("settings-own-posts", "/settings/posts"),
    ("settings-own-privacy", "/settings/privacy"),
];

/// A page of the settings, with the way to the others beside it.
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

fn framed<P: Serialize>(at: &str, page: P) -> Framed<P> {
    let links = PAGES.into_iter().map(|(words, url)| Link { words, url, is_current: url == at });
    Framed { nav: links.collect(), page }
}

/// Draws the page of the settings that stands at an address.
pub(super) fn page(visit: &Visit, at: &str, template: &str, page: impl Serialize) -> Result<Response> {
    visit.unlisted_page(template, &framed(at, page))
}

/// Draws it again with what was typed and what needs another look.
pub(super) fn form_again(visit: &Visit, at: &str, template: &str, page: impl Serialize) -> Result<Response> {
    visit.form_again(template, &framed(at, page))
}

/// `GET /settings`: leads to the first of them.
pub async fn show(visit: Visit, _by: Member) -> Result<Response> {
    visit.leads_to("/settings/profile")
}
