//! Standing: what a person may do before anyone knows them.

use std::time::Duration;

use crate::platform::clock::Instant;

/// What a person may do before anyone knows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Here since today: fewer links and fewer posts an hour.
    New,
    /// Everybody else.
    Member,
    /// Reads what is theirs and what guests read, and writes nothing.
    Suspended(Suspension),
}

/// Why and how long somebody may not write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suspension {
    /// The reason, in a moderator's words.
    pub why: String,
    /// The end, if it has one.
    pub until: Option<Instant>,
}

/// How long somebody is new.
const NEW_FOR: Duration = Duration::from_secs(24 * 60 * 60);
/// After how many posts somebody is no longer new, however short they are here.
const NEW_POSTS: i64 = 5;

impl Standing {
    /// The one rule: suspended while a suspension lasts; new for a day or five posts, whichever is first,
    /// unless one holds a role; a member otherwise.
    pub fn of(joined: Instant, posts: i64, has_role: bool, suspension: Option<Suspension>, now: Instant) -> Self {
        match suspension {
            Some(suspension) if suspension.until.is_none_or(|until| until > now) => Self::Suspended(suspension),
            _ if !has_role && posts < NEW_POSTS && joined.plus(NEW_FOR) > now => Self::New,
            _ => Self::Member,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_one_rule() {
        let joined = Instant::from_micros(0);
        let (hour, week) = (joined.plus(Duration::from_secs(3600)), joined.plus(7 * NEW_FOR));
        let ended = Suspension { why: "spam".into(), until: Some(hour) };
        let lasting = Suspension { why: "spam".into(), until: None };
        let cases = [
            (hour, 0, false, None, Standing::New),
            (hour, 5, false, None, Standing::Member),
            (hour, 0, true, None, Standing::Member),
            (week, 0, false, None, Standing::Member),
            (week, 0, false, Some(ended.clone()), Standing::Member),
            (joined, 0, false, Some(ended.clone()), Standing::Suspended(ended)),
            (week, 9, true, Some(lasting.clone()), Standing::Suspended(lasting)),
        ];
        for (now, posts, has_role, suspension, expected) in cases {
            assert_eq!(Standing::of(joined, posts, has_role, suspension, now), expected);
        }
    }
}
