//! The rows of kept forms, and how they become drafts.

use std::collections::BTreeMap;
use std::time::Duration;

use diesel::prelude::*;

use crate::each_backend;
use crate::error::Result;
use crate::ids::PersonId;
use crate::platform::db::schema::{drafts, kept_forms};
use crate::platform::db::{QueryResult, Tx};
use crate::platform::tokens::TokenHash;

/// The most bytes of a form that is kept: a body of the greatest length with all that stands beside it.
pub const MOST_BYTES: usize = 64 * 1024;
/// How long it is kept.
pub const KEPT_FOR: Duration = Duration::from_secs(24 * 60 * 60);

/// A form that was sent in vain.
#[derive(Clone, Debug)]
pub struct KeptForm {
    /// The path it was sent to.
    pub place: String,
    /// The page it stood on.
    pub page: String,
    /// Its fields, without tokens and passwords.
    pub fields: BTreeMap<String, String>,
}

impl KeptForm {
    fn json(&self) -> Result<String> {
        Ok(serde_json::to_string(&self.fields).map_err(anyhow::Error::from)?)
    }
}

/// Keeps a form for whoever holds the token.
pub fn keep(tx: &mut Tx<'_>, token: &TokenHash, form: &KeptForm) -> Result<()> {
    let now = tx.now();
    diesel::insert_into(kept_forms::table)
        .values((
            kept_forms::token_hash.eq(token),
            kept_forms::place.eq(&form.place),
            kept_forms::page.eq(&form.page),
            kept_forms::fields.eq(form.json()?),
            kept_forms::made_at.eq(now),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// Makes a kept form the draft of somebody who has signed in; the page it stood on, if there was one.
pub fn adopt(tx: &mut Tx<'_>, token: &TokenHash, person: PersonId) -> Result<Option<String>> {
    let oldest = tx.now().minus(KEPT_FOR);
    let kept: Option<(String, String, String)> = kept_forms::table
        .find(token)
        .filter(kept_forms::made_at.ge(oldest))
        .select((kept_forms::place, kept_forms::page, kept_forms::fields))
        .first(tx.conn())
        .optional()?;
    diesel::delete(kept_forms::table.find(token)).execute(tx.conn())?;
    let Some((place, page, fields)) = kept else { return Ok(None) };
    draft(tx, person, &place, &fields)?;
    Ok(Some(page))
}

/// Makes a form the draft of somebody who is signed in, but whose form could not be taken.
pub fn keep_as_draft(tx: &mut Tx<'_>, person: PersonId, form: &KeptForm) -> Result<()> {
    draft(tx, person, &form.place, &form.json()?)?;
    Ok(())
}

/// Removes what nobody came back for.
pub fn forget_old(tx: &mut Tx<'_>) -> QueryResult<usize> {
    let oldest = tx.now().minus(KEPT_FOR);
    diesel::delete(kept_forms::table.filter(kept_forms::made_at.lt(oldest))).execute(tx.conn())
}

/// What was sent last is what they mean: it stands in place of what was saved while typing.
fn draft(tx: &mut Tx<'_>, person: PersonId, place: &str, fields: &str) -> QueryResult<()> {
    let now = tx.now();
    let row = (
        drafts::person_id.eq(person),
        drafts::place.eq(place),
        drafts::fields.eq(fields),
        drafts::changed_at.eq(now),
    );
    let change = (drafts::fields.eq(fields), drafts::changed_at.eq(now));
    each_backend!(tx.conn(), conn => {
        diesel::insert_into(drafts::table)
            .values(row)
            .on_conflict((drafts::person_id, drafts::place))
            .do_update()
            .set(change)
            .execute(conn)
    })?;
    Ok(())
}
