//! Where search engines may go.

use actix_web::HttpResponse;
use actix_web::web::Data;

use crate::app::App;
use crate::error::Result;
use crate::web::Response;

/// Pages for one reader, pages about pages, and lists that differ for every question: nothing to be found again.
const APART: [&str; 11] = [
    "/admin",
    "/settings",
    "/farewell",
    "/sign-in",
    "/sign-up",
    "/setup",
    "/suspended",
    "/search",
    "/suggestions",
    "/*/history",
    "/posts/*/comments",
];

/// `GET /robots.txt`
pub async fn robots(app: Data<App>) -> Result<Response> {
    let apart: String = APART.iter().map(|path| format!("Disallow: {path}\n")).collect();
    let text = format!("User-agent: *\n{apart}\nSitemap: {}\n", app.base.join("/sitemap.xml"));
    Ok(HttpResponse::Ok().content_type("text/plain; charset=utf-8").body(text))
}
