//! Changing what somebody says of themselves, and how they read.

use diesel::prelude::*;

use crate::error::Result;
use crate::events::{self, Event};
use crate::ids::PersonId;
use crate::platform::db::schema::people;
use crate::platform::db::{Conn, QueryResult, Tx};

/// What somebody says of themselves and how they read.
#[derive(Clone, Debug, PartialEq, Eq, AsChangeset, Queryable, Selectable)]
#[diesel(table_name = people, treat_none_as_null = true)]
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
}

/// What somebody says of themselves now.
pub fn find_profile(conn: &mut Conn, person: PersonId) -> QueryResult<Profile> {
    people::table.find(person).select(Profile::as_select()).first(conn)
}

/// Puts a profile in place of the one before; nothing happens if it is the same.
pub fn change(tx: &mut Tx<'_>, person: PersonId, to: &Profile) -> Result<()> {
    if find_profile(tx.conn(), person)? == *to {
        return Ok(());
    }
    diesel::update(people::table.find(person)).set(to).execute(tx.conn())?;
    events::record(tx, &Event::PersonChanged { person })
}

/// Keeps how bright somebody wants pages.
pub fn choose_theme(tx: &mut Tx<'_>, person: PersonId, theme: &str) -> QueryResult<()> {
    diesel::update(people::table.find(person)).set(people::theme.eq(theme)).execute(tx.conn())?;
    Ok(())
}

/// Keeps the language that somebody reads in.
pub fn choose_language(tx: &mut Tx<'_>, person: PersonId, language: &str) -> QueryResult<()> {
    diesel::update(people::table.find(person)).set(people::language.eq(language)).execute(tx.conn())?;
    Ok(())
}
