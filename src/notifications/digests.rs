//! Digests: when somebody gets the next one, by the clocks of their own zone, and sending those that are due.

use std::collections::BTreeMap;

use diesel::prelude::*;

use crate::each_backend;
use crate::error::Result;
use crate::ids::{NotificationId, PersonId};
use crate::platform::clock::{Day, Instant, Zone, days_after};
use crate::platform::db::schema::{notification_digests, people};
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::stored_words;

stored_words! {
    /// How often.
    pub enum Period {
        /// Each day.
        Daily = "daily",
        /// Once a week.
        Weekly = "weekly",
    }
}

/// When somebody gets digests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rhythm {
    /// How often.
    pub period: Period,
    /// At which hour, 0 to 23, by the clocks of their zone.
    pub hour: i64,
    /// On which day of the week, 1 Monday to 7 Sunday, if it is weekly.
    pub weekday: i64,
}

impl Default for Rhythm {
    fn default() -> Self {
        Self { period: Period::Daily, hour: 8, weekday: 1 }
    }
}

/// How many days lie at least between weekly digests, for who changes the day of the week.
const WEEKLY_REST: i32 = 4;
/// How many digests are sent in one transaction.
pub(super) const AT_ONCE: i64 = 50;

impl Rhythm {
    /// When the next digest is due after a moment. There is one a day at most, also where clocks show the hour twice;
    /// an hour that clocks leave out is the moment at which they do.
    pub fn next(self, zone: &Zone, last: Option<Instant>, now: Instant) -> Option<Instant> {
        let rest = if self.period == Period::Weekly { WEEKLY_REST } else { 1 };
        let earliest = last.and_then(|last| days_after(zone.day_of(last), rest));
        let is_day =
            |day: &Day| self.period == Period::Daily || i64::from(day.weekday().to_monday_one_offset()) == self.weekday;
        (0..15)
            .filter_map(|ahead| days_after(zone.day_of(now), ahead))
            .filter(|day| is_day(day) && earliest.is_none_or(|earliest| *day >= earliest))
            .filter_map(|day| zone.moments_of(day, self.hour * 60))
            .map(|(first, _)| first)
            .find(|moment| *moment > now)
    }
}

/// Somebody's digest as its row has it.
#[derive(Clone, Debug, Queryable)]
pub(super) struct Row {
    pub(super) person: PersonId,
    period: Period,
    hour: i64,
    weekday: i64,
    due_at: Option<Instant>,
    last_at: Option<Instant>,
    pub(super) upto: NotificationId,
}

impl Row {
    fn rhythm(&self) -> Rhythm {
        Rhythm { period: self.period, hour: self.hour, weekday: self.weekday }
    }
}

const COLUMNS: (
    notification_digests::person_id,
    notification_digests::period,
    notification_digests::hour,
    notification_digests::weekday,
    notification_digests::due_at,
    notification_digests::last_at,
    notification_digests::upto,
) = (
    notification_digests::person_id,
    notification_digests::period,
    notification_digests::hour,
    notification_digests::weekday,
    notification_digests::due_at,
    notification_digests::last_at,
    notification_digests::upto,
);

/// When somebody gets digests.
pub fn find_rhythm(conn: &mut Conn, person: PersonId) -> QueryResult<Rhythm> {
    let row: Option<Row> = notification_digests::table.find(person).select(COLUMNS).first(conn).optional()?;
    Ok(row.map(|row| row.rhythm()).unwrap_or_default())
}

/// Chooses when somebody gets digests; one that is due already comes by the new rhythm.
pub fn set_rhythm(tx: &mut Tx<'_>, person: PersonId, rhythm: Rhythm, site: &Zone) -> Result<()> {
    let row: Option<Row> = notification_digests::table.find(person).select(COLUMNS).first(tx.conn()).optional()?;
    let zone = zone_of(zones_of(tx.conn(), &[person])?.get(&person), site);
    let now = tx.now();
    let waits = row.as_ref().is_some_and(|row| row.due_at.is_some());
    let due_at = rhythm.next(&zone, row.and_then(|row| row.last_at), now).filter(|_| waits);
    Ok(put(tx, person, rhythm, due_at)?)
}

/// Keeps when somebody gets digests, by the clocks of where they are now.
pub fn keep_rhythm(tx: &mut Tx<'_>, person: PersonId, site: &Zone) -> Result<()> {
    let row: Option<Row> = notification_digests::table.find(person).select(COLUMNS).first(tx.conn()).optional()?;
    row.map_or(Ok(()), |row| set_rhythm(tx, person, row.rhythm(), site))
}

