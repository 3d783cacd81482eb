//! Whether the process lives, and whether it can serve.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::Response;
use super::visit::blocking;
use crate::app::App;
use crate::error::{Error, Result};
use crate::settings;

/// `GET /healthz`: the process answers.
pub async fn alive() -> Result<Response> {
    Ok(HttpResponse::Ok().content_type("text/plain").body("ok\n"))
}

/// `GET /readyz`: the database answers, and everything derived has caught up a first time.
pub async fn ready(app: Data<App>) -> Result<Response> {
    let app = app.into_inner();
    let search = app.search.status();
    blocking(move || app.db.read(settings::load)).await?;
    // A site whose search cannot follow (a full disk) is better than none: only who still begins is waited for.
    if !search.has_caught_up && search.problem.is_none() {
        return Err(Error::Unavailable("search catches up a first time".into()));
    }
    Ok(HttpResponse::Ok().content_type("text/plain").body("ready\n"))
}
