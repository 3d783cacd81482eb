//! Looking at a provider for whoever runs the site: what it says of itself, and what of that will not do.

use openidconnect::core::{CoreJwsSigningAlgorithm, CoreResponseType};

use super::discovery::{Discovered, Metadata, find_metadata};
use super::{Provider, SignOut};
use crate::platform::clock::Instant;
use crate::platform::outbound::Outbound;
use crate::platform::sealed::Seal;
use crate::platform::words::Message;

/// Something that was looked at.
#[derive(Clone, Debug)]
pub struct Finding {
    /// Whether it will do.
    pub is_good: bool,
    /// What it is, or what is wrong.
    pub message: Message,
}

/// Asks a provider what it says of itself, anew, and goes through it. Waits for it.
pub fn examine(
    outbound: &Outbound,
    discovered: &Discovered,
    provider: &Provider,
    seal: &Seal,
    now: Instant,
) -> Vec<Finding> {
    let finding = |is_good, message| Finding { is_good, message };
    let metadata = match find_metadata(outbound, discovered, provider, now, true) {
        Ok(metadata) => metadata,
        Err(trouble) => return vec![finding(false, trouble.message())],
    };
    let mut findings = vec![finding(true, Message::new("providers-found-issuer"))];
    let mut look = |is_good: bool, good: &'static str, bad: &'static str| {
        findings.push(finding(is_good, Message::new(if is_good { good } else { bad })));
    };
    let can_read_secret = !provider.has_secret() || provider.secret(seal).is_some();
    look(can_read_secret, "providers-found-secret", "providers-trouble-secret");
    look(signs(&metadata), "providers-found-signature", "providers-trouble-signature");
    look(!metadata.jwks().keys().is_empty(), "providers-found-keys", "providers-trouble-keys");
    look(takes_codes(&metadata), "providers-found-code", "providers-trouble-code");
    look(metadata.token_endpoint().is_some(), "providers-found-token", "providers-trouble-token");
    look(takes_scopes(&metadata, provider), "providers-found-scopes", "providers-trouble-scopes");
    let ends = metadata.additional_metadata().end_session_endpoint.is_some();
    look(ends || provider.sign_out == SignOut::HereOnly, "providers-found-ends", "providers-trouble-ends");
    findings
}

fn signs(metadata: &Metadata) -> bool {
    use CoreJwsSigningAlgorithm::{HmacSha256, HmacSha384, HmacSha512, None};
    let is_own = |way: &CoreJwsSigningAlgorithm| !matches!(way, HmacSha256 | HmacSha384 | HmacSha512 | None);
    metadata.id_token_signing_alg_values_supported().iter().any(is_own)
}

fn takes_codes(metadata: &Metadata) -> bool {
    let is_code = |types: &openidconnect::ResponseTypes<CoreResponseType>| **types == [CoreResponseType::Code];
    metadata.response_types_supported().iter().any(is_code)
}

/// Who says nothing of scopes may take any.
fn takes_scopes(metadata: &Metadata, provider: &Provider) -> bool {
    let Some(known) = metadata.scopes_supported() else { return true };
    let wanted = provider.scopes.split_whitespace();
    wanted.into_iter().all(|scope| known.iter().any(|known| known.as_str() == scope))
}
