//! How a text will look, drawn by the rules by which it will be posted.

use actix_web::HttpResponse;
use serde::Deserialize;

use super::{Form, Response, Visit};
use crate::error::{Error, Result};
use crate::platform::{markup, text};
use crate::posts::{self, Shows};

/// What is being written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PreviewForm {
    body: String,
}

/// `POST /preview`: a piece of HTML, or the reason against it as plain text.
pub async fn show(visit: Visit, form: Form<PreviewForm>) -> Result<Response> {
    let site = visit.app().base.origin().to_owned();
    let body = text::clean_body(&form.body);
    let composed = visit.read(move |conn, viewer| {
        let shows = Shows::WhatIsOpenTo(viewer);
        posts::compose_within(conn, &site, "body", &body, markup::Limits::POST, shows)
    });
    let composed = composed.await;
    match composed {
        Ok(composed) => Ok(HttpResponse::Ok().content_type("text/html; charset=utf-8").body(composed.html)),
        Err(Error::Invalid(errors)) => {
            let words = visit.app().views.words();
            let said: Vec<String> = errors.iter().map(|(_, message)| words.say(visit.language(), message)).collect();
            Ok(HttpResponse::UnprocessableEntity().content_type("text/plain; charset=utf-8").body(said.join("\n")))
        }
        Err(other) => Err(other),
    }
}