/// Something waits for some people's digests: they become due, unless they are.
pub fn ask_for_digests(tx: &mut Tx<'_>, people: &[PersonId], site: &Zone) -> QueryResult<()> {
    let rows: Vec<Row> = notification_digests::table
        .filter(notification_digests::person_id.eq_any(people.to_vec()))
        .select(COLUMNS)
        .load(tx.conn())?;
    let zones = zones_of(tx.conn(), people)?;
    for person in people {
        let row = rows.iter().find(|row| row.person == *person);
        if row.is_some_and(|row| row.due_at.is_some()) {
            continue;
        }
        let rhythm = row.map(Row::rhythm).unwrap_or_default();
        let now = tx.now();
        let due_at = rhythm.next(&zone_of(zones.get(person), site), row.and_then(|row| row.last_at), now);
        put(tx, *person, rhythm, due_at)?;
    }
    Ok(())
}

/// Whether a digest is due.
pub(super) fn is_any_due(conn: &mut Conn, now: Instant) -> QueryResult<bool> {
    let due = notification_digests::table.filter(notification_digests::due_at.le(now));
    Ok(due.select(notification_digests::person_id).first::<PersonId>(conn).optional()?.is_some())
}

/// Some digests that are due. Nobody else sends these until the transaction ends.
pub(super) fn take_due(tx: &mut Tx<'_>) -> QueryResult<Vec<Row>> {
    let now = tx.now();
    let due = notification_digests::table
        .filter(notification_digests::due_at.le(now))
        .order(notification_digests::due_at)
        .limit(AT_ONCE)
        .select(COLUMNS);
    match tx.conn() {
        Conn::Sqlite(conn) => due.load(conn),
        Conn::Postgres(conn) => due.for_update().skip_locked().load(conn),
    }
}

/// A digest went out, or there was nothing to tell after all: none is due until something waits again.
pub(super) fn was_sent(tx: &mut Tx<'_>, person: PersonId, upto: Option<NotificationId>) -> QueryResult<()> {
    let now = tx.now();
    let row = notification_digests::table.find(person);
    diesel::update(row).set(notification_digests::due_at.eq(None::<Instant>)).execute(tx.conn())?;
    if let Some(upto) = upto {
        diesel::update(row)
            .set((notification_digests::last_at.eq(now), notification_digests::upto.eq(upto)))
            .execute(tx.conn())?;
    }
    Ok(())
}

fn put(tx: &mut Tx<'_>, person: PersonId, rhythm: Rhythm, due_at: Option<Instant>) -> QueryResult<()> {
    let change = || {
        (
            notification_digests::period.eq(rhythm.period),
            notification_digests::hour.eq(rhythm.hour),
            notification_digests::weekday.eq(rhythm.weekday),
            notification_digests::due_at.eq(due_at),
        )
    };
    let row = (notification_digests::person_id.eq(person), change());
    each_backend!(tx.conn(), conn => {
        diesel::insert_into(notification_digests::table)
            .values(row)
            .on_conflict(notification_digests::person_id)
            .do_update()
            .set(change())
            .execute(conn)
    })?;
    Ok(())
}

/// The zones that some people have chosen.
fn zones_of(conn: &mut Conn, among: &[PersonId]) -> QueryResult<BTreeMap<PersonId, String>> {
    let rows: Vec<(PersonId, Option<String>)> =
        people::table.filter(people::id.eq_any(among.to_vec())).select((people::id, people::time_zone)).load(conn)?;
    Ok(rows.into_iter().filter_map(|(person, zone)| Some((person, zone?))).collect())
}

