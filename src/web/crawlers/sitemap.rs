//! The sitemap: every page a guest may read and find an answer on, with the moment of its last change.

use std::fmt::Write as _;

use actix_web::HttpResponse;
use actix_web::web::Data;
use quick_xml::escape::escape;

use crate::app::App;
use crate::error::{Error, Result};
use crate::ids::ThreadId;
use crate::platform::clock::Instant;
use crate::platform::config::BaseUrl;
use crate::platform::db::Conn;
use crate::web::visit::blocking;
use crate::web::{Path, Response};
use crate::{faq_entries, rights, spaces, threads, urls};

/// How many numbers of threads one file spans; the format allows 50,000 addresses in one.
const SPAN: i64 = 5_000;
/// The file of the pages that are no threads.
const PAGES: &str = "pages.xml";
const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// `GET /sitemap.xml`: the files that the sitemap consists of.
pub async fn sitemaps(app: Data<App>) -> Result<Response> {
    answer(app, |conn, base| {
        let guest = rights::guest(conn)?;
        let last = threads::last_indexable(conn, &guest)?;
        let spans = last.map(|last| (0..=last.number() / SPAN).map(|span| format!("threads-{span}.xml")));
        let mut xml = opened("sitemapindex");
        for name in [PAGES.to_owned()].into_iter().chain(spans.into_iter().flatten()) {
            entry(&mut xml, "sitemap", &base.join(&format!("/sitemaps/{name}")), None);
        }
        Ok(closed(xml, "sitemapindex"))
    })
    .await
}

/// `GET /sitemaps/{name}`: one of them.
pub async fn sitemap(app: Data<App>, name: Path<String>) -> Result<Response> {
    let span = match name.as_str() {
        PAGES => None,
        name => Some(span_of(name).ok_or(Error::NotFound)?),
    };
    answer(app, move |conn, base| {
        let mut xml = opened("urlset");
        match span {
            None => list_pages(conn, base, &mut xml)?,
            Some(span) => list_threads(conn, base, &mut xml, span)?,
        }
        Ok(closed(xml, "urlset"))
    })
    .await
}

fn list_pages(conn: &mut Conn, base: &BaseUrl, xml: &mut String) -> Result<()> {
    let guest = rights::guest(conn)?;
    for path in ["/", "/threads", "/spaces", "/tags", "/help", "/experts"] {
        entry(xml, "url", &base.join(path), None);
    }
    let entries = faq_entries::list(conn, &guest)?;
    for space in spaces::list(conn, &guest)? {
        entry(xml, "url", &base.join(&urls::space(&space.slug)), None);
        if entries.iter().any(|it| it.space == space.id) {
            entry(xml, "url", &base.join(&urls::help(&space.slug)), None);
        }
    }
    Ok(())
}

fn list_threads(conn: &mut Conn, base: &BaseUrl, xml: &mut String, span: i64) -> Result<()> {
    let guest = rights::guest(conn)?;
    let (first, end) = (span.saturating_mul(SPAN), span.saturating_add(1).saturating_mul(SPAN));
    for thread in threads::list_indexable(conn, &guest, ThreadId::new(first), ThreadId::new(end))? {
        let url = base.join(&urls::thread(thread.id, &thread.title));
        entry(xml, "url", &url, Some(thread.changed_at));
    }
    Ok(())
}

/// The number in `threads-7.xml`.
fn span_of(name: &str) -> Option<i64> {
    let digits = name.strip_prefix("threads-")?.strip_suffix(".xml")?;
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok()).flatten()
}

fn opened(root: &str) -> String {
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<{root} xmlns=\"{NAMESPACE}\">\n")
}

fn closed(mut xml: String, root: &str) -> String {
    xml.push_str(&format!("</{root}>\n"));
    xml
}

fn entry(xml: &mut String, kind: &str, url: &str, changed_at: Option<Instant>) {
    let changed = changed_at.map(|at| format!("<lastmod>{at}</lastmod>")).unwrap_or_default();
    // Writing to a text cannot fail.
    let _ = writeln!(xml, "<{kind}><loc>{}</loc>{changed}</{kind}>", escape(url));
}

/// Everybody gets what a guest would: no cookie is read here.
async fn answer(
    app: Data<App>,
    draw: impl FnOnce(&mut Conn, &BaseUrl) -> Result<String> + Send + 'static,
) -> Result<Response> {
    let app = app.into_inner();
    let xml = blocking(move || app.db.read(|conn| draw(conn, &app.base))).await?;
    Ok(HttpResponse::Ok().content_type("application/xml; charset=utf-8").body(xml))
}
