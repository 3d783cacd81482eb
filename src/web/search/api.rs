//! What a search answers to scripts: the same results as on the page, and no others.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderValue};
use serde::Serialize;
use serde_json::json;

use super::results::FoundRow;
use crate::platform::words::Message;
use crate::search::Kind;
use crate::web::{Response, Visit};

/// When an index that is away is worth asking again.
pub(super) const RETRY_SECONDS: &str = "3";

/// What was found.
#[derive(Serialize)]
struct Results<'a> {
    total: usize,
    results: Vec<ResultOf<'a>>,
}

/// A thing that was found.
#[derive(Serialize)]
struct ResultOf<'a> {
    kind: Kind,
    id: i64,
    title: &'a str,
    url: &'a str,
    state: &'static str,
    passage: String,
}

/// What was found, best first.
pub(super) fn found(total: usize, rows: &[FoundRow]) -> Response {
    let results = rows.iter().map(|found| ResultOf {
        kind: Kind::Thread,
        id: found.thread.id,
        title: &found.thread.title,
        url: &found.thread.url,
        state: state_of(found.thread.state),
        passage: found.passage.iter().map(|piece| piece.text.as_str()).collect(),
    });
    HttpResponse::Ok().json(Results { total, results: results.collect() })
}

/// The search cannot be taken as it is.
pub(super) fn refused(visit: &Visit, why: &Message) -> Response {
    problem(visit, StatusCode::UNPROCESSABLE_ENTITY, "search-refused", why)
}

/// The index cannot answer just now.
pub(super) fn away(visit: &Visit) -> Response {
    let why = Message::new("search-away-text");
    let mut response = problem(visit, StatusCode::SERVICE_UNAVAILABLE, "search-away", &why);
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static(RETRY_SECONDS));
    response
}

/// A problem as RFC 9457 has it.
fn problem(visit: &Visit, status: StatusCode, title: &str, detail: &Message) -> Response {
    let (words, language) = (visit.app().views.words(), visit.language());
    let title = words.translate(language, title, &[]);
    let detail = words.say(language, detail);
    let problem = json!({ "type": "about:blank", "title": title, "status": status.as_u16(), "detail": detail });
    HttpResponse::build(status).content_type("application/problem+json").body(problem.to_string())
}

/// The words of lists for how far a thread is, as search names it.
fn state_of(of_list: &str) -> &'static str {
    match of_list {
        "resolved" => "resolved",
        "closed" => "closed",
        "answered" => "answered",
        _ => "open",
    }
}
