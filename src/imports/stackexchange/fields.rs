//! A row's attributes as values of the right type, within sane bounds.

use std::borrow::Cow;
use std::ops::RangeInclusive;

use quick_xml::escape::unescape;
use quick_xml::events::BytesStart;

use super::problems::{Reason, StopReason};
use crate::platform::clock::Instant;

/// Bytes of the longest attribute that is read; the longest post of the largest site has a tenth of it.
pub(super) const LONGEST_ATTRIBUTE: usize = 1 << 20;

/// Ids of everything but people are positive; the bound is what a JavaScript number holds.
pub(super) const IDS: RangeInclusive<i64> = 1..=1 << 53;
/// A site's own accounts have ids below zero.
pub(super) const PEOPLE: RangeInclusive<i64> = -1_000..=1 << 53;
/// Kinds are small numbers.
pub(super) const KINDS: RangeInclusive<i64> = 1..=999;
/// Scores of posts and comments.
pub(super) const SCORES: RangeInclusive<i64> = -10_000_000..=10_000_000;
/// Views of a question.
pub(super) const VIEWS: RangeInclusive<i64> = 0..=1_000_000_000_000;

const MOST_ATTRIBUTES: usize = 64;
const EARLIEST: Instant = Instant::from_micros(631_152_000_000_000); // 1990-01-01

/// Why a row gives no fields.
#[derive(Debug)]
pub(super) enum Fault {
    /// This row is left out.
    Skip(Reason),
    /// The file cannot be trusted.
    Stop(StopReason),
}

impl From<Reason> for Fault {
    fn from(reason: Reason) -> Fault {
        Fault::Skip(reason)
    }
}

/// The attributes of one row.
#[derive(Debug)]
pub(super) struct Fields<'a> {
    values: Vec<(&'a str, Cow<'a, str>)>,
    latest: Instant,
}

impl<'a> Fields<'a> {
    /// Takes a row's tag apart. `latest` is the last moment that a date may name.
    pub(super) fn of(tag: &'a BytesStart<'_>, latest: Instant) -> Result<Fields<'a>, Fault> {
        let mut values: Vec<(&str, Cow<'_, str>)> = Vec::with_capacity(24);
        let mut attributes = tag.attributes();
        // Compares each name with all before it: only with a bound on their number is that cheap.
        for attribute in attributes.with_checks(true) {
            let attribute = attribute.map_err(|error| Fault::Stop(error.into()))?;
            if values.len() == MOST_ATTRIBUTES {
                return Err(Fault::Stop(StopReason::TooManyAttributes));
            }
            if attribute.value.len() > LONGEST_ATTRIBUTE {
                return Err(Fault::Skip(Reason::TooLong));
            }
            // Not `normalized_value`: it makes spaces of line breaks that were written as such, and so
            // would ruin code in dumps written by careless tools.
            let value = match attribute.value {
                Cow::Borrowed(raw) => unescape(raw),
                Cow::Owned(ref raw) => unescape(raw).map(|text| Cow::Owned(text.into_owned())),
            };
            values.push((attribute.key.into_inner(), value.map_err(|error| Fault::Stop(error.into()))?));
        }
        Ok(Fields { values, latest })
    }

    fn get(&self, name: &str) -> Option<&str> {
        let (_, value) = self.values.iter().find(|(key, _)| *key == name)?;
        (!value.trim().is_empty()).then_some(value)
    }

    /// Whether the attribute stands there at all, be it blank.
    pub(super) fn has(&self, name: &str) -> bool {
        self.values.iter().any(|(key, _)| *key == name)
    }

    /// A text without control characters, its lines ended by `\n`; `None` if absent or blank.
    pub(super) fn text(&self, name: &str) -> Option<String> {
        self.get(name).map(clean)
    }

    /// A text on one line, without spaces around it.
    pub(super) fn line(&self, name: &str) -> Option<String> {
        let line = self.get(name)?.split_whitespace().collect::<Vec<_>>().join(" ");
        Some(clean(&line)).filter(|line| !line.is_empty())
    }

    /// A number within bounds, if there is one.
    pub(super) fn number(&self, name: &'static str, bounds: RangeInclusive<i64>) -> Result<Option<i64>, Reason> {
        let Some(value) = self.get(name) else {
            return Ok(None);
        };
        let digits = value.strip_prefix(['-', '+']).unwrap_or(value);
        if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(Reason::NotANumber(name));
        }
        let number = value.parse().ok().filter(|number| bounds.contains(number));
        number.map(Some).ok_or(Reason::OutOfRange(name))
    }

    /// A number without which the row means nothing.
    pub(super) fn needed(&self, name: &'static str, bounds: RangeInclusive<i64>) -> Result<i64, Reason> {
        self.number(name, bounds)?.ok_or(Reason::Missing(name))
    }

    /// A moment, if there is one; the dump's dates are in UTC.
    pub(super) fn moment(&self, name: &'static str) -> Result<Option<Instant>, Reason> {
        let Some(value) = self.get(name) else {
            return Ok(None);
        };
        let moment = Instant::parse(value.trim()).ok_or(Reason::NotADate(name))?;
        let sane = (EARLIEST..=self.latest).contains(&moment);
        sane.then_some(Some(moment)).ok_or(Reason::AbsurdDate(name))
    }

    /// A moment without which the row means nothing.
    pub(super) fn needed_moment(&self, name: &'static str) -> Result<Instant, Reason> {
        self.moment(name)?.ok_or(Reason::Missing(name))
    }
}

/// PostgreSQL refuses NUL in a text, and the other control characters only hide things.
fn clean(text: &str) -> String {
    text.replace("\r\n", "\n")
        .chars()
        .map(|c| if c == '\r' { '\n' } else { c })
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        .collect()
}
