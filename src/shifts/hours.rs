//! From weekly hours by the clocks of a zone to moments: right when clocks are put forward and back, over
//! midnight, and where several people are there at once. Nothing here asks the database.

use std::time::Duration;

use crate::platform::clock::{Day, Instant, Zone, days_after};

/// For how many days ahead hours are told.
pub const AHEAD: i32 = 8;

/// Hours of each week, by the clocks of a zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WeeklyHours {
    /// 1 Monday to 7 Sunday.
    pub weekday: i64,
    /// Minutes after midnight.
    pub starts: i64,
    /// Minutes after midnight; not after `starts`: on the next day, so that the same is a whole day.
    pub ends: i64,
}

/// From a moment until just before another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// Its first moment.
    pub from: Instant,
    /// The first moment after it.
    pub until: Instant,
}

/// Whether experts are there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// They are, until then.
    Here {
        /// When they go.
        until: Instant,
    },
    /// They always are: their hours leave no gap as far ahead as is looked.
    Always,
    /// They are not, and will be then.
    Back {
        /// When they come.
        at: Instant,
    },
}

/// The spans of weekly hours from yesterday, which may reach over midnight, up to [`AHEAD`] days from now, by the
/// day they begin on; spans that a change of the clocks leaves nothing of are left out.
///
/// A time that clocks show twice counts from its first to its last; one that they never show is the moment of
/// the change.
pub fn spans(hours: WeeklyHours, zone: &Zone, now: Instant) -> Vec<Span> {
    let today = zone.day_of(now);
    let days = (-1..=AHEAD).filter_map(|ahead| days_after(today, ahead));
    let own = days.filter(|day| weekday_of(*day) == hours.weekday);
    let span = |day: Day| {
        let end_day = if hours.ends <= hours.starts { days_after(day, 1)? } else { day };
        let (from, _) = zone.moments_of(day, hours.starts)?;
        let (_, until) = zone.moments_of(end_day, hours.ends)?;
        (from < until).then_some(Span { from, until })
    };
    own.filter_map(span).collect()
}

/// 1 Monday to 7 Sunday.
pub fn weekday_of(day: Day) -> i64 {
    day.weekday().to_monday_one_offset().into()
}

/// Spans in order, those that touch or overlap made one.
pub fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort();
    let mut merged: Vec<Span> = Vec::new();
    for span in spans {
        match merged.last_mut() {
            Some(last) if span.from <= last.until => last.until = last.until.max(span.until),
            _ => merged.push(span),
        }
    }
    merged
}

