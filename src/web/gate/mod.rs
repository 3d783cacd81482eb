//! What every request passes: who is it, may they call this address and so often, is the form really theirs.

mod admit;
mod counts;
mod meet;

use std::rc::Rc;
use std::sync::Arc;

use actix_web::HttpMessage;
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header;
use actix_web::middleware::Next;
use actix_web::web::Data;
use tracing::Instrument;

use super::errors;
use super::routes::Declared;
use super::visit::{Response, Visit};
use crate::app::App;
use crate::error::{Error, Result};
use crate::platform::{logs, tokens};
pub(super) use counts::Costly;
pub(super) use meet::cookie_name;

/// What becomes of a request at the gate.
pub(super) enum Admitted {
    /// On to its handler.
    On,
    /// Answered here already.
    Answered(Response),
}

/// Lets a request through to its handler, or answers in its place; draws errors as pages.
pub(super) async fn gate(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let id = tokens::random_text::<9>().unwrap_or_default();
    let route = request.match_pattern().unwrap_or_default();
    let span = logs::request_span(&id, request.method().as_str(), &route);
    pass(request, next, id).instrument(span).await
}

async fn pass(
    mut request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
    id: String,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let started = std::time::Instant::now();
    let app = request.app_data::<Data<App>>().map(|app| Arc::clone(app));
    let (Some(app), Some(declared)) = (app, request.app_data::<Declared>().cloned()) else {
        return Err(Error::Internal(anyhow::anyhow!("an address is not declared")).into());
    };
    let (visit, admitted) = match meet::meet(&request, &app, &declared, id.clone()).await {
        Ok(visit) => (visit, Ok(())),
        Err(error) => (Visit::new(meet::unknown(&request, app, id)), Err(error)),
    };
    let admitted = match admitted {
        Ok(()) => admit::admit(&mut request, &visit, &declared).await,
        Err(refused) => Err(refused),
    };
    request.extensions_mut().insert(visit.clone());
    let response = match admitted {
        Ok(Admitted::On) => next.call(request).await?.map_into_boxed_body(),
        Ok(Admitted::Answered(response)) => request.into_response(response),
        Err(error) => {
            let response = actix_web::error::ResponseError::error_response(&error);
            let mut response = request.into_response(response);
            response.response_mut().extensions_mut().insert(errors::Trouble(Rc::new(error)));
            response
        }
    };
    let mut response = errors::draw(response, &visit);
    counts::settle(&response, &visit, &declared);
    finish(&mut response, &visit);
    tracing::info!(status = response.status().as_u16(), micros = started.elapsed().as_micros(), "answered");
    Ok(response)
}

/// What is personal is kept nowhere but where its handler lets its reader's browser keep it; words depend on who
/// reads them, and say their language; a session that was given a new token carries it home.
fn finish(response: &mut ServiceResponse<BoxBody>, visit: &Visit) {
    let is_personal = visit.member().is_some();
    let said = response.headers().get(header::CACHE_CONTROL);
    let has_rule = said.is_some_and(|rule| !is_personal || rule.as_bytes().starts_with(b"private"));
    let rule = if is_personal { "no-store" } else { "private, no-cache" };
    if !has_rule {
        response.headers_mut().insert(header::CACHE_CONTROL, header::HeaderValue::from_static(rule));
    }
    if is_words(response.headers(), visit) {
        let headers = response.headers_mut();
        headers.append(header::VARY, header::HeaderValue::from_static("Cookie, Accept-Language"));
        if let Ok(tag) = header::HeaderValue::from_str(visit.language().tag()) {
            headers.insert(header::CONTENT_LANGUAGE, tag);
        }
    }
    let sets_session = response.response().cookies().any(|cookie| cookie.name() == cookie_name(visit.app()));
    if let Some(cookie) = visit.facts().renewed.as_ref().filter(|_| !sets_session) {
        let _ = response.response_mut().add_cookie(cookie);
    }
}

/// Pages, and refusals as scripts read them; not sheets, scripts and pictures.
fn is_words(headers: &header::HeaderMap, visit: &Visit) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|it| it.to_str().ok()).unwrap_or_default();
    kind.starts_with("text/html") || visit.facts().is_script && kind.starts_with("text/plain")
}
