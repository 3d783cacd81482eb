//! When to try again: longer each time, and never all at the same moment.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::platform::clock::Instant;
use crate::platform::tokens;

/// The first pause after trouble that concerns every mail; each further one is twice as long.
const FIRST_REST: Duration = Duration::from_secs(4);
/// No such pause is longer: what waits leaves soon after the mail server is well again.
const LONGEST_REST: Duration = Duration::from_secs(5 * 60);
/// The pause of one mail after its first try; each further one is twice as long.
const FIRST_PAUSE: Duration = Duration::from_secs(60);
/// No such pause is longer.
const LONGEST_PAUSE: Duration = Duration::from_secs(4 * 60 * 60);

/// How long one mail waits after so many tries that failed.
pub fn pause_after(tries: u32) -> Duration {
    jittered(doubled(FIRST_PAUSE, tries.saturating_sub(1), LONGEST_PAUSE))
}

fn doubled(first: Duration, times: u32, most: Duration) -> Duration {
    first.saturating_mul(1_u32.checked_shl(times).unwrap_or(u32::MAX)).min(most)
}

/// Between three and five quarters of a time, by chance: many that failed together do not return together.
fn jittered(around: Duration) -> Duration {
    let chance = tokens::random_bytes::<2>().map_or(0x8000, u16::from_be_bytes);
    around.mul_f64(0.75 + f64::from(chance) / f64::from(u16::MAX) / 2.0)
}

/// While a mail server is away, one mail now and then finds out whether it is back; the others wait here.
#[derive(Debug, Default)]
pub struct Rest(Mutex<Resting>);

#[derive(Debug, Default)]
struct Resting {
    failures: u32,
    until: Instant,
}

impl Rest {
    /// Whether nothing is to be tried at this moment.
    pub fn holds_at(&self, now: Instant) -> bool {
        now < self.resting().until
    }

    /// Something was sent: all is well.
    pub fn end(&self) {
        *self.resting() = Resting::default();
    }

    /// There was trouble again that concerns every mail.
    pub fn begin(&self, now: Instant) {
        let mut resting = self.resting();
        resting.until = now.plus(jittered(doubled(FIRST_REST, resting.failures, LONGEST_REST)));
        resting.failures = resting.failures.saturating_add(1);
    }

    fn resting(&self) -> MutexGuard<'_, Resting> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_up_to_a_bound_and_differ_by_chance() {
        let seconds = |tries| pause_after(tries).as_secs_f64();
        for (tries, around) in [(1, 60.0), (2, 120.0), (5, 960.0), (9, 14_400.0), (400, 14_400.0)] {
            assert!((around * 0.75..=around * 1.25).contains(&seconds(tries)), "{tries}");
        }
        let some: std::collections::BTreeSet<Duration> = (0..20).map(|_| pause_after(3)).collect();
        assert!(some.len() > 10, "no jitter: {some:?}");
    }

    #[test]
    fn a_rest_grows_with_each_failure_and_ends_with_what_was_sent() {
        let rest = Rest::default();
        let now = Instant::from_micros(1_000_000);
        assert!(!rest.holds_at(now));
        rest.begin(now);
        assert!(rest.holds_at(now.plus(Duration::from_secs(2))) && !rest.holds_at(now.plus(Duration::from_secs(6))));
        for _ in 0..40 {
            rest.begin(now);
        }
        assert!(
            rest.holds_at(now.plus(Duration::from_secs(200))) && !rest.holds_at(now.plus(Duration::from_secs(400)))
        );
        rest.end();
        assert!(!rest.holds_at(now));
    }
}
