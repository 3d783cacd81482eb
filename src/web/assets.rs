//! Style sheets, scripts and icons.

use actix_web::HttpResponse;
use actix_web::http::header;
use actix_web::web::Data;

use super::{Path, Response};
use crate::app::App;
use crate::error::{Error, Result};
use crate::platform::assets::CACHE_CONTROL;

/// `GET /assets/{name}`
pub async fn show(app: Data<App>, name: Path<String>) -> Result<Response> {
    let asset = app.views.assets().find(&name).ok_or(Error::NotFound)?;
    Ok(HttpResponse::Ok()
        .content_type(asset.content_type.as_ref())
        .insert_header((header::CACHE_CONTROL, CACHE_CONTROL))
        .body(asset.bytes))
}
