//! Asking somebody for their own password.

use crate::accounts;
use crate::error::{Error, Result};
use crate::ids::PersonId;
use crate::platform::config::Secret;
use crate::platform::db::Tx;
use crate::platform::passwords::Verdict;
use crate::platform::tokens::Token;
use crate::platform::words::Message;
use crate::web::Visit;

/// That somebody knew the password that they had a moment ago.
pub(in crate::web) struct Proven {
    person: PersonId,
    hash: String,
}

impl Proven {
    pub(in crate::web) fn of(person: PersonId, hash: String) -> Self {
        Self { person, hash }
    }

    /// Refuses whoever knew a password that was changed meanwhile.
    pub(in crate::web) fn stands(&self, tx: &mut Tx<'_>) -> Result<()> {
        if accounts::password_stands(tx, self.person, &self.hash)? {
            return Ok(());
        }
        Err(Error::Conflict(Message::new("accounts-password-changed-meanwhile")))
    }
}

/// Whether a password is somebody's own.
pub(super) async fn is_own(visit: &Visit, person: PersonId, typed: &str) -> Result<bool> {
    Ok(prove(visit, person, typed).await?.is_some())
}

/// What somebody proves by their own password; nothing if it is another. It is guessed at as in signing in, and costs
/// the same whether or not they have one.
pub(super) async fn prove(visit: &Visit, person: PersonId, typed: &str) -> Result<Option<Proven>> {
    let (network, device) = (visit.facts().address.clone(), visit.facts().device.as_ref().map(Token::hash));
    let is_counted = visit.app().config.limits;
    let (attempt, stored) = visit
        .write(move |tx| {
            let (account, stored) = accounts::find_own_credential(tx.conn(), person)?;
            let guesses = accounts::proof_guesses(tx.conn(), &account, device.as_ref(), &network)?;
            let attempt = if is_counted { Some(accounts::attempt(tx, guesses)?) } else { None };
            Ok((attempt, stored))
        })
        .await?;
    let verdict = visit.app().passwords.verify(Secret::new(typed.to_owned()), stored.clone()).await?;
    let Some(hash) = stored.filter(|_| verdict != Verdict::Wrong) else { return Ok(None) };
    if let Some(attempt) = attempt {
        visit.write(move |tx| Ok(accounts::succeeded(tx, &attempt)?)).await?;
    }
    Ok(Some(Proven { person, hash }))
}
