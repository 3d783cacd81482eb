//! Making and changing providers.

use diesel::prelude::*;
use url::Url;

use super::model::purpose;
use super::{Newcomers, Provider, SignOut, model, only};
use crate::accounts;
use crate::audit::{self, Act, Kind};
use crate::error::{self, Error, Result};
use crate::ids::ProviderId;
use crate::platform::clock::Instant;
use crate::platform::config::Secret;
use crate::platform::db::Tx;
use crate::platform::db::schema::providers;
use crate::platform::forms::Check;
use crate::platform::sealed::Seal;
use crate::platform::words::Message;
use crate::rights::Member;

/// A provider as an administrator describes it.
#[derive(Clone, Debug)]
pub struct ProviderForm {
    /// What it is called on the button.
    pub name: String,
    /// What it is called in addresses; of use for a new one only.
    pub slug: String,
    /// Its address; of use for a new one only.
    pub issuer: String,
    /// What it knows this site by.
    pub client_id: String,
    /// The secret it knows this site by; none leaves the one before.
    pub secret: Option<Secret>,
    /// What is asked for, with spaces between.
    pub scopes: String,
    /// What becomes of people it knows and this site does not.
    pub newcomers: Newcomers,
    /// Where people are signed out.
    pub sign_out: SignOut,
}

/// Only who runs the site changes providers.
pub(super) fn refuse_unless_admin(by: &Member) -> Result<()> {
    if by.is_admin() { Ok(()) } else { Err(Error::Refused(Message::new("providers-refused-admins-only"))) }
}

/// Makes a provider; people may sign in with it at once.
pub fn make(tx: &mut Tx<'_>, by: &Member, seal: &Seal, new: &ProviderForm) -> Result<ProviderId> {
    refuse_unless_admin(by)?;
    new.check()
        .that("slug", is_slug(&new.slug), || Message::new("providers-slug-unfit"))
        .that("issuer", is_issuer(&new.issuer), || Message::new("providers-issuer-unfit"))
        .finish()?;
    let now = tx.now();
    let taken = providers::table.filter(providers::issuer.eq(&new.issuer)).select(providers::id);
    if taken.first::<ProviderId>(tx.conn()).optional()?.is_some() {
        return Err(Error::field("issuer", Message::new("providers-issuer-taken")));
    }
    let id = diesel::insert_into(providers::table)
        .values((
            providers::slug.eq(&new.slug),
            providers::issuer.eq(&new.issuer),
            providers::name.eq(&new.name),
            providers::client_id.eq(&new.client_id),
            providers::client_secret.eq(new.closed_secret(&new.issuer, seal)?),
            providers::scopes.eq(&new.scopes),
            providers::newcomers.eq(new.newcomers),
            providers::sign_out.eq(new.sign_out),
            providers::created_at.eq(now),
        ))
        .returning(providers::id)
        .get_result(tx.conn())
        .map_err(error::taken(|| Error::field("slug", Message::new("providers-slug-taken"))))?;
    audit::record(tx, Act::new(Kind::ProviderChanged).by(by.id).detail("made"))?;
    Ok(id)
}

/// Changes a provider; its address and its name in addresses stay.
pub fn change(tx: &mut Tx<'_>, by: &Member, seal: &Seal, provider: &Provider, new: &ProviderForm) -> Result<()> {
    refuse_unless_admin(by)?;
    new.check().finish()?;
    diesel::update(providers::table.find(provider.id))
        .set((
            providers::name.eq(&new.name),
            providers::client_id.eq(&new.client_id),
            providers::scopes.eq(&new.scopes),
            providers::newcomers.eq(new.newcomers),
            providers::sign_out.eq(new.sign_out),
        ))
        .execute(tx.conn())?;
    if let Some(secret) = new.closed_secret(&provider.issuer, seal)? {
        diesel::update(providers::table.find(provider.id))
            .set(providers::client_secret.eq(secret))
            .execute(tx.conn())?;
    }
    Ok(audit::record(tx, Act::new(Kind::ProviderChanged).by(by.id).detail("changed"))?)
}

