//! Spans of time as the demonstration's files write them: `62d`, `1h 35m`.

use std::time::Duration;

use serde::{Deserialize, Deserializer, de};

/// A span of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Span {
    pub(super) length: Duration,
    /// Whether only days are given: the time of day is then ours to choose.
    pub(super) is_of_days: bool,
}

impl std::str::FromStr for Span {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let mut seconds = 0_u64;
        for part in text.split_whitespace() {
            let unit = part.chars().next_back().unwrap_or_default();
            let each = match unit {
                'd' => 24 * 60 * 60,
                'h' => 60 * 60,
                'm' => 60,
                _ => return Err(format!("{text}: days, hours and minutes are written as 3d 4h 5m")),
            };
            let number: u64 = part.trim_end_matches(unit).parse().map_err(|error| format!("{text}: {error}"))?;
            seconds += number * each;
        }
        let is_of_days = text.ends_with('d') && seconds > 0;
        Ok(Self { length: Duration::from_secs(seconds), is_of_days })
    }
}

impl<'de> Deserialize<'de> for Span {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from)?.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_hours_and_minutes() {
        let seconds = |text: &str| text.parse::<Span>().map(|span| span.length.as_secs());
        assert_eq!(seconds("2d"), Ok(172_800));
        assert_eq!(seconds("1h 35m"), Ok(5_700));
        assert!(seconds("3 weeks").is_err() && seconds("d").is_err());
    }
}
