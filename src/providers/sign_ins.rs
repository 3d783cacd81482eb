//! What a browser signed in with, so that it can be signed out there too.

use diesel::prelude::*;

use crate::ids::{PersonId, ProviderId};
use crate::platform::db::schema::provider_sign_ins as rows;
use crate::platform::db::{QueryResult, Tx};
use crate::platform::tokens::TokenHash;

/// A browser that was signed in with a provider.
#[derive(Clone, Debug)]
pub struct NewSignIn {
    /// The hash of what the browser keeps.
    pub browser: TokenHash,
    /// With which.
    pub provider: ProviderId,
    /// Who.
    pub person: PersonId,
    /// The provider's word, encrypted.
    pub id_token: String,
}

/// A browser that is signed out.
#[derive(Clone, Debug, Queryable)]
#[expect(missing_docs, reason = "each field is its column")]
pub struct SignedIn {
    pub provider_id: ProviderId,
    pub id_token: String,
}

/// Writes down what a browser signed in with.
pub fn note_sign_in(tx: &mut Tx<'_>, new: &NewSignIn) -> QueryResult<()> {
    let now = tx.now();
    diesel::insert_into(rows::table)
        .values((
            rows::browser_hash.eq(&new.browser),
            rows::provider_id.eq(new.provider),
            rows::person_id.eq(new.person),
            rows::id_token.eq(&new.id_token),
            rows::made_at.eq(now),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// What somebody's browser signed in with, if it did; it is forgotten.
pub fn take_sign_in(tx: &mut Tx<'_>, browser: &TokenHash, person: PersonId) -> QueryResult<Option<SignedIn>> {
    let found = rows::table
        .find(browser)
        .filter(rows::person_id.eq(person))
        .select((rows::provider_id, rows::id_token))
        .first(tx.conn())
        .optional()?;
    diesel::delete(rows::table.find(browser)).execute(tx.conn())?;
    Ok(found)
}
