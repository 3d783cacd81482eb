//! Who is asking: client addresses, believed only from proxies that the configuration trusts.

use std::fmt;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::str::FromStr;

use serde::{Deserialize, Deserializer};

/// A range of addresses: `10.0.0.0/8`, `fd00::/8`, or a single address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Network {
    first: IpAddr,
    prefix: u8,
}

/// A text that is no range of addresses.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is neither an address nor a range such as 10.0.0.0/8")]
pub struct NotANetwork(String);

/// Which header the trusted proxies write. Only one is read: a proxy that writes the one may pass on,
/// unread, what a client put into the other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ForwardedHeader {
    /// `X-Forwarded-For`, which nginx, Caddy, HAProxy and most others write.
    #[default]
    XForwardedFor,
    /// `Forwarded`, RFC 7239.
    Forwarded,
}

impl ForwardedHeader {
    /// The header's name, in small letters.
    pub const fn name(self) -> &'static str {
        match self {
            Self::XForwardedFor => "x-forwarded-for",
            Self::Forwarded => "forwarded",
        }
    }
}

impl Network {
    /// Whether the address lies in the range; IPv4 within IPv6 counts as IPv4.
    pub fn contains(&self, address: IpAddr) -> bool {
        match (self.first, address.to_canonical()) {
            (IpAddr::V4(first), IpAddr::V4(it)) => {
                let differing = first.to_bits() ^ it.to_bits();
                differing.leading_zeros() >= u32::from(self.prefix)
            }
            (IpAddr::V6(first), IpAddr::V6(it)) => {
                let differing = first.to_bits() ^ it.to_bits();
                differing.leading_zeros() >= u32::from(self.prefix)
            }
            _ => false,
        }
    }
}

impl FromStr for Network {
    type Err = NotANetwork;

    fn from_str(text: &str) -> Result<Self, NotANetwork> {
        let not_a_network = || NotANetwork(text.to_owned());
        let (address, prefix) = match text.trim().split_once('/') {
            Some((address, prefix)) => (address, Some(prefix)),
            None => (text.trim(), None),
        };
        let first: IpAddr = address.parse().map_err(|_| not_a_network())?;
        let longest = if first.is_ipv4() { 32 } else { 128 };
        let prefix = match prefix {
            None => longest,
            Some(digits) if digits.bytes().all(|byte| byte.is_ascii_digit()) => {
                digits.parse().map_err(|_| not_a_network())?
            }
            Some(_) => return Err(not_a_network()),
        };
        if prefix > longest {
            return Err(not_a_network());
        }
        Ok(Self { first, prefix })
    }
}

impl fmt::Display for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.first, self.prefix)
    }
}

impl<'de> Deserialize<'de> for Network {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// The address of the client behind a connection from `peer`.
///
/// `values` are the values of the one header `header`, in the order they came. Read from the right, each
/// hop is believed as long as the one that named it is trusted; the first that is not trusted is the client.
/// What cannot be read (`unknown`, `_hidden`, nonsense) ends the walk at the hop that named it.
pub fn client_address<'a>(
    peer: IpAddr,
    header: ForwardedHeader,
    values: impl DoubleEndedIterator<Item = &'a str>,
    trusted: &[Network],
) -> IpAddr {
    let is_trusted = |address: IpAddr| trusted.iter().any(|network| network.contains(address));
    let mut client = peer.to_canonical();
    for hop in values.rev().flat_map(|value| value.rsplit(',')) {
        if !is_trusted(client) {
            break;
        }
        let named = match header {
            ForwardedHeader::XForwardedFor => address_in(hop.trim()),
            ForwardedHeader::Forwarded => forwarded_for(hop).and_then(address_in),
        };
        match named {
            Some(address) => client = address,
            None => break,
        }
    }
    client
}

/// What limits count an address by: IPv4 whole, IPv6 by /64, of which one household has a whole one.
pub fn limits_key(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(it) => IpAddr::V6(Ipv6Addr::from_bits(it.to_bits() & !u128::from(u64::MAX))),
        it => it,
    }
}

