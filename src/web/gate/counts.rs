//! How often who may ask: the rule of every request, the rule of writes, and the rule an address declares.

use actix_web::body::BoxBody;
use actix_web::dev::ServiceResponse;
use actix_web::http::{Method, StatusCode};

use crate::error::Result;
use crate::platform::clock::Instant;
use crate::platform::limits::{Limits, REQUESTS, Rule, WRITES};
use crate::platform::net;
use crate::web::routes::Declared;
use crate::web::uploads;
use crate::web::visit::Visit;

/// Of an answer: it cost much, so that it counts although it came to nothing.
pub(in crate::web) struct Costly;

/// Counts a request before anything is asked of the database for it.
pub(super) fn request(limits: &Limits, network: &str, now: Instant) -> Result<()> {
    Ok(limits.check(REQUESTS, network, now)?)
}

/// Counts what is sent: by person, or by network for guests. A rule that an address declares counts beside
/// that of writes, or in its place if it lets people do more. The ranges round a guest's network count as well.
pub(super) fn write(visit: &Visit, declared: &Declared) -> Result<()> {
    let limits = &visit.app().limits;
    let (key, now) = (key(visit), visit.now());
    if visit.member().is_some() && declared.limit.is_none_or(|rule| rule.is_within(&WRITES)) {
        limits.check(WRITES, &key, now)?;
    }
    if let Some(rule) = declared.limit {
        limits.check(rule, &key, now)?;
        wider(visit, rule).try_for_each(|(rule, range)| limits.check(rule, &range, now))?;
    }
    Ok(())
}

/// A rule as it holds for the ranges round a guest's network.
fn wider(visit: &Visit, rule: Rule) -> impl Iterator<Item = (Rule, String)> {
    let ranges = if visit.member().is_some() { Vec::new() } else { net::wider(&visit.facts().address) };
    ranges.into_iter().map(move |(range, times)| (Rule { count: rule.count.saturating_mul(times), ..rule }, range))
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
    let is_costly = response.response().extensions().get::<Costly>().is_some();
    let came_to_nothing = response.status() == StatusCode::UNPROCESSABLE_ENTITY && !is_costly || is_back;
    if let Some(rule) = declared.limit.filter(|_| came_to_nothing && declared.method == Method::POST) {
        visit.app().limits.give_back(rule, key(visit));
        wider(visit, rule).for_each(|(rule, range)| visit.app().limits.give_back(rule, &range));
    }
}

fn key(visit: &Visit) -> String {
    match visit.member() {
        Some(member) => member.id.to_string(),
        None => visit.facts().address.clone(),
    }
}
