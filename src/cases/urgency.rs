//! In which order cases wait, as `docs/decisions/021-urgency.md` says: each has waited since it was opened, and by as
//! long more as its parts add. So what is more urgent comes earlier, nothing waits for ever, and no number changes
//! with the time.

use crate::flags::{Flagger, Reason, Record};
use crate::platform::clock::Instant;

/// What a case's place depends on.
#[derive(Clone, Debug, Default)]
pub(super) struct Parts {
    /// Why it was opened: what it is where no flag is open.
    pub(super) opened_for: Option<Reason>,
    /// Its open flags: what, and who says so.
    pub(super) flags: Vec<(Reason, Flagger, Record)>,
    /// How often the thread was viewed.
    pub(super) views: i64,
    /// Whether the post is accepted.
    pub(super) is_accepted: bool,
    /// Whether an expert vouches for it.
    pub(super) is_verified: bool,
    /// Whether a short answer on the help page was made from it.
    pub(super) is_entry: bool,
}

const MINUTE: i64 = 60 * 1_000_000;

/// How many minutes a reason adds.
pub(super) const fn minutes_of(reason: Reason) -> i64 {
    match reason {
        Reason::Unsafe => 24 * 60,
        Reason::Private => 20 * 60,
        Reason::Abusive => 8 * 60,
        Reason::Inaccurate => 6 * 60,
        Reason::Spam | Reason::Held => 4 * 60,
        Reason::Outdated | Reason::Other | Reason::Rule => 2 * 60,
        Reason::OffTopic => 60,
    }
}

/// What each further flag adds, up to four of them.
const FURTHER: i64 = 30;
/// What readers are warned of adds.
const WARNED: i64 = 6 * 60;
/// What each doubling of the views adds, up to 16 of them.
const DOUBLED: i64 = 15;
/// What each sign that people rely on it adds.
const RELIED_ON: i64 = 2 * 60;

impl Parts {
    /// The gravest of the reasons; none where no flag is open.
    pub(super) fn reason(&self) -> Option<Reason> {
        self.flags.iter().map(|(reason, ..)| *reason).max_by_key(|reason| minutes_of(*reason))
    }

    /// Whether readers are told that the post is under review: one of the space's staff, or two members of standing,
    /// say that following it can do harm.
    pub(super) fn warns(&self) -> bool {
        let says = |who| self.flags.iter().filter(|(why, by, _)| *why == Reason::Unsafe && *by == who).count();
        says(Flagger::Staff) >= 1 || says(Flagger::Member) >= 2
    }

    /// A case's place in the queue, the smallest first, as microseconds since 1970.
    pub(super) fn urgency(&self, opened_at: Instant) -> i64 {
        opened_at.micros() - self.minutes() * MINUTE
    }

    fn minutes(&self) -> i64 {
        let further = i64::try_from(self.flags.len().saturating_sub(1)).unwrap_or_default().min(4);
        let doublings = i64::from(64 - self.views.max(0).leading_zeros()).min(16);
        let relied_on = [self.is_accepted, self.is_verified, self.is_entry].iter().filter(|it| **it).count();
        let best = self.flags.iter().map(|(_, by, record)| credit(*by, *record)).max();
        self.reason().or(self.opened_for).map_or(0, minutes_of)
            + further * FURTHER
            + if self.warns() { WARNED } else { 0 }
            + doublings * DOUBLED
            + i64::try_from(relied_on).unwrap_or_default() * RELIED_ON
            + best.unwrap_or_default()
    }
}

/// What it adds who raised a flag: staff know, who was mostly right may be so again, and who was mostly wrong too.
fn credit(by: Flagger, record: Record) -> i64 {
    let Record { upheld, decided } = record;
    match by {
        Flagger::Staff => 120,
        _ if decided >= 10 && upheld * 10 >= decided * 7 => 60,
        _ if decided >= 5 && upheld * 10 < decided * 3 => -60,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOBODY: Record = Record { upheld: 0, decided: 0 };

    fn parts(flags: &[(Reason, Flagger)]) -> Parts {
        Parts { flags: flags.iter().map(|(why, by)| (*why, *by, NOBODY)).collect(), ..Parts::default() }
    }

    #[test]
    fn what_is_graver_comes_earlier_and_nothing_waits_for_ever() {
        let now = Instant::from_micros(0);
        let at = |hours: i64| Instant::from_micros(hours * 60 * MINUTE);
        let (danger, spam) = (parts(&[(Reason::Unsafe, Flagger::New)]), parts(&[(Reason::Spam, Flagger::Member)]));
        assert!(danger.urgency(now) < spam.urgency(now));
        assert!(danger.urgency(at(19)) < spam.urgency(now));
        assert!(danger.urgency(at(21)) > spam.urgency(now), "who waits longest comes in the end");
        let wrong = parts(&[(Reason::Inaccurate, Flagger::Member)]);
        let read = Parts { views: 1_000, is_accepted: true, ..wrong.clone() };
        assert_eq!(wrong.urgency(now) - read.urgency(now), (10 * DOUBLED + RELIED_ON) * MINUTE);
        let many = parts(&[(Reason::Inaccurate, Flagger::Member); 9]);
        assert_eq!(wrong.urgency(now) - many.urgency(now), 4 * FURTHER * MINUTE);
    }

    #[test]
    fn who_says_it_counts() {
        let by = |by, upheld, decided| credit(by, Record { upheld, decided });
        let cases = [
            (by(Flagger::Staff, 0, 9), 120),
            (by(Flagger::Member, 7, 10), 60),
            (by(Flagger::Member, 9, 9), 0),
            (by(Flagger::New, 1, 5), -60),
            (by(Flagger::Member, 0, 4), 0),
        ];
        for (minutes, expected) in cases {
            assert_eq!(minutes, expected);
        }
    }

    #[test]
    fn readers_are_warned_when_one_who_knows_or_two_of_standing_say_so() {
        let danger = |flaggers: &[Flagger]| parts(&flaggers.iter().map(|by| (Reason::Unsafe, *by)).collect::<Vec<_>>());
        assert!(danger(&[Flagger::Staff]).warns());
        assert!(danger(&[Flagger::Member, Flagger::Member]).warns());
        assert!(!danger(&[Flagger::Member, Flagger::New, Flagger::New]).warns());
        assert!(!parts(&[(Reason::Inaccurate, Flagger::Staff)]).warns());
    }
}
