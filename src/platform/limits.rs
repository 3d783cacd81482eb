//! How often who may ask for what: request limits, kept in memory.
//!
//! Limits on secrets (sign-in, codes, mails) are counted in the database, not here: a restart forgets these.

use std::collections::{BTreeSet, HashMap};
use std::hash::{BuildHasher, Hash, RandomState};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::clock::Instant;

/// So many at once, and as many again spread evenly over `within`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// What is counted, for the log.
    pub name: &'static str,
    /// How many may come at once.
    pub count: u32,
    /// The time in which so many may come again.
    pub within: Duration,
}

const MINUTE: Duration = Duration::from_secs(60);
const HOUR: Duration = Duration::from_secs(3600);

/// Any request but for assets, by address: a page a second for ever, a browser that opens twenty tabs at
/// once, an office of fifty behind one address; not a crawler that takes all it can.
pub const REQUESTS: Rule = Rule { name: "requests by address", count: 600, within: MINUTE };
/// Any write, by person: one each two seconds is faster than people press buttons.
pub const WRITES: Rule = Rule { name: "writes by person", count: 30, within: MINUTE };
/// Questions, by person: six an hour; someone with more has one problem, not six.
pub const ASKS: Rule = Rule { name: "questions by person", count: 6, within: HOUR };
/// Answers and comments, by person: one a minute for an hour, as a busy expert writes.
pub const POSTS: Rule = Rule { name: "posts by person", count: 60, within: HOUR };
/// Votes, me-toos and follows, by person: one each two seconds while reading a long thread.
pub const VOTES: Rule = Rule { name: "votes by person", count: 60, within: Duration::from_secs(120) };
/// Previews and drafts, by person: each pause in typing sends one.
pub const TYPING: Rule = Rule { name: "previews and drafts by person", count: 120, within: MINUTE };
/// Searches, by person, or by address for guests: two a second for a minute, by an office of twenty behind one.
pub const SEARCHES: Rule = Rule { name: "searches", count: 120, within: MINUTE };
/// Suggestions, by person, or by address for guests: each pause in typing asks for some.
pub const SUGGESTIONS: Rule = Rule { name: "suggestions", count: 300, within: MINUTE };
/// Files for posts, by person: a report with a screenshot of each step, several times over.
pub const UPLOADS: Rule = Rule { name: "uploads by person", count: 60, within: HOUR };
/// Browsers led to a sign-in provider, and back.
pub const DEPARTURES: Rule = Rule { name: "sign-ins with a provider", count: 60, within: Duration::from_secs(600) };
/// Sign-ins with a password, by address: each is one hash; an office that comes to work behind one. Wrong ones are
/// counted in the database, and far fewer are let through.
pub const SIGN_INS: Rule = Rule { name: "sign-ins by address", count: 600, within: HOUR };
/// New accounts, by address: a classroom behind one address, not a script.
pub const SIGN_UPS: Rule = Rule { name: "sign-ups by address", count: 20, within: HOUR };
/// New accounts, of everybody together: a script with many addresses.
pub const ALL_SIGN_UPS: Rule = Rule { name: "sign-ups", count: 300, within: HOUR };

/// Forms kept for guests until they sign in, by address: each is a row of up to 64 KiB.
pub const KEPT_FORMS: Rule = Rule { name: "kept forms by address", count: 20, within: HOUR };

/// How many (rule, key) are kept; about 100 bytes each.
const MOST_KEPT: usize = 100_000;

/// Refused; from `until` on the next one is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("too many; again from {until}")]
pub struct TooMany {
    /// When to come again.
    pub until: Instant,
}

impl TooMany {
    /// Whole seconds from `now`, at least one: the value of `Retry-After`.
    pub fn retry_after_seconds(&self, now: Instant) -> u64 {
        let micros = self.until.since(now).as_micros();
        u64::try_from(micros.div_ceil(1_000_000)).unwrap_or(u64::MAX).max(1)
    }
}

/// Counts what each has asked for, by the generic cell rate algorithm (ITU-T I.371): for each (rule, key)
/// one moment, at which all it has asked for would have come at the even rate.
#[derive(Debug)]
pub struct Limits {
    is_on: bool,
    most: usize,
    hash: RandomState,
    kept: Mutex<Kept>,
}

#[derive(Debug, Default)]
struct Kept {
    due: HashMap<u64, Instant>,
    /// The same by moment: those longest past mean nothing any more and go first.
    by_moment: BTreeSet<(Instant, u64)>,
}

impl Rule {
    /// Whether it lets nobody do more than another does.
    pub fn is_within(&self, other: &Self) -> bool {
        self.within / self.count.max(1) > other.within / other.count.max(1)
    }
}

impl Limits {
    /// Limits that hold, or none at all (`PEERDESK_LIMITS=off`).
    pub fn new(is_on: bool) -> Self {
        Self { is_on, most: MOST_KEPT, hash: RandomState::new(), kept: Mutex::default() }
    }

