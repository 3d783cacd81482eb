//! What people brought: given out to those who may read a post that uses it.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse};

use crate::error::{Error, Result};
use crate::posts;
use crate::uploads::Upload;
use crate::urls;
use crate::web::visit::blocking;
use crate::web::{Path, Response, Visit};

/// Whatever is in it, it does nothing: no script, no form, no frame, and an origin of its own.
const POLICY: &str = "default-src 'none'; sandbox; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";
/// A browser keeps it and asks each time whether it may still be seen.
const CACHING: &str = "private, no-cache";

/// `GET /uploads/{upload}`: a picture by its name with its ending.
pub async fn show(visit: Visit, upload: Path<String>, request: HttpRequest) -> Result<Response> {
    let known = request.headers().get(header::IF_NONE_MATCH).and_then(|it| it.to_str().ok()).map(ToOwned::to_owned);
    give(&visit, upload.0, known).await
}

/// `GET /uploads/{upload}/{name}`: a file; its name is for people.
pub async fn show_named(visit: Visit, path: Path<(String, String)>, request: HttpRequest) -> Result<Response> {
    show(visit, Path(path.0.0), request).await
}

async fn give(visit: &Visit, named: String, known: Option<String>) -> Result<Response> {
    let store = visit.app().store.clone();
    let upload = visit
        .read(move |conn, viewer| posts::find_upload(conn, viewer, named.split('.').next().unwrap_or_default()))
        .await?;
    let content = upload.content.clone();
    let bytes = match known.is_some_and(|known| known == mark(&upload)) {
        true => None,
        false => Some(blocking(move || store.read(&content).map_err(lost)).await?),
    };
    let mut response = if bytes.is_some() { HttpResponse::Ok() } else { HttpResponse::NotModified() };
    response
        .content_type(upload.kind.media_type())
        .insert_header((header::CONTENT_SECURITY_POLICY, POLICY))
        .insert_header((header::CACHE_CONTROL, CACHING))
        .insert_header((header::ETAG, mark(&upload)))
        .insert_header((header::CONTENT_DISPOSITION, disposition(&upload)));
    Ok(response.body(bytes.unwrap_or_default()))
}

/// What it holds never changes, so its hash tells whether a browser has it.
fn mark(upload: &Upload) -> String {
    format!("\"{}\"", upload.content)
}

/// Pictures are shown; whatever else is saved to a file, so that no browser makes a page of it.
fn disposition(upload: &Upload) -> String {
    let how = if upload.kind.is_picture() { "inline" } else { "attachment" };
    let plain: String = upload.name.chars().map(|it| if it.is_ascii() { it } else { '_' }).collect();
    format!("{how}; filename=\"{plain}\"; filename*=UTF-8''{}", urls::path_segment(&upload.name))
}

fn lost(error: std::io::Error) -> Error {
    match error.kind() {
        std::io::ErrorKind::NotFound => Error::NotFound,
        _ => Error::Unavailable(format!("a file cannot be read: {error}").into()),
    }
}