/// Wider ranges that a key of limits lies in, each with how many times as much it may do as a household: whoever has
/// a /48 has 65,536 households to come from. None of IPv4, where one address is all that most have.
pub fn wider(key: &str) -> Vec<(String, u32)> {
    let Ok(IpAddr::V6(address)) = key.parse() else { return Vec::new() };
    let range = |prefix: u32| Ipv6Addr::from_bits(address.to_bits() & !(u128::MAX >> prefix));
    [(56, 3), (48, 10)].map(|(prefix, times)| (format!("{}/{prefix}", range(prefix)), times)).into()
}

/// An address as its owner is shown it: enough to know one's own by, too little to find a household. Nothing of what
/// is no address.
pub fn shortened(address: &str) -> String {
    match address.parse::<IpAddr>().map(|it| it.to_canonical()) {
        Ok(IpAddr::V4(it)) => {
            let [a, b, c, _] = it.octets();
            format!("{a}.{b}.{c}.…")
        }
        Ok(IpAddr::V6(it)) => {
            let [a, b, c, ..] = it.segments();
            format!("{a:x}:{b:x}:{c:x}:…")
        }
        Err(_) => String::new(),
    }
}

/// The `for` of one element of `Forwarded`: `for="[2001:db8::1]:4711";proto=https`.
fn forwarded_for(element: &str) -> Option<&str> {
    element.split(';').find_map(|pair| {
        let (name, value) = pair.split_once('=')?;
        let value = value.trim();
        let unquoted = value.strip_prefix('"').and_then(|it| it.strip_suffix('"'));
        name.trim().eq_ignore_ascii_case("for").then(|| unquoted.unwrap_or(value))
    })
}

