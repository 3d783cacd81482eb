//! What could not be done, as a page: what happened, whether anything was lost, where to go.

use std::rc::Rc;

use actix_web::body::BoxBody;
use actix_web::dev::ServiceResponse;
use actix_web::http::{StatusCode, header};
use actix_web::{HttpMessage, HttpResponse, HttpResponseBuilder, ResponseError};
use serde::Serialize;

use super::form::Sent;
use super::visit::Visit;
use crate::error::Error;
use crate::platform::words::Message;

/// What the gate itself ran into.
pub(super) struct Trouble(pub(super) Rc<Error>);

/// A page of trouble.
#[derive(Serialize)]
struct TroublePage {
    message: Option<Message>,
    until: Option<i64>,
    request: String,
    at: i64,
    sent: Option<Kept>,
}

/// What was typed, with the form to send it once more.
#[derive(Serialize)]
struct Kept {
    action: String,
    fields: Vec<KeptField>,
}

#[derive(Serialize)]
struct KeptField {
    name: String,
    value: String,
    is_text: bool,
}

impl ResponseError for Error {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::SignInNeeded => StatusCode::UNAUTHORIZED,
            Self::Refused(_) => StatusCode::FORBIDDEN,
            Self::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Conflict(_) => StatusCode::CONFLICT,
            Self::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn error_response(&self) -> HttpResponse<BoxBody> {
        HttpResponse::new(self.status_code())
    }
}

/// Draws the page of an error in place of the empty response that stands for it.
pub(super) fn draw(response: ServiceResponse<BoxBody>, visit: &Visit) -> ServiceResponse<BoxBody> {
    let gates = response.response().extensions().get::<Trouble>().map(|trouble| Rc::clone(&trouble.0));
    let page = match (&gates, response.response().error()) {
        (Some(error), _) => page_of(error, &response, visit),
        (None, Some(error)) => match error.as_error::<Error>() {
            Some(error) => page_of(error, &response, visit),
            None => return response,
        },
        (None, None) => return response,
    };
    response.into_response(page)
}

fn page_of(error: &Error, response: &ServiceResponse, visit: &Visit) -> HttpResponse<BoxBody> {
    let (template, message) = match error {
        Error::NotFound => ("not_found", None),
        Error::SignInNeeded => ("sign_in", None),
        Error::Refused(message) => ("refused", Some(message.clone())),
        Error::Invalid(fields) => ("invalid", fields.iter().next().map(|(_, message)| message.clone())),
        Error::TooMany { .. } => ("too_many", None),
        Error::Conflict(message) => ("conflict", Some(message.clone())),
        Error::Unavailable(why) => {
            tracing::warn!(%why, "unavailable");
            ("unavailable", None)
        }
        Error::Internal(fault) => {
            tracing::error!(fault = format!("{fault:#}"), "our fault");
            ("internal", None)
        }
    };
    let until = match error {
        Error::TooMany { until } => Some(until.micros()),
        _ => None,
    };
    let page = TroublePage {
        message,
        until,
        request: visit.facts().request_id.clone(),
        at: visit.now().micros(),
        sent: kept(response),
    };
    let mut builder = HttpResponseBuilder::new(error.status_code());
    let seconds = match error {
        Error::TooMany { until } => Some(until.since(visit.now()).as_secs().max(1)),
        Error::Unavailable(_) => Some(2),
        _ => None,
    };
    if let Some(seconds) = seconds {
        builder.insert_header((header::RETRY_AFTER, seconds.to_string()));
    }
    if visit.facts().is_script && !matches!(error, Error::Invalid(_)) {
        let words = visit.app().views.words();
        let message =
            page.message.unwrap_or_else(|| Message::new(format!("errors-{}-text", template.replace('_', "-"))));
        return builder.content_type("text/plain; charset=utf-8").body(words.say(visit.language(), &message));
    }
    visit.draw(&format!("errors/{template}.html"), &page, builder, |_| {}).unwrap_or_else(|fault| {
        tracing::error!(fault = format!("{fault:#?}"), "not even the page of an error could be drawn");
        HttpResponse::new(StatusCode::INTERNAL_SERVER_ERROR)
    })
}

/// Fields whose values stand on no page: every one that a page draws as a password, and codes.
fn is_secret(name: &str) -> bool {
    ["password", "secret", "code"].iter().any(|word| name.contains(word))
}

/// What was typed into the form that could not be taken.
fn kept(response: &ServiceResponse) -> Option<Kept> {
    let extensions = response.request().extensions();
    let sent = extensions.get::<Sent>()?;
    let fields: Vec<KeptField> = sent
        .0
        .iter()
        .filter(|(name, _)| !is_secret(name))
        .map(|(name, value)| KeptField {
            name: name.into(),
            value: value.into(),
            is_text: name == "body" && !value.is_empty() || value.len() > 40 || value.contains('\n'),
        })
        .collect();
    let has_text = fields.iter().any(|field| field.is_text);
    has_text.then(|| Kept { action: response.request().path().to_owned(), fields })
}
