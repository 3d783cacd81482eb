//! Time: moments in microseconds, and the clock they are read from, which tests can set.

mod zone;

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::expression::AsExpression;
use diesel::serialize::{self, Output, ToSql};
use diesel::sql_types::BigInt;
use serde::{Deserialize, Serialize};

pub use zone::{Day, UnknownZone, Weekday, Zone, ZonedParts, days_after};

/// A moment, in microseconds since 1970, UTC; stored as BIGINT.
///
/// Arithmetic stops at the ends of what can be held instead of wrapping.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, AsExpression, FromSqlRow,
)]
#[diesel(sql_type = BigInt)]
#[serde(transparent)]
pub struct Instant(i64);

impl Instant {
    /// The moment so many microseconds after 1970 began.
    pub const fn from_micros(micros: i64) -> Self {
        Self(micros)
    }

    /// Microseconds since 1970 began.
    pub const fn micros(self) -> i64 {
        self.0
    }

    /// Reads an ISO-8601 date and time. One without a zone (as in Stack Exchange's dumps) is UTC.
    pub fn parse(text: &str) -> Option<Self> {
        let moment = text.parse::<jiff::Timestamp>().ok().or_else(|| {
            let civil = text.parse::<jiff::civil::DateTime>().ok()?;
            Some(civil.to_zoned(jiff::tz::TimeZone::UTC).ok()?.timestamp())
        })?;
        Some(Self(moment.as_microsecond()))
    }

    /// So much later.
    #[must_use]
    pub fn plus(self, duration: Duration) -> Self {
        Self(self.0.saturating_add(micros_of(duration)))
    }

    /// So much earlier.
    #[must_use]
    pub fn minus(self, duration: Duration) -> Self {
        Self(self.0.saturating_sub(micros_of(duration)))
    }

    /// How long after `earlier` this is; nothing if it is not.
    pub fn since(self, earlier: Self) -> Duration {
        Duration::from_micros(u64::try_from(self.0.saturating_sub(earlier.0)).unwrap_or(0))
    }

    /// What calendars and clocks of a zone show at this moment.
    pub fn in_zone(self, zone: &Zone) -> ZonedParts {
        zone.parts_of(self)
    }

    /// The nearest moment that calendars reach (the years -9999 to 9999).
    fn timestamp(self) -> jiff::Timestamp {
        let nearest = if self.0 < 0 { jiff::Timestamp::MIN } else { jiff::Timestamp::MAX };
        jiff::Timestamp::from_microsecond(self.0).unwrap_or(nearest)
    }
}

/// ISO-8601 in UTC, with as many decimals of a second as are needed: `2026-11-21T22:30:49.5Z`.
impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.timestamp(), f)
    }
}

impl<DB: Backend> ToSql<BigInt, DB> for Instant
where
    i64: ToSql<BigInt, DB>,
{
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> serialize::Result {
        self.0.to_sql(out)
    }
}

impl<DB: Backend> FromSql<BigInt, DB> for Instant
where
    i64: FromSql<BigInt, DB>,
{
    fn from_sql(bytes: DB::RawValue<'_>) -> deserialize::Result<Self> {
        i64::from_sql(bytes).map(Self)
    }
}

fn micros_of(duration: Duration) -> i64 {
    i64::try_from(duration.as_micros()).unwrap_or(i64::MAX)
}

/// Where the time is read: the system's clock, or one that stands until a test moves it.
///
/// Clones share the same clock.
#[derive(Clone, Debug, Default)]
pub struct Clock(Option<Arc<AtomicI64>>);

impl Clock {
    /// The machine's clock.
    pub fn system() -> Self {
        Self(None)
    }

    /// A clock that stands at a moment.
    pub fn fixed(at: Instant) -> Self {
        Self(Some(Arc::new(AtomicI64::new(at.micros()))))
    }

    /// The moment it is.
    pub fn now(&self) -> Instant {
        match &self.0 {
            Some(fixed) => Instant(fixed.load(Ordering::SeqCst)),
            None => match SystemTime::now().duration_since(UNIX_EPOCH) {
                Ok(after) => Instant(micros_of(after)),
                Err(before) => Instant(-micros_of(before.duration())),
            },
        }
    }

    /// Moves a fixed clock on; the system's clock pays no heed.
    pub fn advance(&self, by: Duration) {
        self.set(self.now().plus(by));
    }

    /// Sets a fixed clock; the system's clock pays no heed.
    pub fn set(&self, at: Instant) {
        if let Some(fixed) = &self.0 {
            fixed.store(at.micros(), Ordering::SeqCst);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_written_in_utc() {
        for (micros, written) in [
            (0, "1970-01-01T00:00:00Z"),
            (1_795_300_249_500_000, "2026-11-21T22:30:49.5Z"),
            (-1, "1969-12-31T23:59:59.999999Z"),
            (i64::MAX, "9999-12-30T22:00:00.999999999Z"),
        ] {
            assert_eq!(Instant::from_micros(micros).to_string(), written);
        }
    }

    #[test]
    fn moments_are_read_with_and_without_a_zone() {
        for (written, micros) in [
            ("2026-11-21T22:30:49.500", Some(1_795_300_249_500_000)),
            ("2026-11-21T22:30:49.5Z", Some(1_795_300_249_500_000)),
            ("2026-11-22T07:30:49.5+09:00", Some(1_795_300_249_500_000)),
            ("", None),
            ("tomorrow", None),
            ("2026-13-41T99:00:00", None),
        ] {
            assert_eq!(Instant::parse(written).map(Instant::micros), micros, "{written}");
        }
    }

    #[test]
    fn arithmetic_stops_at_the_ends() {
        let hour = Duration::from_secs(3600);
        let now = Instant::from_micros(1_000_000);
        assert_eq!(now.plus(hour).minus(hour), now);
        assert_eq!(now.plus(hour).since(now), hour);
        assert_eq!(now.since(now.plus(hour)), Duration::ZERO);
        assert_eq!(now.plus(Duration::MAX), Instant::from_micros(i64::MAX));
        assert_eq!(Instant::from_micros(i64::MIN).minus(hour), Instant::from_micros(i64::MIN));
    }

    #[test]
    fn a_fixed_clock_moves_only_when_told_and_for_all_its_clones() {
        let clock = Clock::fixed(Instant::from_micros(5));
        let same = clock.clone();
        clock.advance(Duration::from_micros(2));
        assert_eq!(same.now(), Instant::from_micros(7));
        let system = Clock::system();
        system.set(Instant::from_micros(0));
        assert!(system.now() > Instant::from_micros(1_700_000_000_000_000));
    }

    #[test]
    fn moments_pass_through_a_database() {
        use diesel::{Connection, IntoSql, RunQueryDsl, SqliteConnection};

        let sqlite = SqliteConnection::establish(":memory:").unwrap();
        let mut conn = crate::platform::db::Conn::Sqlite(sqlite);
        for moment in [Instant::from_micros(i64::MIN), Instant::from_micros(1_795_300_249_500_001)] {
            let read: Instant = diesel::select(moment.into_sql::<BigInt>()).get_result(&mut conn).unwrap();
            let none = Option::<Instant>::None.into_sql::<diesel::sql_types::Nullable<BigInt>>();
            assert_eq!(read, moment);
            assert_eq!(diesel::select(none).get_result::<Option<Instant>>(&mut conn).unwrap(), None);
        }
    }
}
