//! What authors are told, by outcome and language: words of ours until the site has its own.

use diesel::prelude::*;

use super::{Outcome, Refusal};
use crate::each_backend;
use crate::error::Result;
use crate::platform::clock::Instant;
use crate::platform::db::schema::message_templates;
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::platform::forms::Check;
use crate::rights::Member;

/// The longest message, in bytes.
pub const LONGEST: usize = 4 * 1024;

/// The site's own words for an outcome in a language.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = message_templates)]
#[expect(missing_docs, reason = "each field is its column")]
pub struct Template {
    pub outcome: Outcome,
    pub language: String,
    pub markdown: String,
    pub changed_at: Instant,
}

/// What the site says itself of an outcome in a language.
pub fn find_template(conn: &mut Conn, outcome: Outcome, language: &str) -> QueryResult<Option<String>> {
    message_templates::table
        .find((outcome, language.to_owned()))
        .select(message_templates::markdown)
        .first(conn)
        .optional()
}

/// All that the site says itself in a language.
pub fn list_templates(conn: &mut Conn, language: &str) -> QueryResult<Vec<Template>> {
    message_templates::table
        .filter(message_templates::language.eq(language.to_owned()))
        .select(Template::as_select())
        .load(conn)
}

/// Has authors told of an outcome in other words; none brings ours back.
pub fn change_template(tx: &mut Tx<'_>, by: &Member, outcome: Outcome, language: &str, text: &str) -> Result<()> {
    if !by.is_admin() {
        return Err(Refusal::AdminsOnly.into());
    }
    Check::new().body("text", text, 0..=LONGEST).finish()?;
    let place = message_templates::table.find((outcome, language.to_owned()));
    diesel::delete(place).execute(tx.conn())?;
    if text.is_empty() {
        return Ok(());
    }
    let row = (
        message_templates::outcome.eq(outcome),
        message_templates::language.eq(language.to_owned()),
        message_templates::markdown.eq(text.to_owned()),
        message_templates::changed_by.eq(by.id),
        message_templates::changed_at.eq(tx.now()),
    );
    each_backend!(tx.conn(), conn => diesel::insert_into(message_templates::table).values(row).execute(conn))?;
    Ok(())
}
