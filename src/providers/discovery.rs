//! What a provider says of itself: its addresses and keys, asked for by the protocol's discovery.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use openidconnect::core::{
    CoreAuthDisplay, CoreClaimName, CoreClaimType, CoreClientAuthMethod, CoreGrantType, CoreJsonWebKey,
    CoreJweContentEncryptionAlgorithm, CoreJweKeyManagementAlgorithm, CoreResponseMode, CoreResponseType,
    CoreSubjectIdentifierType,
};
use openidconnect::{
    AdditionalProviderMetadata, DiscoveryError, HttpRequest, HttpResponse, IssuerUrl, LogoutProviderMetadata,
    ProviderMetadata, SyncHttpClient,
};
use serde::{Deserialize, Serialize};
use url::Url;

use super::Provider;
use crate::ids::ProviderId;
use crate::platform::clock::Instant;
use crate::platform::config::BaseUrl;
use crate::platform::outbound::{Outbound, OutboundError};
use crate::platform::words::Message;

/// What a provider says of itself beside the standard's own.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Further {
    /// Whether it names itself in every answer (RFC 9207).
    #[serde(default, rename = "authorization_response_iss_parameter_supported")]
    pub(super) names_issuer: bool,
}

impl AdditionalProviderMetadata for Further {}

/// What a provider says of itself.
pub type Metadata = ProviderMetadata<
    LogoutProviderMetadata<Further>,
    CoreAuthDisplay,
    CoreClientAuthMethod,
    CoreClaimName,
    CoreClaimType,
    CoreGrantType,
    CoreJweContentEncryptionAlgorithm,
    CoreJweKeyManagementAlgorithm,
    CoreJsonWebKey,
    CoreResponseMode,
    CoreResponseType,
    CoreSubjectIdentifierType,
>;

/// How long it is believed before it is asked for again.
const BELIEVED_FOR: Duration = Duration::from_secs(10 * 60);

/// What providers said of themselves lately.
#[derive(Default)]
pub struct Discovered(Mutex<HashMap<ProviderId, (Instant, Arc<Metadata>)>>);

impl Discovered {
    fn find(&self, id: ProviderId, now: Instant) -> Option<Arc<Metadata>> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (at, metadata) = known.get(&id)?;
        (at.plus(BELIEVED_FOR) > now).then(|| Arc::clone(metadata))
    }

    fn keep(&self, id: ProviderId, now: Instant, metadata: &Arc<Metadata>) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(id, (now, Arc::clone(metadata)));
    }
}

/// Our own client, as the protocol's crate asks for one.
pub(super) struct Http<'o>(pub(super) &'o Outbound);

impl SyncHttpClient for Http<'_> {
    type Error = OutboundError;

    fn call(&self, request: HttpRequest) -> Result<HttpResponse, OutboundError> {
        self.0.send(request)
    }
}

/// What is wrong with what a provider says of itself, or that it says nothing.
#[derive(Debug)]
pub enum NotFound {
    /// It cannot be asked.
    Unreachable(OutboundError),
    /// It answers with another status than 200, or something that is no JSON by its name.
    Status(u16),
    /// What it says cannot be read.
    Unreadable(String),
    /// It says that it is another.
    OtherIssuer(String),
    /// One of its addresses is none that people may be led to.
    UnsafeAddress(&'static str),
}

impl NotFound {
    /// In words for who runs the site.
    pub fn message(&self) -> Message {
        match self {
            Self::Unreachable(error) => match error {
                OutboundError::Private(address) => {
                    Message::new("providers-trouble-private").with("address", address.to_string())
                }
                OutboundError::NotHttps => Message::new("providers-trouble-not-https"),
                OutboundError::NotAnAddress => Message::new("providers-trouble-not-an-address"),
                OutboundError::NoSuchHost => Message::new("providers-trouble-no-such-host"),
                OutboundError::TooSlow => Message::new("providers-trouble-slow"),
                OutboundError::TooLarge => Message::new("providers-trouble-large"),
                OutboundError::Failed(why) => Message::new("providers-trouble-failed").with("why", why.clone()),
            },
            Self::Status(status) => Message::new("providers-trouble-status").with("status", status.to_string()),
            Self::Unreadable(why) => Message::new("providers-trouble-unreadable").with("why", why.clone()),
            Self::OtherIssuer(why) => Message::new("providers-trouble-other-issuer").with("why", why.clone()),
            Self::UnsafeAddress(which) => Message::new("providers-trouble-unsafe").with("which", *which),
        }
    }
}

/// What a provider says of itself, believed for ten minutes unless it is to be asked anew. Waits for it.
pub fn find_metadata(
    outbound: &Outbound,
    discovered: &Discovered,
    provider: &Provider,
    now: Instant,
    is_anew: bool,
) -> Result<Arc<Metadata>, NotFound> {
    if let Some(known) = discovered.find(provider.id, now).filter(|_| !is_anew) {
        return Ok(known);
    }
    let issuer = IssuerUrl::new(provider.issuer.clone()).map_err(|error| NotFound::Unreadable(error.to_string()))?;
    let found = Metadata::discover(&issuer, &Http(outbound)).map_err(wrong)?;
    let allows =
        |url: &Url| url.scheme() == "https" || url.scheme() == "http" && provider.issuer.starts_with("http://");
    let ends = found.additional_metadata().end_session_endpoint.as_ref();
    if !allows(found.authorization_endpoint().url()) {
        return Err(NotFound::UnsafeAddress("authorization_endpoint"));
    }
    if ends.is_some_and(|address| !allows(address.url())) {
        return Err(NotFound::UnsafeAddress("end_session_endpoint"));
    }
    let found = Arc::new(found);
    discovered.keep(provider.id, now, &found);
    Ok(found)
}

fn wrong(error: DiscoveryError<OutboundError>) -> NotFound {
    match error {
        DiscoveryError::Request(error) => NotFound::Unreachable(error),
        DiscoveryError::Response(status, _, _) if status.as_u16() != 200 => NotFound::Status(status.as_u16()),
        DiscoveryError::Response(_, _, why) => NotFound::Unreadable(why),
        DiscoveryError::Parse(why) => NotFound::Unreadable(why.to_string()),
        DiscoveryError::Validation(why) => NotFound::OtherIssuer(why),
        other => NotFound::Unreadable(other.to_string()),
    }
}

/// Where a provider leads back to: what it has to know of this site.
pub fn answer_address(base: &BaseUrl, slug: &str) -> String {
    base.join(&format!("/sign-in/with/{slug}/answer"))
}

/// Where a browser is signed out at a provider, if it takes part in that.
pub fn end_session_address(metadata: &Metadata, provider: &Provider, hint: &str, back: &str) -> Option<String> {
    let mut address = metadata.additional_metadata().end_session_endpoint.as_ref()?.url().clone();
    address
        .query_pairs_mut()
        .append_pair("id_token_hint", hint)
        .append_pair("client_id", &provider.client_id)
        .append_pair("post_logout_redirect_uri", back);
    Some(address.into())
}
