//! Writing the site's own pages.

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::pages::{self, PageName};
use crate::platform::forms::FieldErrors;
use crate::platform::text;
use crate::rights::Member;
use crate::web::{Form, Path, Response, Visit};

const AREA: &str = "/admin/pages";

/// What a page's form sends.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct PageForm {
    markdown: String,
}

#[derive(Serialize)]
struct PagesPage {
    pages: Vec<ShownPage>,
}

#[derive(Serialize)]
struct ShownPage {
    name: &'static str,
    version: i64,
    at: Option<i64>,
}

#[derive(Serialize)]
struct PagePage {
    name: &'static str,
    title: String,
    form: PageForm,
    errors: FieldErrors,
    versions: Vec<ShownVersion>,
}

#[derive(Serialize)]
struct ShownVersion {
    version: i64,
    at: i64,
}

/// `GET /admin/pages`
pub async fn list(visit: Visit) -> Result<Response> {
    let pages = visit
        .read(|conn, _| {
            let pages = PageName::ALL.iter().map(|name| {
                let page = pages::current(conn, *name)?;
                let version = page.as_ref().map_or(0, |page| page.version);
                let at = page.and_then(|page| page.at).map(|at| at.micros());
                Ok(ShownPage { name: name.word(), version, at })
            });
            pages.collect::<Result<Vec<_>>>()
        })
        .await?;
    super::page(&visit, AREA, "pages", PagesPage { pages })
}

/// `GET /admin/pages/{page}`
pub async fn edit(visit: Visit, page: Path<String>) -> Result<Response> {
    let name = named(&page)?;
    let form = PageForm { markdown: present_text(&visit, name).await? };
    let page = page_page(&visit, name, form, FieldErrors::new()).await?;
    super::page(&visit, AREA, "page", page)
}

/// `POST /admin/pages/{page}`
pub async fn save(visit: Visit, by: Member, page: Path<String>, form: Form<PageForm>) -> Result<Response> {
    let name = named(&page)?;
    let markdown = text::clean_body(&form.markdown);
    match visit.write(move |tx| pages::save(tx, &by, name, &markdown)).await {
        Ok(_) => visit.leads_to_saying(&format!("/{name}"), "admin-said-saved"),
        Err(Error::Invalid(errors)) => {
            super::form_again(&visit, AREA, "page", page_page(&visit, name, form.0, errors).await?)
        }
        Err(other) => Err(other),
    }
}

/// What a page says, as it is to be edited: our own text in the language of the site.
pub(super) async fn present_text(visit: &Visit, name: PageName) -> Result<String> {
    let written = visit.read(move |conn, _| Ok(pages::current(conn, name)?)).await?;
    let words = visit.app().views.words();
    Ok(written.unwrap_or_else(|| pages::ours(words, &visit.app().language(), name)).markdown)
}

fn named(word: &str) -> Result<PageName> {
    word.parse().map_err(|_| Error::NotFound)
}

async fn page_page(visit: &Visit, name: PageName, form: PageForm, errors: FieldErrors) -> Result<PagePage> {
    let versions = visit.read(move |conn, _| Ok(pages::list_versions(conn, name)?)).await?;
    let shown = |it: pages::Version| ShownVersion { version: it.version, at: it.at.micros() };
    let versions = versions.into_iter().map(shown).collect();
    Ok(PagePage { name: name.word(), title: format!("pages-{name}"), form, errors, versions })
}
