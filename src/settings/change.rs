//! Changing settings by hand.

use std::ops::RangeInclusive;

use super::{Settings, save};
use crate::audit::{self, Act, Kind};
use crate::error::{Error, Result};
use crate::platform::clock::Zone;
use crate::platform::contrast::{self, WontDo};
use crate::platform::db::Tx;
use crate::platform::forms::{Check, FieldErrors};
use crate::platform::words::{Language, Message};
use crate::rights::Member;

/// What a time in hours may be: up to four weeks.
const HOURS: RangeInclusive<u32> = 1..=672;

fn hours() -> Message {
    Message::new("settings-hours").with("least", i64::from(*HOURS.start())).with("most", i64::from(*HOURS.end()))
}

/// Keeps settings that an administrator chose, if all of them will do.
pub fn change(tx: &mut Tx<'_>, by: &Member, new: &Settings) -> Result<()> {
    if !by.is_admin() {
        return Err(Error::Refused(Message::new("settings-refused-admins-only")));
    }
    new.check()?;
    audit::record(tx, Act::new(Kind::SettingsChanged).by(by.id))?;
    save(tx, Some(by), new)
}

impl Settings {
    /// What needs another look, field by field.
    pub fn check(&self) -> Result<(), FieldErrors> {
        let mut check = Check::new();
        check.value("accent", self.checked_accent());
        check
            .text("name", &self.name, 1..=60)
            .text("welcome", &self.welcome, 0..=200)
            .that("language", Language::parse(&self.language).is_some(), || Message::new("settings-language-unknown"))
            .that("first_look_hours", HOURS.contains(&self.first_look_hours), hours)
            .that("revise_hours", HOURS.contains(&self.revise_hours), hours)
            .that("zone", Zone::parse(&self.zone).is_ok(), || Message::new("settings-zone-unknown"))
            .finish()
    }

    /// The accent, none for ours; or why the colour will not do.
    fn checked_accent(&self) -> Result<Option<contrast::Accent>, Message> {
        if self.accent.is_empty() {
            return Ok(None);
        }
        contrast::check_accent(&self.accent).map(Some).map_err(|why| match why {
            WontDo::NotAColour => Message::new("settings-accent-unreadable"),
            WontDo::HardToRead { nearest, .. } => {
                Message::new("settings-accent-hard").with("colour", self.accent.clone()).with("nearest", nearest.hex())
            }
        })
    }

    /// The accent if there is one of its own that will do.
    pub fn own_accent(&self) -> Option<contrast::Accent> {
        self.checked_accent().ok().flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_settings_may_be() {
        let wrong = |change: fn(&mut Settings)| {
            let mut settings = Settings::default();
            change(&mut settings);
            let errors = settings.check().err().unwrap_or_default();
            errors.iter().map(|(field, _)| field.to_owned()).collect::<Vec<_>>()
        };
        assert!(wrong(|_| ()).is_empty());
        assert!(wrong(|it| it.accent = "#2f6fae".into()).is_empty());
        assert_eq!(wrong(|it| it.accent = "blue".into()), ["accent"]);
        assert_eq!(wrong(|it| it.zone = "Mars/Olympus".into()), ["zone"]);
        assert_eq!(wrong(|it| it.language = "?".into()), ["language"]);
        assert_eq!(wrong(|it| it.name = String::new()), ["name"]);
        assert_eq!(wrong(|it| it.welcome = "a".repeat(201)), ["welcome"]);
    }
}
