//! Which addresses are public, and which places the configuration allows although they are not.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::str::FromStr;

use serde::{Deserialize, Deserializer};

use crate::platform::net::Network;

/// A place that requests may go to although its addresses are not public, and without TLS.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A host by its name.
    Host(String),
    /// A range of addresses.
    Network(Network),
}

/// A text that is neither a host's name nor a range of addresses.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is neither the name of a host nor a range such as 10.0.0.0/8")]
pub struct NotAPlace(String);

impl Place {
    /// Whether a host at an address lies in it.
    pub fn holds(&self, host: &str, address: IpAddr) -> bool {
        match self {
            Self::Host(name) => host.eq_ignore_ascii_case(name),
            Self::Network(network) => network.contains(address),
        }
    }
}

impl FromStr for Place {
    type Err = NotAPlace;

    fn from_str(text: &str) -> Result<Self, NotAPlace> {
        let text = text.trim();
        if let Ok(network) = text.parse() {
            return Ok(Self::Network(network));
        }
        let is_name = |it: char| it.is_ascii_alphanumeric() || it == '-' || it == '.';
        match !text.is_empty() && text.len() <= 253 && text.chars().all(is_name) {
            true => Ok(Self::Host(text.to_ascii_lowercase())),
            false => Err(NotAPlace(text.to_owned())),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Host(name) => f.write_str(name),
            Self::Network(network) => network.fmt(f),
        }
    }
}

impl<'de> Deserialize<'de> for Place {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// Whether an address is one of the public internet: anybody's, and no way back into one's own network.
pub fn is_public(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

/// By IANA's registry of special addresses (RFC 6890 and after).
fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let is_special = a == 0                                    // this network
        || a == 100 && (64..128).contains(&b)                  // shared by carriers
        || a == 192 && b == 0 && c == 0                        // protocol assignments
        || a == 192 && b == 88 && c == 99                      // old relays of 6to4
        || a == 198 && (b == 18 || b == 19)                    // measuring
        || a >= 240; // kept for later, broadcast
    !(is_special
        || address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_multicast()
        || address.is_documentation())
}

/// Of IPv6 only what is given out (2000::/3), without what carries an IPv4 address or stands in books.
fn is_public_v6(address: Ipv6Addr) -> bool {
    let [a, b, ..] = address.segments();
    let is_given_out = a & 0xe000 == 0x2000;
    let carries_v4 = a == 0x2002 || a == 0x2001 && b == 0;
    let is_special = a == 0x2001 && (b < 0x0200 || b == 0x0db8) || a == 0x3fff;
    is_given_out && !carries_v4 && !is_special
}