/// Lets nobody sign in with a provider for now; sessions of those who do end, but the one in which it is done.
pub fn close(tx: &mut Tx<'_>, by: &Member, provider: &Provider) -> Result<()> {
    refuse_unless_admin(by)?;
    only::refuse_if_last_door(tx, provider.id)?;
    let now = tx.now();
    set_closed(tx, provider.id, Some(now))?;
    for person in model::people_of(tx.conn(), provider.id)?.into_iter().filter(|it| !by.is(*it)) {
        accounts::end_all(tx, person, None)?;
    }
    Ok(audit::record(tx, Act::new(Kind::ProviderChanged).by(by.id).detail("closed"))?)
}

/// Lets people sign in with a provider again.
pub fn open(tx: &mut Tx<'_>, by: &Member, provider: &Provider) -> Result<()> {
    refuse_unless_admin(by)?;
    set_closed(tx, provider.id, None)?;
    Ok(audit::record(tx, Act::new(Kind::ProviderChanged).by(by.id).detail("opened"))?)
}

fn set_closed(tx: &mut Tx<'_>, id: ProviderId, at: Option<Instant>) -> Result<()> {
    diesel::update(providers::table.find(id)).set(providers::closed_at.eq(at)).execute(tx.conn())?;
    Ok(())
}

impl ProviderForm {
    fn check(&self) -> Check {
        let has_openid = self.scopes.split_whitespace().any(|scope| scope == "openid");
        let length = self.secret.as_ref().map_or(0, |secret| secret.expose().len());
        Check::new()
            .text("name", &self.name, 1..=60)
            .text("client_id", &self.client_id, 1..=300)
            .text("scopes", &self.scopes, 1..=300)
            .that("scopes", has_openid, || Message::new("providers-scopes-openid"))
            .that("secret", length <= 1000, || Message::new("providers-secret-long"))
    }

    fn closed_secret(&self, issuer: &str, seal: &Seal) -> Result<Option<String>> {
        let close = |secret| seal.close(&purpose(issuer), secret);
        Ok(self.secret.as_ref().map(close).transpose().map_err(anyhow::Error::from)?)
    }
}

fn is_slug(slug: &str) -> bool {
    let is_fit = |it: char| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '-';
    // What stands at these addresses of the administration is no provider.
    let is_free = !matches!(slug, "new" | "only");
    is_free
        && (1..=40).contains(&slug.len())
        && slug.chars().all(is_fit)
        && !slug.starts_with('-')
        && !slug.ends_with('-')
}

/// Whether a text may be an issuer: an address without query, fragment or name. Whether it may be without TLS, the
/// configuration says when it is asked.
fn is_issuer(text: &str) -> bool {
    let Ok(url) = Url::parse(text) else { return false };
    let is_bare = url.query().is_none() && url.fragment().is_none() && url.username().is_empty();
    text.len() <= 300 && matches!(url.scheme(), "https" | "http") && url.host().is_some() && is_bare
}

#[cfg(test)]
mod tests {
    use super::{is_issuer, is_slug};

    #[test]
    fn what_addresses_and_names_may_be() {
        for issuer in ["https://login.example.com", "https://login.example.com/realms/a", "http://127.0.0.1:9/"] {
            assert!(is_issuer(issuer), "{issuer}");
        }
        for issuer in
            ["", "login.example.com", "javascript:alert(1)", "https://a@b.c", "https://b.c/?x=1", "https://b.c#d"]
        {
            assert!(!is_issuer(issuer), "{issuer}");
        }
        assert!(is_slug("company") && is_slug("a-1"));
        assert!(["", "new", "A", "-a", "a-", "a/b", "ä"].iter().all(|slug| !is_slug(slug)));
    }
}