/// An address with or without a port, IPv6 with or without brackets.
fn address_in(node: &str) -> Option<IpAddr> {
    let bracketed = || node.strip_prefix('[')?.strip_suffix(']')?.parse::<Ipv6Addr>().ok().map(IpAddr::V6);
    let with_port = || node.parse::<SocketAddr>().ok().map(|it| it.ip());
    let address = node.parse().ok().or_else(bracketed).or_else(with_port)?;
    Some(IpAddr::to_canonical(&address))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client(peer: &str, header: ForwardedHeader, values: &[&str], trusted: &[&str]) -> String {
        let trusted: Vec<Network> = trusted.iter().map(|it| it.parse().unwrap()).collect();
        client_address(peer.parse().unwrap(), header, values.iter().copied(), &trusted).to_string()
    }

    #[test]
    fn x_forwarded_for_is_read_from_the_right_through_trusted_hops() {
        let proxies = ["127.0.0.1", "10.0.0.0/8", "fd00::/8"];
        let cases: &[(&str, &[&str], &str)] = &[
            ("203.0.113.9", &["198.51.100.1"], "203.0.113.9"), // not from a proxy of ours
            ("127.0.0.1", &[], "127.0.0.1"),
            ("127.0.0.1", &["198.51.100.1"], "198.51.100.1"),
            ("127.0.0.1", &["1.1.1.1, 198.51.100.1"], "198.51.100.1"), // the left one the client made up
            ("127.0.0.1", &["1.1.1.1", "198.51.100.1 , 10.2.3.4"], "198.51.100.1"),
            ("127.0.0.1", &["198.51.100.1", "10.2.3.4"], "198.51.100.1"),
            ("127.0.0.1", &["10.9.9.9, 10.2.3.4"], "10.9.9.9"), // all trusted: the farthest
            ("127.0.0.1", &["198.51.100.1:5511"], "198.51.100.1"),
            ("127.0.0.1", &["[2001:db8::7]:5511"], "2001:db8::7"),
            ("127.0.0.1", &["[2001:db8::7]"], "2001:db8::7"),
            ("127.0.0.1", &["2001:db8::7"], "2001:db8::7"),
            ("127.0.0.1", &["::ffff:198.51.100.1"], "198.51.100.1"),
            ("::ffff:127.0.0.1", &["198.51.100.1"], "198.51.100.1"),
            ("fd00::1", &["198.51.100.1"], "198.51.100.1"),
            ("127.0.0.1", &["198.51.100.1, unknown"], "127.0.0.1"),
            ("127.0.0.1", &["198.51.100.1, "], "127.0.0.1"),
            ("127.0.0.1", &["8.8.8.8, nonsense, 10.2.3.4"], "10.2.3.4"),
        ];
        for (peer, values, expected) in cases {
            let found = client(peer, ForwardedHeader::XForwardedFor, values, &proxies);
            assert_eq!(&found, expected, "{peer} {values:?}");
        }
    }

    #[test]
    fn forwarded_is_read_by_its_own_grammar() {
        let cases: &[(&[&str], &str)] = &[
            (&["for=198.51.100.1"], "198.51.100.1"),
            (&["For=\"198.51.100.1:80\";proto=https;by=10.0.0.1"], "198.51.100.1"),
            (&["proto=http;for=\"[2001:db8::1]:4711\""], "2001:db8::1"),
            (&["for=1.1.1.1, for=198.51.100.1"], "198.51.100.1"),
            (&["for=_hidden"], "127.0.0.1"),
            (&["for=unknown"], "127.0.0.1"),
            (&["by=198.51.100.1"], "127.0.0.1"),
            (&["198.51.100.1"], "127.0.0.1"),
        ];
        for (values, expected) in cases {
            let found = client("127.0.0.1", ForwardedHeader::Forwarded, values, &["127.0.0.1"]);
            assert_eq!(&found, expected, "{values:?}");
        }
    }

    #[test]
    fn nobody_is_believed_unless_configured() {
        assert_eq!(client("127.0.0.1", ForwardedHeader::XForwardedFor, &["1.1.1.1"], &[]), "127.0.0.1");
    }

    #[test]
    fn ranges_of_addresses() {
        for (range, inside, outside) in [
            ("10.0.0.0/8", "10.255.0.1", "11.0.0.1"),
            ("192.0.2.77", "192.0.2.77", "192.0.2.78"),
            ("0.0.0.0/0", "255.255.255.255", "::1"),
            ("192.0.2.77/25", "192.0.2.1", "192.0.2.128"),
            ("fd00::/8", "fdff::1", "fe00::1"),
            ("::/0", "2001:db8::1", "1.2.3.4"),
            ("::1", "::1", "::2"),
            ("10.0.0.0/8", "::ffff:10.1.1.1", "::ffff:11.1.1.1"),
        ] {
            let network: Network = range.parse().unwrap();
            assert!(network.contains(inside.parse().unwrap()), "{inside} in {range}");
            assert!(!network.contains(outside.parse().unwrap()), "{outside} in {range}");
        }
        for wrong in ["", "10.0.0.0/33", "::/129", "10.0.0.0/", "10.0.0.0/+8", "proxy", "10.0.0.0/8/8"] {
            assert!(wrong.parse::<Network>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn limits_count_ipv6_by_the_household() {
        for (address, key) in [
            ("198.51.100.7", "198.51.100.7"),
            ("::ffff:198.51.100.7", "198.51.100.7"),
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ] {
            assert_eq!(limits_key(address.parse().unwrap()).to_string(), key);
        }
    }

    #[test]
    fn households_of_ipv6_lie_in_wider_ranges() {
        let ranges = wider("2001:db8:1:2fe::");
        assert_eq!(ranges, [("2001:db8:1:200::/56".to_owned(), 3), ("2001:db8:1::/48".to_owned(), 10)]);
        assert!(wider("198.51.100.7").is_empty() && wider("unknown").is_empty());
    }

    #[test]
    fn addresses_are_shown_in_part() {
        for (address, shown) in [
            ("198.51.100.7", "198.51.100.…"),
            ("::ffff:198.51.100.7", "198.51.100.…"),
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1:…"),
            ("unknown", ""),
        ] {
            assert_eq!(shortened(address), shown);
        }
    }
}
