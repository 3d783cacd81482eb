//! Time zones by their IANA names, and what a moment looks like in one.

use std::fmt;
use std::str::FromStr;

use jiff::tz::{AmbiguousOffset, TimeZone};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Instant;

/// A time zone with an IANA name, such as `Asia/Seoul`. Read and written by that name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone(TimeZone);

/// A day of calendars, wherever.
pub type Day = jiff::civil::Date;

/// So many days after another, as far as calendars reach.
pub fn days_after(day: Day, days: i32) -> Option<Day> {
    day.checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}

/// There is no time zone of this name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no time zone named {0:?}")]
pub struct UnknownZone(pub String);

/// What calendars and clocks of a zone show at a moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ZonedParts {
    /// Gregorian year.
    pub year: i16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// 0 to 59.
    pub second: u8,
    /// The day of the week.
    pub weekday: Weekday,
    /// Seconds east of UTC.
    pub offset_seconds: i32,
    /// What the zone calls its time then: `KST`, `CEST`, or `+08` where it has no letters.
    pub zone_abbreviation: String,
}

/// A day of the week, the week beginning on Monday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "a day's name says it")]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl Zone {
    /// Coordinated universal time.
    pub fn utc() -> Self {
        Self(TimeZone::UTC)
    }

    /// The zone of an IANA name, whatever the case it is written in.
    pub fn parse(name: &str) -> Result<Self, UnknownZone> {
        let zone = TimeZone::get(name).ok().filter(|zone| !zone.is_unknown() && zone.iana_name().is_some());
        zone.map(Self).ok_or_else(|| UnknownZone(name.to_owned()))
    }

    /// Its IANA name.
    pub fn name(&self) -> &str {
        self.0.iana_name().unwrap_or("UTC")
    }

    /// The names of all zones, for a list to choose from.
    pub fn names() -> Vec<String> {
        jiff::tz::db().available().map(|name| name.to_string()).collect()
    }

    /// The day that calendars of the zone show at a moment.
    pub fn day_of(&self, moment: Instant) -> Day {
        moment.timestamp().to_zoned(self.0.clone()).date()
    }

    /// The moment at which a year begins in the zone, as far as calendars reach.
    pub fn beginning_of(&self, year: i16) -> Option<Instant> {
        let first = Day::new(year, 1, 1).ok()?;
        self.moments_of(first, 0).map(|(moment, _)| moment)
    }

    /// The first and the last moment at which clocks of the zone show a time of a day, in minutes after midnight.
    /// They differ where clocks are put back. A time that clocks leave out is the moment at which they do.
    pub fn moments_of(&self, day: Day, minutes: i64) -> Option<(Instant, Instant)> {
        let midnight = day.to_datetime(jiff::civil::Time::midnight());
        let shown = midnight.checked_add(jiff::Span::new().try_minutes(minutes).ok()?).ok()?;
        let (first, last) =
            (self.0.to_ambiguous_timestamp(shown).earlier().ok()?, self.0.to_ambiguous_timestamp(shown).later().ok()?);
        let moment = |it: jiff::Timestamp| Instant::from_micros(it.as_microsecond());
        match self.0.to_ambiguous_timestamp(shown).offset() {
            AmbiguousOffset::Gap { .. } => {
                let change = moment(self.0.following(first).next()?.timestamp());
                Some((change, change))
            }
            _ => Some((moment(first), moment(last))),
        }
    }

    pub(super) fn parts_of(&self, moment: Instant) -> ZonedParts {
        let timestamp = moment.timestamp();
        let there = timestamp.to_zoned(self.0.clone());
        ZonedParts {
            year: there.year(),
            month: there.month().unsigned_abs(),
            day: there.day().unsigned_abs(),
            hour: there.hour().unsigned_abs(),
            minute: there.minute().unsigned_abs(),
            second: there.second().unsigned_abs(),
            weekday: there.weekday().into(),
            offset_seconds: there.offset().seconds(),
            zone_abbreviation: self.0.to_offset_info(timestamp).abbreviation().to_owned(),
        }
    }
}

impl From<jiff::civil::Weekday> for Weekday {
    fn from(day: jiff::civil::Weekday) -> Self {
        use jiff::civil::Weekday as Day;
        match day {
            Day::Monday => Self::Monday,
            Day::Tuesday => Self::Tuesday,
            Day::Wednesday => Self::Wednesday,
            Day::Thursday => Self::Thursday,
            Day::Friday => Self::Friday,
            Day::Saturday => Self::Saturday,
            Day::Sunday => Self::Sunday,
        }
    }
}

impl FromStr for Zone {
    type Err = UnknownZone;

    fn from_str(name: &str) -> Result<Self, UnknownZone> {
        Self::parse(name)
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Serialize for Zone {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl<'de> Deserialize<'de> for Zone {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        Self::parse(&name).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_in_several_zones() {
        let moment = Instant::parse("2026-03-29T00:30:09Z").unwrap();
        for (zone, day, hour, minute, weekday, abbreviation) in [
            ("UTC", 29, 0, 30, Weekday::Sunday, "UTC"),
            ("Asia/Seoul", 29, 9, 30, Weekday::Sunday, "KST"),
            ("Asia/Kathmandu", 29, 6, 15, Weekday::Sunday, "+0545"),
            ("America/New_York", 28, 20, 30, Weekday::Saturday, "EDT"),
            ("Asia/Ulaanbaatar", 29, 8, 30, Weekday::Sunday, "+08"),
            ("Europe/Berlin", 29, 1, 30, Weekday::Sunday, "CET"),
        ] {
            let parts = moment.in_zone(&Zone::parse(zone).unwrap());
            let shown = (parts.day, parts.hour, parts.minute, parts.weekday, parts.zone_abbreviation.as_str());
            assert_eq!(shown, (day, hour, minute, weekday, abbreviation), "{zone}");
            assert_eq!((parts.year, parts.month, parts.second), (2026, 3, 9));
        }
        let summer = moment.plus(std::time::Duration::from_secs(3600));
        assert_eq!(summer.in_zone(&Zone::parse("Europe/Berlin").unwrap()).zone_abbreviation, "CEST");
    }

    #[test]
    fn zones_go_by_their_names() {
        assert_eq!(Zone::parse("asia/seoul").unwrap().name(), "Asia/Seoul");
        assert_eq!(Zone::utc().name(), "UTC");
        for unknown in ["", "Seoul", "+09:00", "Etc/Unknown", "../../etc/passwd", "Asia/Seoul\0"] {
            assert_eq!(Zone::parse(unknown), Err(UnknownZone(unknown.to_owned())));
        }
        let zone: Zone = serde_json::from_str("\"Europe/Vilnius\"").unwrap();
        assert_eq!(serde_json::to_string(&zone).unwrap(), "\"Europe/Vilnius\"");
        assert!(Zone::names().iter().any(|name| name == "Asia/Vientiane"));
    }
}
