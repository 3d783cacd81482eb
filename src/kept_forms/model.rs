//! The rows of kept forms, and how they become drafts.

use std::collections::BTreeMap;
use std::time::Duration;

use diesel::prelude::*;

use crate::drafts::{self, Place};
use crate::error::{Error, Result};
use crate::platform::db::schema::kept_forms;
use crate::platform::db::{QueryResult, Tx};
use crate::platform::tokens::TokenHash;
use crate::rights::Member;

/// How long it is kept.
pub const KEPT_FOR: Duration = Duration::from_secs(24 * 60 * 60);

/// A form that was sent in vain.
#[derive(Clone, Debug)]
pub struct KeptForm {
    /// Where it was sent to.
    pub place: Place,
    /// Its fields, without tokens and passwords.
    pub fields: BTreeMap<String, String>,
}

/// Keeps a form for whoever holds the token.
pub fn keep(tx: &mut Tx<'_>, token: &TokenHash, form: &KeptForm) -> Result<()> {
    let now = tx.now();
    diesel::insert_into(kept_forms::table)
        .values((
            kept_forms::token_hash.eq(token),
            kept_forms::place.eq(form.place.to_string()),
            kept_forms::page.eq(form.place.page()),
            kept_forms::fields.eq(serde_json::to_string(&form.fields).map_err(anyhow::Error::from)?),
            kept_forms::made_at.eq(now),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// Makes a kept form the draft of somebody who has signed in, in place of what was saved while typing: what
/// was sent last is what they mean. The page it stood on, if there was one and they may write there.
pub fn adopt(tx: &mut Tx<'_>, token: &TokenHash, by: &Member) -> Result<Option<String>> {
    let oldest = tx.now().minus(KEPT_FOR);
    let kept: Option<(String, String, String)> = kept_forms::table
        .find(token)
        .filter(kept_forms::made_at.ge(oldest))
        .select((kept_forms::place, kept_forms::page, kept_forms::fields))
        .first(tx.conn())
        .optional()?;
    diesel::delete(kept_forms::table.find(token)).execute(tx.conn())?;
    let Some((place, page, fields)) = kept else { return Ok(None) };
    let fields = serde_json::from_str(&fields).map_err(anyhow::Error::from)?;
    match drafts::keep(tx, by, place.parse()?, fields) {
        Ok(()) => Ok(Some(page)),
        Err(Error::NotFound | Error::Invalid(_)) => Ok(None),
        Err(other) => Err(other),
    }
}

/// Removes what nobody came back for.
pub fn forget_old(tx: &mut Tx<'_>) -> QueryResult<usize> {
    let oldest = tx.now().minus(KEPT_FOR);
    diesel::delete(kept_forms::table.filter(kept_forms::made_at.lt(oldest))).execute(tx.conn())
}
