//! Moments in words: absolute, in the site's zone, by a language's own order.
//!
//! The order and the names of months are messages (`dates-…`), so a language file decides them.

use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

use crate::platform::words::{Language, Value, Words};

/// How much of a moment is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// 2 May 2026, 09:12 EEST
    Long,
    /// 2 May 2026, 09:12
    Short,
    /// 2 May 2026
    Day,
    /// May 2026
    Month,
    /// 09:12
    Time,
    /// 09:12 EEST
    Clock,
}

impl Form {
    /// The form of a name such as `long`.
    pub fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "long" => Self::Long,
            "short" => Self::Short,
            "day" => Self::Day,
            "month" => Self::Month,
            "time" => Self::Time,
            "clock" => Self::Clock,
            _ => return None,
        })
    }

    fn key(self) -> &'static str {
        match self {
            Self::Long => "dates-long",
            Self::Short => "dates-short",
            Self::Day => "dates-day",
            Self::Month => "dates-month",
            Self::Time => "dates-time",
            Self::Clock => "dates-clock",
        }
    }
}

/// A moment, in microseconds since 1970, as ISO 8601 in UTC: what `datetime` attributes hold.
pub(super) fn iso(micros: i64) -> anyhow::Result<String> {
    let moment = Timestamp::from_second(micros.div_euclid(1_000_000))?;
    Ok(moment.to_string())
}

/// A moment in words.
pub(super) fn say(words: &Words, lang: &Language, zone: &str, micros: i64, form: Form) -> anyhow::Result<String> {
    let at = Timestamp::from_microsecond(micros)?.to_zoned(zone_of(zone));
    let month = words.translate(lang, &format!("dates-month-{}", at.month()), &[]);
    let time = words.translate(lang, "dates-time", &time_of_day(&at));
    if form == Form::Time {
        return Ok(time);
    }
    let args = [
        ("day", Value::from(at.day().to_string())),
        ("month", Value::from(month)),
        ("number", Value::from(at.month().to_string())),
        ("year", Value::from(at.year().to_string())),
        ("time", Value::from(time)),
        ("zone", Value::from(zone_name(&at))),
    ];
    Ok(words.translate(lang, form.key(), &args))
}

/// Both ways of telling the hour: `09` and `15`, or `9` and `3` with the half of the day, `am` or `pm`.
fn time_of_day(at: &Zoned) -> [(&'static str, Value); 4] {
    let half = if at.hour() < 12 { "am" } else { "pm" };
    [
        ("hour", Value::from(at.strftime("%H").to_string())),
        ("hour12", Value::from(at.strftime("%-I").to_string())),
        ("half", Value::from(half)),
        ("minute", Value::from(at.strftime("%M").to_string())),
    ]
}

/// The zone's name as the footer tells it: Europe/Helsinki (EEST), or UTC.
pub(super) fn zone_in_words(zone: &str, now: Timestamp) -> String {
    let at = now.to_zoned(zone_of(zone));
    let short = zone_name(&at);
    if zone == short { short } else { format!("{} ({short})", zone.replace('_', " ")) }
}

/// A zone that this build does not know is shown as what it then is: UTC.
fn zone_of(name: &str) -> TimeZone {
    TimeZone::get(name).unwrap_or(TimeZone::UTC)
}

/// EEST where a zone has letters, else UTC+8 or UTC+5:30.
fn zone_name(at: &Zoned) -> String {
    let letters = at.strftime("%Z").to_string();
    if letters.starts_with(|sign: char| sign.is_ascii_alphabetic()) {
        return letters;
    }
    let minutes = at.offset().seconds() / 60;
    let sign = if minutes < 0 { '\u{2212}' } else { '+' };
    let (hours, rest) = (minutes.abs() / 60, minutes.abs() % 60);
    if rest == 0 { format!("UTC{sign}{hours}") } else { format!("UTC{sign}{hours}:{rest:02}") }
}

#[cfg(test)]
mod tests {
    use anyhow::Context as _;

    use super::*;
    use crate::platform::files::Files;

    const MOMENT: i64 = 1_777_702_320_000_000; // 2026-05-02T06:12:00Z

    #[test]
    fn a_moment_is_told_in_the_sites_zone() -> anyhow::Result<()> {
        let words = Words::load(&Files::own())?;
        let cases = [
            ("Europe/Helsinki", Form::Long, "2 May 2026, 09:12 EEST"),
            ("Europe/Helsinki", Form::Short, "2 May 2026, 09:12"),
            ("Asia/Ulaanbaatar", Form::Long, "2 May 2026, 14:12 UTC+8"),
            ("Asia/Kathmandu", Form::Long, "2 May 2026, 11:57 UTC+5:45"),
            ("America/Los_Angeles", Form::Day, "1 May 2026"),
            ("No/Where", Form::Time, "06:12"),
            ("UTC", Form::Month, "May 2026"),
        ];
        for (zone, form, expected) in cases {
            assert_eq!(say(&words, &Language::ENGLISH, zone, MOMENT, form)?, expected);
        }
        Ok(())
    }

    #[test]
    fn korean_tells_the_half_of_the_day_before_the_hour() -> anyhow::Result<()> {
        let words = Words::load(&Files::own())?;
        let korean = Language::parse("ko").context("a tag")?;
        let cases = [
            ("Asia/Seoul", MOMENT, Form::Long, "2026년 5월 2일 오후 3:12 (KST)"),
            ("Asia/Kathmandu", MOMENT, Form::Long, "2026년 5월 2일 오전 11:57 (UTC+5:45)"),
            ("UTC", 0, Form::Short, "1970년 1월 1일 오전 12:00"),
            ("UTC", 43_200_000_000, Form::Time, "오후 12:00"),
            ("UTC", MOMENT, Form::Day, "2026년 5월 2일"),
            ("UTC", MOMENT, Form::Month, "2026년 5월"),
        ];
        for (zone, micros, form, expected) in cases {
            assert_eq!(say(&words, &korean, zone, micros, form)?, expected);
        }
        Ok(())
    }

    #[test]
    fn attributes_hold_utc() -> anyhow::Result<()> {
        assert_eq!(iso(MOMENT)?, "2026-05-02T06:12:00Z");
        assert_eq!(iso(-1)?, "1969-12-31T23:59:59Z");
        assert!(iso(i64::MAX).is_err());
        Ok(())
    }

    #[test]
    fn a_zone_is_named() -> anyhow::Result<()> {
        let now = Timestamp::from_microsecond(MOMENT)?;
        assert_eq!(zone_in_words("Europe/Helsinki", now), "Europe/Helsinki (EEST)");
        assert_eq!(zone_in_words("America/Los_Angeles", now), "America/Los Angeles (PDT)");
        assert_eq!(zone_in_words("UTC", now), "UTC");
        Ok(())
    }
}
