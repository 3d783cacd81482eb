//! The mails that lie in the folder, for who develops: what would have been sent, as text and as HTML.

use actix_web::HttpResponse;
use actix_web::http::header;
use base64ct::{Base64, Encoding};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::error::{Error, Result};
use crate::platform::mail::{Folder, Kept};
use crate::web::visit::blocking;
use crate::web::{Path, Query, Response, Visit};

const AREA: &str = "/admin/mail";
const PLACE: &str = "/admin/mail/folder";
/// Mails of a page.
const PAGE: usize = 50;

/// Where the list goes on.
#[derive(Clone, Debug, Deserialize)]
pub struct Asked {
    after: Option<String>,
}

#[derive(Serialize)]
struct FolderPage {
    mails: Vec<ShownKept>,
    older: Option<String>,
}

#[derive(Serialize)]
struct ShownKept {
    url: String,
    to: String,
    subject: String,
    at: i64,
}

#[derive(Serialize)]
struct KeptPage {
    mail: ShownKept,
    text: String,
    headers: String,
}

impl ShownKept {
    fn of(name: &str, kept: &Kept) -> Self {
        let (to, subject) = (kept.to.clone(), kept.subject.clone());
        Self { url: format!("{PLACE}/{name}"), to, subject, at: kept.at.micros() }
    }
}

/// `GET /admin/mail/folder`
pub async fn list(visit: Visit, asked: Query<Asked>) -> Result<Response> {
    let after = asked.0.after;
    let found = in_folder(&visit, move |folder| {
        let names = folder.names(after.as_deref(), PAGE + 1)?;
        names.into_iter().map(|name| Ok((folder.find(&name)?, name))).collect::<std::io::Result<Vec<_>>>()
    });
    let mut found = found.await?;
    let more = found.len() > PAGE;
    found.truncate(PAGE);
    let last = found.last().filter(|_| more);
    let older = last.map(|(_, name)| format!("{PLACE}?after={name}"));
    let mails = found.iter().filter_map(|(kept, name)| Some(ShownKept::of(name, kept.as_ref()?))).collect();
    super::page(&visit, AREA, "mail_folder", FolderPage { mails, older })
}

/// `GET /admin/mail/folder/{mail}`
pub async fn show(visit: Visit, mail: Path<String>) -> Result<Response> {
    let kept = find(&visit, &mail).await?;
    let page = KeptPage { mail: ShownKept::of(&mail, &kept), text: kept.text, headers: kept.headers };
    super::page(&visit, AREA, "mail_kept", page)
}

/// `GET /admin/mail/folder/{mail}/html`: as a mail program draws it, with its own style element and nothing else.
pub async fn show_html(visit: Visit, mail: Path<String>) -> Result<Response> {
    let kept = find(&visit, &mail).await?;
    let style = kept.html.split("<style>").nth(1).and_then(|rest| rest.split("</style>").next()).unwrap_or_default();
    let hash = Base64::encode_string(&Sha256::digest(style.as_bytes()));
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{hash}'; sandbox allow-popups; form-action 'none'; base-uri 'none'; \
         frame-ancestors 'none'"
    );
    let mut found = HttpResponse::Ok();
    found.insert_header((header::CONTENT_SECURITY_POLICY, policy));
    Ok(found.content_type("text/html; charset=utf-8").body(kept.html))
}

async fn find(visit: &Visit, name: &str) -> Result<Kept> {
    let name = name.to_owned();
    in_folder(visit, move |folder| folder.find(&name)).await?.ok_or(Error::NotFound)
}

/// Looks into the folder; where mails are sent elsewhere there is none.
async fn in_folder<T: Send + 'static>(
    visit: &Visit,
    look: impl FnOnce(&Folder) -> std::io::Result<T> + Send + 'static,
) -> Result<T> {
    let app = std::sync::Arc::clone(visit.app());
    blocking(move || {
        let folder = app.mailer.folder().ok_or(Error::NotFound)?;
        look(folder).map_err(|why| Error::Unavailable(format!("the mails' folder: {why}").into()))
    })
    .await
}
