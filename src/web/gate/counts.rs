//! How often who may ask: the rule of every request, the rule of writes, and the rule an address declares.

use actix_web::body::BoxBody;
use actix_web::dev::ServiceResponse;
use actix_web::http::{Method, StatusCode};

use crate::error::Result;
use crate::platform::limits::{Limits, REQUESTS, WRITES};
use crate::web::routes::Declared;
use crate::web::uploads;
use crate::web::visit::Visit;

/// Counts a request before anything is asked of the database for it.
pub(super) fn request(limits: &Limits, network: &str, now: crate::platform::clock::Instant) -> Result<()> {
    Ok(limits.check(REQUESTS, network, now)?)
}

/// Counts what is sent: by person, or by network for guests. A rule that an address declares counts beside
/// that of writes, or in its place if it lets people do more.
pub(super) fn write(visit: &Visit, declared: &Declared) -> Result<()> {
    let limits = &visit.app().limits;
    let (key, now) = (key(visit), visit.now());
    if visit.member().is_some() && declared.limit.is_none_or(|rule| rule.is_within(&WRITES)) {
        limits.check(WRITES, &key, now)?;
    }
    if let Some(rule) = declared.limit {
        limits.check(rule, &key, now)?;
    }
    Ok(())
}

/// Counts a page whose address declares a rule: by person, or by network for guests.
pub(super) fn read(visit: &Visit, declared: &Declared) -> Result<()> {
    match declared.limit {
        Some(rule) => Ok(visit.app().limits.check(rule, key(visit), visit.now())?),
        None => Ok(()),
    }
}

/// A form that needs another look was no question asked, nor was one that only brought a file: neither is counted
/// as one.
pub(super) fn settle(response: &ServiceResponse<BoxBody>, visit: &Visit, declared: &Declared) {
    let is_back = response.response().extensions().get::<uploads::LedBack>().is_some();
    let came_to_nothing = response.status() == StatusCode::UNPROCESSABLE_ENTITY || is_back;
    if let Some(rule) = declared.limit.filter(|_| came_to_nothing && declared.method == Method::POST) {
        visit.app().limits.give_back(rule, key(visit));
    }
}

fn key(visit: &Visit) -> String {
    match visit.member() {
        Some(member) => member.id.to_string(),
        None => visit.facts().address.clone(),
    }
}
