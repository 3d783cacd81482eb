//! The one struct of settings, and its rows: a name and a JSON value each.

use std::collections::BTreeMap;
use std::time::Duration;

use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use super::Logo;
use crate::each_backend;
use crate::error::Result;
use crate::events::{self, Event};
use crate::platform::db::schema::settings;
use crate::platform::db::{Conn, Tx};
use crate::rights::Member;
use crate::stored_words;

stored_words! {
    /// Who may make an account by themselves.
    pub enum SignUp {
        /// Everybody.
        Open = "open",
        /// Everybody, once those who run the site say yes.
        Approval = "approval",
        /// Nobody: accounts are made by administrators.
        Closed = "closed",
    }
}

/// What an administrator changes while the site runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The community's name, in the header and in titles.
    pub name: String,
    /// One sentence below the title of the front page.
    pub welcome: String,
    /// The language of guests whose browser asks for none we have, as an ISO 639 code.
    pub language: String,
    /// The time zone of dates, by its IANA name.
    pub zone: String,
    /// The accent as the administrator chose it: `#` and six hexadecimal digits; empty for ours.
    pub accent: String,
    /// The logo, if there is one.
    pub own_logo: Option<Logo>,
    /// Who may make an account by themselves.
    pub sign_up: SignUp,
    /// Whether people sign in with the company's providers alone, and every local door is closed.
    pub only_providers: bool,
    /// Whether the first administrator has gone through the first steps.
    pub is_set_up: bool,
    /// In how many hours a moderator shall have looked at what was flagged.
    pub first_look_hours: u32,
    /// How many hours an author has who is asked to revise a post.
    pub revise_hours: u32,
}

const HOUR: Duration = Duration::from_secs(60 * 60);

impl Settings {
    /// In what time a moderator shall have looked at what was flagged.
    pub fn first_look(&self) -> Duration {
        HOUR.saturating_mul(self.first_look_hours)
    }

    /// How long an author has who is asked to revise a post.
    pub fn revising(&self) -> Duration {
        HOUR.saturating_mul(self.revise_hours)
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            name: "Community".into(),
            welcome: String::new(),
            language: "en".into(),
            zone: "UTC".into(),
            accent: String::new(),
            own_logo: None,
            sign_up: SignUp::Open,
            only_providers: false,
            is_set_up: false,
            first_look_hours: 4,
            revise_hours: 48,
        }
    }
}

/// The settings as they are; what nobody has set has its default.
pub fn load(conn: &mut Conn) -> Result<Settings> {
    let rows: Vec<(String, String)> = settings::table.select((settings::name, settings::value)).load(conn)?;
    let values: BTreeMap<String, serde_json::Value> =
        rows.into_iter().filter_map(|(name, value)| Some((name, serde_json::from_str(&value).ok()?))).collect();
    let values = serde_json::to_value(values).map_err(anyhow::Error::from)?;
    Ok(serde_json::from_value(values).unwrap_or_else(|error| {
        tracing::error!(%error, "settings in the database cannot be read; the defaults are used");
        Settings::default()
    }))
}

/// Keeps settings in place of those before; `by` is nobody where a command line did it.
pub fn save(tx: &mut Tx<'_>, by: Option<&Member>, new: &Settings) -> Result<()> {
    let now = tx.now();
    let by_id = by.map(|by| by.id);
    let values = serde_json::to_value(new).map_err(anyhow::Error::from)?;
    for (name, value) in values.as_object().into_iter().flatten() {
        let value = value.to_string();
        let change = (settings::value.eq(&value), settings::changed_at.eq(now), settings::changed_by.eq(by_id));
        let row = (settings::name.eq(name), change.0, change.1, change.2);
        each_backend!(tx.conn(), conn => {
            diesel::insert_into(settings::table)
                .values(row)
                .on_conflict(settings::name)
                .do_update()
                .set(change)
                .execute(conn)
        })?;
    }
    match by_id {
        Some(by) => events::record(tx, &Event::SettingsChanged { by }),
        None => Ok(()),
    }
}
