//! Requests of this process to others, through one client that looks where it goes before it goes.
//!
//! It resolves the name first, refuses addresses that are not public unless the configuration names them,
//! connects to exactly the addresses it looked at, follows no redirect, uses no proxy, and gives up soon and early.

mod places;

use std::time::Duration;

use ureq::http::{Request, Response, Uri};
use ureq::tls::{Certificate, PemItem, RootCerts, TlsConfig, parse_pem};
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};

pub use places::{NotAPlace, Place, is_public};

/// How long a request may take from looking up the name to the last byte.
pub const LONGEST: Duration = Duration::from_secs(10);
/// How large an answer may be.
const LARGEST: u64 = 512 * 1024;
/// How large the head of an answer may be.
const LARGEST_HEAD: usize = 32 * 1024;

/// Why a request was not made, or has no answer.
#[derive(Debug, thiserror::Error)]
pub enum OutboundError {
    /// It would go to an address that is not public.
    #[error("{0} is no public address, and the setting outbound_allowed does not name it")]
    Private(std::net::IpAddr),
    /// It would go without TLS.
    #[error("it is not https, and the setting outbound_allowed does not name its host")]
    NotHttps,
    /// The address is none that a request can be made to.
    #[error("not an address for a request")]
    NotAnAddress,
    /// The name is nobody's.
    #[error("there is no host of this name")]
    NoSuchHost,
    /// It took too long.
    #[error("it took too long")]
    TooSlow,
    /// The answer is too large.
    #[error("the answer is larger than {} KiB", LARGEST / 1024)]
    TooLarge,
    /// The connection was refused or broke off, or its certificate is not to be trusted.
    #[error("{0}")]
    Failed(String),
}

/// The one client for requests to others.
#[derive(Clone, Debug)]
pub struct Outbound {
    agent: ureq::Agent,
}

impl Outbound {
    /// A client that may also reach the places named. `certificates` are the authorities it trusts, as PEM; Mozilla's
    /// without them. It gives up after `longest`.
    pub fn new(allowed: Vec<Place>, certificates: Option<&[u8]>, longest: Duration) -> Self {
        Self::with(allowed, certificates, longest, DefaultResolver::default())
    }

    fn with(allowed: Vec<Place>, certificates: Option<&[u8]>, longest: Duration, names: impl Resolver) -> Self {
        let roots = match certificates {
            None => RootCerts::WebPki,
            Some(pem) => parse_pem(pem).filter_map(certificate).collect::<Vec<Certificate<'static>>>().into(),
        };
        let config = ureq::Agent::config_builder()
            .tls_config(TlsConfig::builder().root_certs(roots).build())
            .timeout_global(Some(longest))
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .proxy(None)
            .max_response_header_size(LARGEST_HEAD)
            // No connection is kept: each is to an address that was looked at for it.
            .max_idle_connections(0)
            .user_agent(concat!("Peerdesk/", env!("CARGO_PKG_VERSION")))
            .build();
        let looks = Looks { allowed, names };
        Self { agent: ureq::Agent::with_parts(config, DefaultConnector::new(), looks) }
    }

    /// Makes a request and reads the answer whole, whatever its status. Waits: not for where requests are served.
    pub fn send(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, OutboundError> {
        let has_user = request.uri().authority().is_some_and(|authority| authority.as_str().contains('@'));
        if has_user || request.uri().host().is_none() {
            return Err(OutboundError::NotAnAddress);
        }
        let answered = match request.body().is_empty() {
            true => self.agent.run(request.map(|_| ())),
            false => self.agent.run(request),
        };
        let (head, mut body) = answered.map_err(problem)?.into_parts();
        let body = body.with_config().limit(LARGEST).read_to_vec().map_err(problem)?;
        Ok(Response::from_parts(head, body))
    }
}

fn certificate(item: Result<PemItem<'static>, ureq::Error>) -> Option<Certificate<'static>> {
    match item {
        Ok(PemItem::Certificate(certificate)) => Some(certificate),
        _ => None,
    }
}

/// Looks up names, and at what it finds.
#[derive(Debug)]
struct Looks<N> {
    allowed: Vec<Place>,
    names: N,
}

impl<N: Resolver> Resolver for Looks<N> {
    fn resolve(
        &self,
        uri: &Uri,
        config: &ureq::config::Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let host = uri.host().unwrap_or_default();
        let is_https = uri.scheme_str() == Some("https");
        let found = self.names.resolve(uri, config, timeout)?;
        for address in found.iter().map(|it| it.ip()) {
            if self.allowed.iter().any(|place| place.holds(host, address)) {
                continue;
            }
            if !is_public(address) {
                return Err(ureq::Error::Other(Box::new(OutboundError::Private(address))));
            }
            if !is_https {
                return Err(ureq::Error::Other(Box::new(OutboundError::NotHttps)));
            }
        }
        Ok(found)
    }
}

fn problem(error: ureq::Error) -> OutboundError {
    match error {
        ureq::Error::Other(inner) => match inner.downcast::<OutboundError>() {
            Ok(ours) => *ours,
            Err(other) => OutboundError::Failed(other.to_string()),
        },
        ureq::Error::BadUri(_) | ureq::Error::Http(_) => OutboundError::NotAnAddress,
        ureq::Error::HostNotFound => OutboundError::NoSuchHost,
        ureq::Error::Timeout(_) => OutboundError::TooSlow,
        ureq::Error::BodyExceedsLimit(_) | ureq::Error::LargeResponseHeader(..) => OutboundError::TooLarge,
        ureq::Error::Io(error) if error.kind() == std::io::ErrorKind::TimedOut => OutboundError::TooSlow,
        ureq::Error::Io(error) if error.to_string().contains("lookup address") => OutboundError::NoSuchHost,
        other => OutboundError::Failed(other.to_string()),
    }
}

#[cfg(test)]
mod tests;
