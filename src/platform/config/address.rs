//! Where the site is reached and where its database lies, as the configuration names them.

use std::fmt;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use serde::{Deserialize, Deserializer};
use url::Url;

use super::Secret;

/// The site's own address, which links in mails begin with and forms are checked against:
/// a scheme, a host, perhaps a port, and nothing more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseUrl {
    origin: String,
    host: String,
    is_https: bool,
}

/// A text that cannot be a site's address.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no site address; it is a scheme and a host, such as https://help.example.com")]
pub struct NotABaseUrl(String);

impl BaseUrl {
    /// The address under which a site is found that listens here: by its own name if that is this machine's.
    pub fn of_listener(listen: SocketAddr) -> Self {
        let ip = listen.ip();
        let host = match listen {
            _ if ip.is_loopback() || ip.is_unspecified() => "localhost".to_owned(),
            SocketAddr::V4(_) => ip.to_string(),
            SocketAddr::V6(_) => format!("[{ip}]"),
        };
        let port = if listen.port() == 80 { String::new() } else { format!(":{}", listen.port()) };
        Self { origin: format!("http://{host}{port}"), host, is_https: false }
    }

    /// As browsers write it in `Origin`: `https://help.example.com`, without a slash at its end.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The host's name, without the port.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// Whether cookies are to be `Secure`.
    pub fn is_https(&self) -> bool {
        self.is_https
    }

    /// The full address of a path that begins with a slash.
    pub fn join(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }
}

impl FromStr for BaseUrl {
    type Err = NotABaseUrl;

    fn from_str(text: &str) -> Result<Self, NotABaseUrl> {
        let not_a_base = || NotABaseUrl(text.to_owned());
        let url = Url::parse(text.trim()).map_err(|_| not_a_base())?;
        let is_bare = url.path() == "/"
            && url.query().is_none()
            && url.fragment().is_none()
            && url.username().is_empty()
            && url.password().is_none();
        let is_https = url.scheme() == "https";
        match url.host_str() {
            Some(host) if is_bare && (is_https || url.scheme() == "http") => {
                Ok(Self { origin: url.origin().ascii_serialization(), host: host.to_owned(), is_https })
            }
            _ => Err(not_a_base()),
        }
    }
}

impl fmt::Display for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.origin)
    }
}

impl<'de> Deserialize<'de> for BaseUrl {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// Where the database lies. Printed without a password.
#[derive(Clone, Debug)]
pub enum DatabaseUrl {
    /// A SQLite file.
    Sqlite(PathBuf),
    /// A PostgreSQL server's address, which may hold a password.
    Postgres(Secret),
}

/// A text that names no database.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a database is postgres://user:password@host/name or sqlite:path/to/peerdesk.db")]
pub struct NotADatabase;

impl DatabaseUrl {
    /// The SQLite file of a data folder.
    pub fn in_folder(data: &Path) -> Self {
        Self::Sqlite(data.join("peerdesk.db"))
    }
}

impl FromStr for DatabaseUrl {
    type Err = NotADatabase;

    fn from_str(text: &str) -> Result<Self, NotADatabase> {
        let text = text.trim();
        let path = text.strip_prefix("sqlite://").or_else(|| text.strip_prefix("sqlite:"));
        match path {
            Some(path) if !path.is_empty() => Ok(Self::Sqlite(path.into())),
            None if text.starts_with("postgres://") || text.starts_with("postgresql://") => {
                Ok(Self::Postgres(Secret::new(text.to_owned())))
            }
            _ => Err(NotADatabase),
        }
    }
}

impl fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => write!(f, "sqlite:{}", path.display()),
            Self::Postgres(address) => match Url::parse(address.expose()) {
                Ok(url) => {
                    let host = url.host_str().unwrap_or_default();
                    write!(f, "postgres://{host}{}", url.path())
                }
                Err(_) => f.write_str("postgres://…"),
            },
        }
    }
}

impl<'de> Deserialize<'de> for DatabaseUrl {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn site_addresses() {
        for (text, origin, host) in [
            ("https://help.example.com", "https://help.example.com", "help.example.com"),
            ("https://Help.Example.com:443/", "https://help.example.com", "help.example.com"),
            ("http://localhost:8080", "http://localhost:8080", "localhost"),
            ("http://[::1]:8080", "http://[::1]:8080", "[::1]"),
            ("https://도움.example", "https://xn--hq1b137a.example", "xn--hq1b137a.example"),
        ] {
            let base: BaseUrl = text.parse().unwrap();
            assert_eq!((base.origin(), base.host()), (origin, host), "{text}");
            assert_eq!(base.is_https(), text.starts_with("https"));
        }
        let wrong = ["", "help.example.com", "ftp://a.b", "https://a.b/forum", "https://u@a.b", "https://a.b?x"];
        for text in wrong {
            assert!(text.parse::<BaseUrl>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_site_address_follows_the_listener() {
        for (listen, base) in [
            ("127.0.0.1:8080", "http://localhost:8080"),
            ("0.0.0.0:80", "http://localhost"),
            ("[::]:9000", "http://localhost:9000"),
            ("192.0.2.7:8080", "http://192.0.2.7:8080"),
            ("[2001:db8::7]:8080", "http://[2001:db8::7]:8080"),
        ] {
            assert_eq!(BaseUrl::of_listener(listen.parse().unwrap()).origin(), base);
        }
    }

    #[test]
    fn databases_print_without_their_passwords() {
        for (text, shown) in [
            ("postgres://peerdesk:hunter2@db.internal:5432/forum", "postgres://db.internal/forum"),
            ("postgresql:///forum?host=/run/postgresql&password=hunter2", "postgres:///forum"),
            ("sqlite:/var/lib/peerdesk/peerdesk.db", "sqlite:/var/lib/peerdesk/peerdesk.db"),
            ("sqlite://a.db", "sqlite:a.db"),
        ] {
            let database: DatabaseUrl = text.parse().unwrap();
            assert_eq!(database.to_string(), shown);
            assert!(!format!("{database:?}").contains("hunter2"));
        }
        for wrong in ["", "mysql://a/b", "sqlite:", "peerdesk.db"] {
            assert!(wrong.parse::<DatabaseUrl>().is_err(), "{wrong}");
        }
    }
}
