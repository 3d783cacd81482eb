//! Whether the process lives, and whether it can serve.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::Response;
use super::visit::blocking;
use crate::app::App;
use crate::error::Result;
use crate::settings;

/// `GET /healthz`: the process answers.
pub async fn alive() -> Result<Response> {
    Ok(HttpResponse::Ok().content_type("text/plain").body("ok\n"))
}

/// `GET /readyz`: the database answers, and everything derived has caught up a first time.
pub async fn ready(app: Data<App>) -> Result<Response> {
    let app = app.into_inner();
    blocking(move || app.db.read(settings::load)).await?;
    Ok(HttpResponse::Ok().content_type("text/plain").body("ready\n"))
}
