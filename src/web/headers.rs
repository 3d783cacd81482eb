//! The headers that every response carries.

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use actix_web::middleware::Next;

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; \
                      connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; \
                      frame-ancestors 'none'";

const POLICY_NAME: &str = "content-security-policy";

/// What browsers are told with every response; errors are no exception.
const ALWAYS: [(&str, &str); 6] = [
    (POLICY_NAME, POLICY),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"), // `no-referrer` would make browsers send forms with Origin: null
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
];

/// Adds them, and keeps what is personal or an error out of every cache.
pub async fn add(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, actix_web::Error> {
    let mut response = next.call(request).await?;
    let is_error = !response.status().is_success() && !response.status().is_redirection();
    let headers = response.headers_mut();
    for (name, value) in ALWAYS {
        // What people brought comes with a stricter policy.
        if !(name == POLICY_NAME && headers.contains_key(name)) {
            set(headers, name, value);
        }
    }
    if is_error || !headers.contains_key(header::CACHE_CONTROL) {
        set(headers, "cache-control", "no-store");
    }
    Ok(response)
}

fn set(headers: &mut HeaderMap, name: &'static str, value: &'static str) {
    headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
}
