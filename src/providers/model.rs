//! The rows of providers.

use diesel::dsl::count;
use diesel::prelude::*;
use serde::Serialize;

use crate::ids::{PersonId, ProviderId};
use crate::platform::clock::Instant;
use crate::platform::config::Secret;
use crate::platform::db::schema::{identities, providers};
use crate::platform::db::{Conn, QueryResult};
use crate::platform::sealed::Seal;
use crate::stored_words;

stored_words! {
    /// What becomes of people whom a provider knows and this site does not.
    pub enum Newcomers {
        /// They make an account.
        Welcome = "welcome",
        /// They are refused: accounts are made otherwise, and joined.
        KnownOnly = "known_only",
    }
}

stored_words! {
    /// Where people are signed out.
    pub enum SignOut {
        /// At the provider too, if it takes part in that.
        ThereToo = "there_too",
        /// Here alone.
        HereOnly = "here_only",
    }
}

/// Where a company's own accounts are.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = providers)]
#[expect(missing_docs, reason = "each field is its column, described in the migration")]
pub struct Provider {
    pub id: ProviderId,
    pub slug: String,
    pub name: String,
    pub issuer: String,
    pub client_id: String,
    client_secret: Option<String>,
    pub scopes: String,
    pub newcomers: Newcomers,
    pub sign_out: SignOut,
    pub closed_at: Option<Instant>,
    pub created_at: Instant,
}

impl Provider {
    /// Whether it has a secret at all.
    pub fn has_secret(&self) -> bool {
        self.client_secret.is_some()
    }

    /// The secret it knows this site by; none if there is none, or the site's own secret is another than it was.
    pub(super) fn secret(&self, seal: &Seal) -> Option<Secret> {
        seal.open(&purpose(&self.issuer), self.client_secret.as_deref()?)
    }

    /// Whether people may sign in with it.
    pub fn is_open(&self) -> bool {
        self.closed_at.is_none()
    }
}

/// A provider as the button that leads there.
#[derive(Clone, Debug, Serialize)]
pub struct Door {
    /// Its name in addresses.
    pub slug: String,
    /// What stands on the button.
    pub name: String,
}

/// The providers that people may sign in with, as buttons.
pub fn list_doors(conn: &mut Conn) -> QueryResult<Vec<Door>> {
    Ok(list_open(conn)?.into_iter().map(|it| Door { slug: it.slug, name: it.name }).collect())
}

/// What a provider's secret is closed for: one copied to another row does not open.
pub(super) fn purpose(issuer: &str) -> String {
    format!("client secret of {issuer}")
}

/// A provider with how many sign in with it.
#[derive(Clone, Debug, Queryable)]
#[expect(missing_docs, reason = "each field is its column")]
pub struct ListedProvider {
    pub slug: String,
    pub name: String,
    pub issuer: String,
    pub closed_at: Option<Instant>,
    pub people: i64,
}

/// All providers by name: there are as many as an administrator makes.
pub fn list(conn: &mut Conn) -> QueryResult<Vec<ListedProvider>> {
    providers::table
        .left_join(identities::table)
        .group_by((providers::id, providers::slug, providers::name, providers::issuer, providers::closed_at))
        .order((providers::name, providers::id))
        .select((
            providers::slug,
            providers::name,
            providers::issuer,
            providers::closed_at,
            count(identities::id.nullable()),
        ))
        .load(conn)
}

/// Those that people may sign in with, by name.
pub fn list_open(conn: &mut Conn) -> QueryResult<Vec<Provider>> {
    providers::table
        .filter(providers::closed_at.is_null())
        .order((providers::name, providers::id))
        .select(Provider::as_select())
        .load(conn)
}

/// A provider by its name in addresses.
pub fn find_by_slug(conn: &mut Conn, slug: &str) -> QueryResult<Provider> {
    providers::table.filter(providers::slug.eq(slug)).select(Provider::as_select()).first(conn)
}

/// A provider by its number.
pub fn find(conn: &mut Conn, id: ProviderId) -> QueryResult<Provider> {
    providers::table.find(id).select(Provider::as_select()).first(conn)
}

/// Everybody who signs in with a provider.
pub(super) fn people_of(conn: &mut Conn, id: ProviderId) -> QueryResult<Vec<PersonId>> {
    identities::table.filter(identities::provider_id.eq(id)).select(identities::person_id).load(conn)
}
