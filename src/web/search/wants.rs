//! Whether a page is wanted or JSON: what `Accept` asks for.

use std::convert::Infallible;

use actix_web::http::header;
use actix_web::{FromRequest, HttpRequest, dev::Payload};
use futures_util::future::{Ready, ok};

/// What somebody wants to be answered with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wants {
    /// A page, as browsers do.
    Page,
    /// JSON, as scripts do.
    Json,
    /// Whatever there is.
    Anything,
}

impl Wants {
    /// What is named, and preferred if both are.
    fn of(accept: &str) -> Self {
        let weight = |kind: &str| accept.split(',').filter_map(|range| weight_of(range, kind)).fold(0.0, f32::max);
        let (json, page) = (weight("application/json"), weight("text/html"));
        if json > 0.0 && json >= page {
            Self::Json
        } else if page > 0.0 {
            Self::Page
        } else {
            Self::Anything
        }
    }
}

/// `text/html;q=0.8` → 0.8 for `text/html`; nothing for other kinds.
fn weight_of(range: &str, kind: &str) -> Option<f32> {
    let mut parts = range.split(';').map(str::trim);
    let is_it = parts.next()?.eq_ignore_ascii_case(kind);
    let weight = parts.find_map(|part| part.strip_prefix("q=")?.parse().ok()).unwrap_or(1.0);
    is_it.then_some(weight)
}

impl FromRequest for Wants {
    type Error = Infallible;
    type Future = Ready<Result<Self, Infallible>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let accept = request.headers().get_all(header::ACCEPT).filter_map(|value| value.to_str().ok());
        ok(Self::of(&accept.collect::<Vec<_>>().join(",")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_get_pages_and_scripts_json() {
        let cases = [
            ("", Wants::Anything),
            ("*/*", Wants::Anything),
            ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", Wants::Page),
            ("application/json", Wants::Json),
            ("Application/JSON; charset=utf-8, */*;q=0.1", Wants::Json),
            ("text/html;q=0.4, application/json;q=0.5", Wants::Json),
            ("text/html, application/json;q=0.5", Wants::Page),
            ("application/json;q=0", Wants::Anything),
            ("application/json;q=x", Wants::Json),
        ];
        for (accept, expected) in cases {
            assert_eq!(Wants::of(accept), expected, "{accept}");
        }
    }
}