/// Somebody's zone, or the site's.
fn zone_of(chosen: Option<&String>, site: &Zone) -> Zone {
    chosen.and_then(|name| Zone::parse(name).ok()).unwrap_or_else(|| site.clone())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::time::Duration;

    use super::*;

    /// A year in which something happens every ten minutes, and whoever is due is told: how many digests each day had.
    fn year(rhythm: Rhythm, zone: &str) -> BTreeMap<Day, i64> {
        let zone = Zone::parse(zone).unwrap();
        let mut now = Instant::parse("2026-01-01T00:05:00Z").unwrap();
        let end = now.plus(Duration::from_secs(365 * 24 * 3600));
        let (mut days, mut last) = (BTreeMap::new(), None);
        let mut due = rhythm.next(&zone, last, now).unwrap();
        while now < end {
            days.entry(zone.day_of(now)).or_insert(0);
            if due <= now {
                *days.entry(zone.day_of(now)).or_insert(0) += 1;
                last = Some(now);
                due = rhythm.next(&zone, last, now).unwrap();
            }
            now = now.plus(Duration::from_secs(600));
        }
        days
    }

    #[test]
    fn a_year_of_summer_times_has_one_digest_a_day() {
        for zone in ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Cairo", "Asia/Seoul"] {
            for hour in 0..24 {
                let days = year(Rhythm { hour, ..Rhythm::default() }, zone);
                let wrong: Vec<_> = days.iter().filter(|(_, count)| **count != 1).collect();
                // Where the year begins and ends in the middle of a day, that day's may lie outside of it.
                let edges = [days.keys().next(), days.keys().last()];
                assert!(wrong.iter().all(|(day, _)| edges.contains(&Some(day))), "{zone} at {hour}: {wrong:?}");
            }
        }
    }

    #[test]
    fn a_year_has_one_digest_a_week() {
        for (zone, weekday, hour) in [("Europe/Berlin", 7, 2), ("America/New_York", 7, 1), ("Asia/Seoul", 3, 8)] {
            let days = year(Rhythm { period: Period::Weekly, hour, weekday }, zone);
            let told: Vec<Day> = days.iter().filter(|(_, count)| **count > 0).map(|(day, _)| *day).collect();
            assert!((52..=53).contains(&told.len()), "{zone}: {}", told.len());
            assert!(told.windows(2).all(|two| days_after(two[0], 7) == Some(two[1])), "{zone}");
        }
    }

    /// Somebody moves to another zone and another hour every few days, while something happens all the time.
    #[test]
    fn who_moves_about_hears_once_a_day_wherever_they_are() {
        let zones = ["Europe/Berlin", "Asia/Seoul", "America/New_York", "Pacific/Apia", "Africa/Cairo"]
            .map(|name| Zone::parse(name).unwrap());
        let mut now = Instant::parse("2026-01-01T00:05:00Z").unwrap();
        let (mut last, mut told): (Option<Instant>, Vec<Instant>) = (None, Vec::new());
        let (mut zone, mut rhythm) = (&zones[0], Rhythm { hour: 2, ..Rhythm::default() });
        let mut due = rhythm.next(zone, last, now).unwrap();
        for step in 0..365 * 144 {
            if step % (144 * 5 + 37) == 0 {
                (zone, rhythm.hour) = (&zones[step / 757 % zones.len()], i64::try_from(step % 24).unwrap());
                due = rhythm.next(zone, last, now).unwrap();
            }
            if due <= now {
                // By the clocks of where they are: not before the hour, and not twice on a day.
                let hours = zone.moments_of(zone.day_of(now), rhythm.hour * 60).unwrap().0;
                assert!(hours <= now && now < hours.plus(Duration::from_secs(1200)), "{now:?}");
                assert!(last.is_none_or(|last| zone.day_of(last) < zone.day_of(now)), "twice a day: {now:?}");
                told.push(now);
                last = Some(now);
                due = rhythm.next(zone, last, now).unwrap();
            }
            now = now.plus(Duration::from_secs(600));
        }
        let pauses: Vec<u64> = told.windows(2).map(|two| two[1].since(two[0]).as_secs() / 3600).collect();
        assert!(pauses.iter().all(|hours| *hours <= 49), "{pauses:?}");
        assert!((300..=367).contains(&told.len()), "{}", told.len());
    }

    #[test]
    fn who_changes_the_hour_hears_no_more_often() {
        let (zone, at) = (Zone::utc(), |text: &str| Instant::parse(text).unwrap());
        let (eight, nine) = (at("2026-05-04T08:00:00Z"), at("2026-05-04T09:00:00Z"));
        let later = Rhythm { hour: 10, ..Rhythm::default() };
        assert_eq!(later.next(&zone, Some(eight), nine), Some(at("2026-05-05T10:00:00Z")));
        let tuesdays = Rhythm { period: Period::Weekly, hour: 8, weekday: 2 };
        assert_eq!(tuesdays.next(&zone, Some(eight), nine), Some(at("2026-05-12T08:00:00Z")));
        assert_eq!(tuesdays.next(&zone, None, nine), Some(at("2026-05-05T08:00:00Z")));
    }
}