/// What merged spans make of now; nothing if nobody is there this week or the next.
pub fn presence(merged: &[Span], now: Instant) -> Option<Presence> {
    let next = merged.iter().find(|span| span.until > now)?;
    let as_far_as_looked = now.plus(Duration::from_secs(7 * 24 * 60 * 60));
    Some(match next {
        here if here.from <= now && here.until >= as_far_as_looked => Presence::Always,
        here if here.from <= now => Presence::Here { until: here.until },
        later => Presence::Back { at: later.from },
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const MINUTE: u64 = 60;

    fn at(text: &str) -> Instant {
        Instant::parse(text).unwrap()
    }

    fn zone(name: &str) -> Zone {
        Zone::parse(name).unwrap()
    }

    fn told(hours: WeeklyHours, zone_name: &str, now: &str) -> Option<Presence> {
        presence(&merged(spans(hours, &zone(zone_name), at(now))), at(now))
    }

    #[test]
    fn before_within_and_after_the_hours() {
        // 4 May 2026 is a Monday; Helsinki is three hours ahead of UTC.
        let hours = WeeklyHours { weekday: 1, starts: 9 * 60, ends: 17 * 60 };
        let here = Presence::Here { until: at("2026-05-04T14:00:00Z") };
        let cases = [
            ("2026-05-04T05:59:59Z", Presence::Back { at: at("2026-05-04T06:00:00Z") }),
            ("2026-05-04T06:00:00Z", here),
            ("2026-05-04T13:59:59Z", here),
            ("2026-05-04T14:00:00Z", Presence::Back { at: at("2026-05-11T06:00:00Z") }),
        ];
        for (now, expected) in cases {
            assert_eq!(told(hours, "Europe/Helsinki", now), Some(expected), "{now}");
        }
        assert_eq!(presence(&[], at("2026-05-04T06:00:00Z")), None);
    }

    #[test]
    fn hours_go_over_midnight_and_round_the_clock() {
        let night = WeeklyHours { weekday: 7, starts: 22 * 60, ends: 2 * 60 };
        let here = Some(Presence::Here { until: at("2026-05-04T02:00:00Z") });
        assert_eq!(told(night, "UTC", "2026-05-04T01:30:00Z"), here);
        let now = at("2026-05-04T01:30:00Z");
        let days = (1..=7).flat_map(|weekday| spans(WeeklyHours { weekday, starts: 0, ends: 0 }, &Zone::utc(), now));
        assert_eq!(presence(&merged(days.collect()), now), Some(Presence::Always));
    }

    #[test]
    fn clocks_put_forward_and_back() {
        // Berlin: on 29 March 2026 02:00 becomes 03:00; on 25 October 03:00 becomes 02:00. Both are Sundays.
        let sunday = |starts, ends| WeeklyHours { weekday: 7, starts, ends };
        let soon = |span: &Span, now: &str| span.from < at(now).plus(Duration::from_secs(2 * 24 * 60 * MINUTE));
        let on = |hours, now: &str| -> Vec<Span> {
            spans(hours, &zone("Europe/Berlin"), at(now)).into_iter().filter(|span| soon(span, now)).collect()
        };
        let span = |from, until| Span { from: at(from), until: at(until) };
        let (spring, autumn) = ("2026-03-28T12:00:00Z", "2026-10-24T12:00:00Z");
        let cases = [
            (sunday(60, 240), spring, vec![span("2026-03-29T00:00:00Z", "2026-03-29T02:00:00Z")]),
            (sunday(150, 240), spring, vec![span("2026-03-29T01:00:00Z", "2026-03-29T02:00:00Z")]),
            (sunday(60, 150), spring, vec![span("2026-03-29T00:00:00Z", "2026-03-29T01:00:00Z")]),
            (sunday(130, 170), spring, vec![]),
            (sunday(60, 240), autumn, vec![span("2026-10-24T23:00:00Z", "2026-10-25T03:00:00Z")]),
            (sunday(150, 240), autumn, vec![span("2026-10-25T00:30:00Z", "2026-10-25T03:00:00Z")]),
            (sunday(60, 150), autumn, vec![span("2026-10-24T23:00:00Z", "2026-10-25T01:30:00Z")]),
        ];
        for (hours, now, expected) in cases {
            assert_eq!(on(hours, now), expected, "{hours:?} {now}");
        }
    }

    #[test]
    fn several_people_make_one_span() {
        let span =
            |from: i64, until: i64| Span { from: Instant::from_micros(from), until: Instant::from_micros(until) };
        let found = merged(vec![span(50, 60), span(10, 20), span(15, 30), span(30, 40), span(12, 14)]);
        assert_eq!(found, [span(10, 40), span(50, 60)]);
    }

    /// Whether clocks of the zone show a time within the hours: the other form of the same rule.
    fn is_shown_within(hours: WeeklyHours, zone: &Zone, moment: Instant) -> bool {
        let parts = moment.in_zone(zone);
        let minute = i64::from(parts.hour) * 60 + i64::from(parts.minute);
        let today = weekday_of(zone.day_of(moment));
        let yesterday = if today == 1 { 7 } else { today - 1 };
        let is_over = hours.ends <= hours.starts;
        let begun_today = today == hours.weekday && minute >= hours.starts && (is_over || minute < hours.ends);
        begun_today || is_over && yesterday == hours.weekday && minute < hours.ends
    }

    /// Whether clocks of the zone show the time of a moment twice.
    fn is_shown_twice(zone: &Zone, moment: Instant) -> bool {
        let parts = moment.in_zone(zone);
        let minute = i64::from(parts.hour) * 60 + i64::from(parts.minute);
        let (first, last) = zone.moments_of(zone.day_of(moment), minute).unwrap();
        first != last
    }

    proptest! {
        #[test]
        fn experts_are_there_when_the_zones_clocks_say_so(
            name in proptest::sample::select(vec![
                "UTC", "Europe/Berlin", "America/New_York", "America/St_Johns", "Australia/Lord_Howe",
                "Asia/Kathmandu", "Africa/Casablanca", "Pacific/Chatham", "America/Santiago", "Asia/Seoul",
            ]),
            weekday in 1_i64..=7,
            starts in 0_i64..1440,
            ends in 0_i64..1440,
            minutes in 0_u64..(2 * 365 * 24 * 60),
            ahead in 0_u64..(6 * 24 * 60),
        ) {
            let (zone, hours) = (zone(name), WeeklyHours { weekday, starts, ends });
            let now = at("2026-01-01T00:00:00Z").plus(Duration::from_secs(minutes * MINUTE));
            let moment = now.plus(Duration::from_secs(ahead * MINUTE));
            let found = merged(spans(hours, &zone, now));
            prop_assert!(found.iter().all(|span| span.from < span.until));
            prop_assert!(found.windows(2).all(|pair| pair[0].until < pair[1].from));
            if !is_shown_twice(&zone, moment) {
                let is_within = found.iter().any(|span| span.from <= moment && moment < span.until);
                prop_assert_eq!(is_within, is_shown_within(hours, &zone, moment), "{} {:?} {}", name, hours, moment);
            }
        }
    }
}
