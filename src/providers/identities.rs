//! Who somebody is at a provider: known by issuer and subject, and by nothing else.

use diesel::prelude::*;

use super::apply::take_back_all;
use super::{Door, Provider, Refusal};
use crate::accounts::{self, Spared};
use crate::audit::{self, Act, Kind};
use crate::error::{Error, Result};
use crate::ids::{IdentityId, PersonId, ProviderId};
use crate::platform::clock::Instant;
use crate::platform::db::schema::{identities, providers};
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::platform::words::Message;
use crate::rights::Member;
use crate::settings;

/// Who somebody is at a provider.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = identities)]
#[expect(missing_docs, reason = "each field is its column")]
pub struct Identity {
    pub id: IdentityId,
    pub provider_id: ProviderId,
    pub person_id: PersonId,
    pub called: String,
    pub joined_at: Instant,
    pub used_at: Instant,
}

/// An identity with its provider, as its owner sees it.
#[derive(Clone, Debug, Queryable)]
#[expect(missing_docs, reason = "each field is its column")]
pub struct Joined {
    pub id: IdentityId,
    pub provider: String,
    pub closed_at: Option<Instant>,
    pub called: String,
    pub joined_at: Instant,
    pub used_at: Instant,
}

/// The identity of a subject, if anybody here has it.
pub fn find_identity(conn: &mut Conn, issuer: &str, subject: &str) -> QueryResult<Option<Identity>> {
    identities::table
        .filter(identities::issuer.eq(issuer))
        .filter(identities::subject.eq(subject))
        .select(Identity::as_select())
        .first(conn)
        .optional()
}

/// What somebody's account is joined with, by provider.
pub fn list_identities(conn: &mut Conn, person: PersonId) -> QueryResult<Vec<Joined>> {
    identities::table
        .inner_join(providers::table)
        .filter(identities::person_id.eq(person))
        .order((providers::name, identities::id))
        .select((
            identities::id,
            providers::name,
            providers::closed_at,
            identities::called,
            identities::joined_at,
            identities::used_at,
        ))
        .load(conn)
}

/// The open providers that somebody's account is joined with, as buttons.
pub fn list_doors_of(conn: &mut Conn, person: PersonId) -> QueryResult<Vec<Door>> {
    let found: Vec<(String, String)> = identities::table
        .inner_join(providers::table)
        .filter(identities::person_id.eq(person))
        .filter(providers::closed_at.is_null())
        .order((providers::name, providers::id))
        .select((providers::slug, providers::name))
        .load(conn)?;
    Ok(found.into_iter().map(|(slug, name)| Door { slug, name }).collect())
}

/// Whether somebody could still sign in without an identity: with another one that is open, or with a password
/// where that is taken.
pub fn has_another_way(conn: &mut Conn, person: PersonId, but: IdentityId) -> Result<bool> {
    let others = list_identities(conn, person)?;
    if others.iter().any(|other| other.id != but && other.closed_at.is_none()) {
        return Ok(true);
    }
    let is_open = accounts::local_doors_are_open(&settings::load(conn)?);
    Ok(is_open && accounts::find_password(conn, person)?.is_some())
}

/// Joins a subject of a provider to an account; neither may be joined otherwise already.
pub(super) fn add(
    tx: &mut Tx<'_>,
    provider: &Provider,
    person: PersonId,
    subject: &str,
    called: &str,
) -> Result<IdentityId> {
    let now = tx.now();
    let same = identities::table.filter(identities::provider_id.eq(provider.id));
    let other: Option<IdentityId> = same
        .filter(identities::person_id.eq(person))
        .filter(identities::subject.ne(subject))
        .select(identities::id)
        .first(tx.conn())
        .optional()?;
    if other.is_some() {
        return Err(Refusal::Other.error(&provider.name));
    }
    let taken = crate::error::taken(|| Refusal::Taken.error(&provider.name));
    let id = diesel::insert_into(identities::table)
        .values((
            identities::provider_id.eq(provider.id),
            identities::person_id.eq(person),
            identities::issuer.eq(&provider.issuer),
            identities::subject.eq(subject),
            identities::called.eq(called.chars().take(200).collect::<String>()),
            identities::joined_at.eq(now),
            identities::used_at.eq(now),
        ))
        .returning(identities::id)
        .get_result(tx.conn())
        .map_err(taken)?;
    audit::record(tx, Act::new(Kind::IdentityJoined).by(person).about(person).detail(&provider.slug))?;
    Ok(id)
}

/// An identity was used to sign in; what the provider calls its owner is kept up.
pub fn used(tx: &mut Tx<'_>, id: IdentityId, called: &str) -> QueryResult<()> {
    let (now, called) = (tx.now(), called.chars().take(200).collect::<String>());
    diesel::update(identities::table.find(id))
        .set((identities::used_at.eq(now), identities::called.eq(called)))
        .execute(tx.conn())?;
    Ok(())
}

/// Parts one's own account from a provider, if another way to sign in remains. What the provider's word gave is
/// taken back, and all other sessions end.
pub fn leave(tx: &mut Tx<'_>, by: &Member, id: IdentityId, spared: Option<&Spared>) -> Result<()> {
    crate::people::lock(tx, by.id)?;
    let own = identities::table.find(id).filter(identities::person_id.eq(by.id));
    let provider: ProviderId = own.select(identities::provider_id).first(tx.conn())?;
    if !has_another_way(tx.conn(), by.id, id)? {
        return Err(Error::Refused(Message::new("providers-refused-last-way")));
    }
    diesel::delete(identities::table.find(id)).execute(tx.conn())?;
    accounts::end_all(tx, by.id, spared)?;
    take_back_all(tx, provider, Some(by.id))?;
    Ok(audit::record(tx, Act::new(Kind::IdentityLeft).by(by.id).about(by.id))?)
}

/// Parts an account from every provider: whoever held it meanwhile may have joined it with one of their own.
pub fn leave_all(tx: &mut Tx<'_>, person: PersonId) -> Result<()> {
    let joined = identities::table.filter(identities::person_id.eq(person));
    let joined: Vec<(IdentityId, ProviderId)> =
        joined.select((identities::id, identities::provider_id)).load(tx.conn())?;
    for (id, provider) in joined {
        diesel::delete(identities::table.find(id)).execute(tx.conn())?;
        take_back_all(tx, provider, Some(person))?;
        audit::record(tx, Act::new(Kind::IdentityLeft).about(person))?;
    }
    Ok(())
}