    /// Counts one more of `key`, unless that were too many; then nothing is counted.
    pub fn check(&self, rule: Rule, key: impl Hash, now: Instant) -> Result<(), TooMany> {
        if !self.is_on {
            return Ok(());
        }
        let every = rule.within / rule.count.max(1);
        let at_once = rule.within.saturating_sub(every);
        let id = self.hash.hash_one((rule.name, key));
        let mut kept = self.kept();
        let due = kept.due.get(&id).copied().unwrap_or(now).max(now);
        let earliest = due.minus(at_once);
        if earliest > now {
            return Err(TooMany { until: earliest });
        }
        kept.put(id, due.plus(every));
        kept.forget_beyond(self.most);
        Ok(())
    }

    /// Takes back one that came to nothing: a form that needs another look is no question asked.
    pub fn give_back(&self, rule: Rule, key: impl Hash) {
        let id = self.hash.hash_one((rule.name, key));
        let mut kept = self.kept();
        if let Some(due) = kept.due.get(&id).copied() {
            kept.put(id, due.minus(rule.within / rule.count.max(1)));
        }
    }

    /// How many (rule, key) are kept now.
    pub fn len(&self) -> usize {
        self.kept().due.len()
    }

    /// Whether nothing is kept.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Kept {
    fn put(&mut self, id: u64, due: Instant) {
        if let Some(before) = self.due.insert(id, due) {
            self.by_moment.remove(&(before, id));
        }
        self.by_moment.insert((due, id));
    }

    fn forget_beyond(&mut self, most: usize) {
        while self.due.len() > most {
            let Some((_, id)) = self.by_moment.pop_first() else {
                return;
            };
            self.due.remove(&id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULE: Rule = Rule { name: "test", count: 3, within: Duration::from_secs(30) };

    fn at(seconds: i64) -> Instant {
        Instant::from_micros((1_000_000 + seconds) * 1_000_000)
    }

    #[test]
    fn so_many_at_once_and_then_evenly() {
        let limits = Limits::new(true);
        let steps = [
            (0, Ok(())),
            (0, Ok(())),
            (0, Ok(())),
            (0, Err(10)),
            (9, Err(10)), // refused ones do not count
            (10, Ok(())),
            (10, Err(20)),
            (60, Ok(())),
            (60, Ok(())),
            (60, Ok(())),
            (60, Err(70)),
        ];
        for (second, expected) in steps {
            let found = limits.check(RULE, "ada", at(second));
            assert_eq!(found, expected.map_err(|until| TooMany { until: at(until) }), "at {second}");
        }
        assert_eq!(limits.check(RULE, "grace", at(60)), Ok(()));
        assert_eq!(limits.check(Rule { name: "other", ..RULE }, "ada", at(60)), Ok(()));
    }

    #[test]
    fn never_more_than_twice_the_count_in_any_window() {
        let limits = Limits::new(true);
        let taken = (0..300).filter(|tenth| {
            let now = Instant::from_micros(at(0).micros() + tenth * 100_000);
            limits.check(RULE, "ada", now).is_ok()
        });
        assert!(taken.count() <= 6);
    }

    #[test]
    fn a_clock_set_back_refuses_nobody_for_long() {
        let limits = Limits::new(true);
        assert_eq!(limits.check(RULE, "ada", at(0)), Ok(()));
        assert_eq!(limits.check(RULE, "ada", at(-3600)), Err(TooMany { until: at(-10) }));
    }

    #[test]
    fn off_is_off() {
        let limits = Limits::new(false);
        assert!((0..1000).all(|_| limits.check(RULE, "ada", at(0)).is_ok()));
        assert!(limits.is_empty());
    }

    #[test]
    fn memory_is_bounded_and_who_has_used_up_most_is_forgotten_last() {
        let limits = Limits { most: 10, ..Limits::new(true) };
        for _ in 0..3 {
            assert_eq!(limits.check(RULE, "flood", at(0)), Ok(()));
        }
        for stranger in 0..100 {
            assert_eq!(limits.check(RULE, stranger, at(0)), Ok(()));
        }
        assert_eq!(limits.len(), 10);
        assert_eq!(limits.check(RULE, "flood", at(0)), Err(TooMany { until: at(10) }));
    }

    #[test]
    fn what_came_to_nothing_is_given_back() {
        let limits = Limits::new(true);
        for _ in 0..9 {
            assert_eq!(limits.check(RULE, "ada", at(0)), Ok(()));
            limits.give_back(RULE, "ada");
        }
        assert!((0..3).all(|_| limits.check(RULE, "ada", at(0)).is_ok()));
        assert!(limits.check(RULE, "ada", at(0)).is_err());
    }

    #[test]
    fn which_rules_are_within_that_of_writes() {
        let within: Vec<bool> = [ASKS, POSTS, VOTES, TYPING].iter().map(|rule| rule.is_within(&WRITES)).collect();
        assert_eq!(within, [true, true, false, false]);
    }

    #[test]
    fn retry_after_is_in_whole_seconds() {
        let refused = TooMany { until: at(10) };
        assert_eq!(refused.retry_after_seconds(at(0)), 10);
        assert_eq!(refused.retry_after_seconds(Instant::from_micros(at(9).micros() + 1)), 1);
        assert_eq!(refused.retry_after_seconds(at(99)), 1);
    }
}
