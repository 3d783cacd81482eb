//! Changing what somebody says of themselves, and how they read.

use diesel::prelude::*;

use crate::error::Result;
use crate::events::{self, Event};
use crate::ids::PersonId;
use crate::platform::clock::Instant;
use crate::platform::db::schema::people;
use crate::platform::db::{Conn, QueryResult, Tx};

/// What somebody says of themselves and how they read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// Their name.
    pub name: String,
    /// What they say of themselves.
    pub about: String,
    /// The language they read in, if they chose one.
    pub language: Option<String>,
    /// The IANA name of their time zone, if they chose one.
    pub time_zone: Option<String>,
    /// `light`, `dark` or `auto`.
    pub theme: String,
    /// Whether a key by itself does something, such as `/` for the search field.
    pub has_shortcuts: bool,
    /// Whether everybody sees lists of what they wrote, and not staff alone.
    pub shows_activity: bool,
}

#[derive(AsChangeset, Queryable, Selectable)]
#[diesel(table_name = people, treat_none_as_null = true)]
struct Row {
    name: String,
    about: String,
    language: Option<String>,
    time_zone: Option<String>,
    theme: String,
    shortcuts_off_at: Option<Instant>,
    activity_hidden_at: Option<Instant>,
}

impl From<Row> for Profile {
    fn from(row: Row) -> Self {
        let Row { name, about, language, time_zone, theme, shortcuts_off_at, activity_hidden_at } = row;
        let (has_shortcuts, shows_activity) = (shortcuts_off_at.is_none(), activity_hidden_at.is_none());
        Self { name, about, language, time_zone, theme, has_shortcuts, shows_activity }
    }
}

fn find_row(conn: &mut Conn, person: PersonId) -> QueryResult<Row> {
    people::table.find(person).select(Row::as_select()).first(conn)
}

/// What somebody says of themselves now.
pub fn find_profile(conn: &mut Conn, person: PersonId) -> QueryResult<Profile> {
    Ok(find_row(conn, person)?.into())
}

/// Puts a profile in place of the one before; nothing happens if it is the same.
pub fn change(tx: &mut Tx<'_>, person: PersonId, to: &Profile) -> Result<()> {
    let (now, before) = (tx.now(), find_row(tx.conn(), person)?);
    let since = |is_so: bool, before: Option<Instant>| (!is_so).then(|| before.unwrap_or(now));
    let shortcuts_off_at = since(to.has_shortcuts, before.shortcuts_off_at);
    let activity_hidden_at = since(to.shows_activity, before.activity_hidden_at);
    if Profile::from(before) == *to {
        return Ok(());
    }
    let Profile { name, about, language, time_zone, theme, .. } = to.clone();
    let row = Row { name, about, language, time_zone, theme, shortcuts_off_at, activity_hidden_at };
    diesel::update(people::table.find(person)).set(row).execute(tx.conn())?;
    events::record(tx, &Event::PersonChanged { person })
}

/// Keeps how bright somebody wants pages.
pub fn choose_theme(tx: &mut Tx<'_>, person: PersonId, theme: &str) -> QueryResult<()> {
    diesel::update(people::table.find(person)).set(people::theme.eq(theme)).execute(tx.conn())?;
    Ok(())
}

/// The language that somebody chose to read in, if they did.
pub fn find_language(conn: &mut Conn, person: PersonId) -> QueryResult<Option<String>> {
    people::table.find(person).select(people::language).first(conn)
}

/// Keeps the language that somebody reads in.
pub fn choose_language(tx: &mut Tx<'_>, person: PersonId, language: &str) -> QueryResult<()> {
    diesel::update(people::table.find(person)).set(people::language.eq(language)).execute(tx.conn())?;
    Ok(())
}

/// Keeps by which upload somebody is shown; by none, an avatar is drawn.
pub fn choose_picture(tx: &mut Tx<'_>, person: PersonId, key: Option<&str>) -> Result<()> {
    diesel::update(people::table.find(person)).set(people::picture.eq(key)).execute(tx.conn())?;
    events::record(tx, &Event::PersonChanged { person })
}

/// Whether somebody is shown by an upload.
pub fn is_picture(conn: &mut Conn, key: &str) -> QueryResult<bool> {
    diesel::select(diesel::dsl::exists(people::table.filter(people::picture.eq(key)))).get_result(conn)
}
