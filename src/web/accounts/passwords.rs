//! Asking somebody for their own password.

use crate::accounts;
use crate::error::Result;
use crate::ids::PersonId;
use crate::platform::config::Secret;
use crate::platform::passwords::Verdict;
use crate::platform::tokens::Token;
use crate::web::Visit;

/// Whether a password is somebody's own. It is guessed at as in signing in, and costs the same whether or not they
/// have one.
pub(super) async fn is_own(visit: &Visit, person: PersonId, typed: &str) -> Result<bool> {
    let (network, device) = (visit.facts().address.clone(), visit.facts().device.as_ref().map(Token::hash));
    let is_counted = visit.app().config.limits;
    let (attempt, stored) = visit
        .write(move |tx| {
            let (account, stored) = accounts::find_own_credential(tx.conn(), person)?;
            let guesses = accounts::guesses(tx.conn(), &account.mail, device.as_ref(), &network)?;
            let attempt = if is_counted { Some(accounts::attempt(tx, guesses)?) } else { None };
            Ok((attempt, stored))
        })
        .await?;
    let verdict = visit.app().passwords.verify(Secret::new(typed.to_owned()), stored).await?;
    if verdict == Verdict::Wrong {
        return Ok(false);
    }
    if let Some(attempt) = attempt {
        visit.write(move |tx| Ok(accounts::succeeded(tx, &attempt)?)).await?;
    }
    Ok(true)
}
