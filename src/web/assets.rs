//! Style sheets, scripts, icons, and the site's logo.

use actix_web::HttpResponse;
use actix_web::http::header;
use actix_web::web::Data;

use super::{Path, Response};
use crate::app::App;
use crate::error::{Error, Result};
use crate::platform::assets::CACHE_CONTROL;

/// `GET /assets/{name}`
pub async fn show(app: Data<App>, name: Path<String>) -> Result<Response> {
    if let Some(logo) = app.settings().own_logo.as_ref().filter(|logo| logo.name == *name) {
        let mut found = HttpResponse::Ok();
        return Ok(found
            .content_type("image/png")
            .insert_header((header::CACHE_CONTROL, CACHE_CONTROL))
            .body(logo.bytes()));
    }
    let asset = app.views.assets().find(&name).ok_or(Error::NotFound)?;
    Ok(HttpResponse::Ok()
        .content_type(asset.content_type.as_ref())
        .insert_header((header::CACHE_CONTROL, CACHE_CONTROL))
        .body(asset.bytes))
}
