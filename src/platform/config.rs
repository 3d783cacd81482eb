//! How the process starts: every setting with its default, from flags over environment over file.
//!
//! What an administrator changes while it runs is in the database, not here.

mod address;
mod document;
mod load;
mod mail;
mod secret;
mod setting;
mod site_secret;

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;

use serde::Deserialize;

pub use address::{BaseUrl, DatabaseUrl, NotABaseUrl, NotADatabase};
pub use load::{ConfigError, Given, Loaded, environment};
pub use mail::{MailTransport, SmtpSecurity};
pub use secret::Secret;
pub use site_secret::SecretError;

use super::mail_address::MailAddress;
use super::net::{ForwardedHeader, Network};
use super::outbound::Place;
use setting::settings;

settings! {
    /// How the process starts.
    ///
    /// Every field is a key of the file and, in capitals after `PEERDESK_`, an environment variable.
    #[derive(Clone, Debug, Deserialize)]
    #[serde(default, deny_unknown_fields)]
    pub struct Config {
        /// The folder that holds everything the site owns: the SQLite database, the search index, files,
        /// the secret. Made at the first start, readable by its owner only.
        pub data: PathBuf = "peerdesk-data".into(), "";

        /// The database: `sqlite:path/to/peerdesk.db`, or `postgres://user:password@host/name` for
        /// PostgreSQL 15 or later. Without it: `peerdesk.db` in the data folder.
        pub database: Option<DatabaseUrl> = None, "\"postgres://peerdesk:password@localhost/peerdesk\"";

        /// The folder of this node's search index, on a disk of this machine; each node has its own. It can be
        /// deleted at any time and is made anew from the database. Without it: `search` in the data folder.
        pub search_folder: Option<PathBuf> = None, "\"/var/cache/peerdesk/search\"";

        /// The address and port to listen on. Leave it on loopback when nginx or Caddy stands in front.
        pub listen: SocketAddr = (Ipv4Addr::LOCALHOST, 8080).into(), "";

        /// The address people open, such as `https://help.example.com`: links in mails begin with it, and
        /// forms are refused that come from elsewhere. Without it: this machine's name and the port it
        /// listens on.
        pub url: Option<BaseUrl> = None, "\"https://help.example.com\"";

        /// The key that signs and encrypts what the site hands out: 32 characters or more. Better given as
        /// PEERDESK_SECRET than here. Without it: a file `secret` in the data folder, made at the first
        /// start. Several nodes need the same.
        pub secret: Option<Secret> = None, "\"…\"";

        /// The proxies in front, as addresses or ranges. Only they are believed when they say who the
        /// client is; with none, everybody behind a proxy counts as one.
        pub trusted_proxies: Vec<Network> = Vec::new(), "";

        /// The one header in which those proxies name the client: `x-forwarded-for` or `forwarded`.
        pub forwarded_header: ForwardedHeader = ForwardedHeader::XForwardedFor, "";

        /// Places that the site's own requests (to sign-in providers) may go to although their addresses are
        /// private, and without TLS: names of hosts or ranges of addresses, such as `login.internal` or
        /// `10.0.0.0/8`. Name no more than is needed: administrators choose the addresses that are asked.
        pub outbound_allowed: Vec<Place> = Vec::new(), "";

        /// A file of certificates (PEM) that those requests trust instead of Mozilla's list, such as
        /// `/etc/ssl/certs/ca-certificates.crt` where the company has an authority of its own.
        pub outbound_certificates: Option<PathBuf> = None, "\"/etc/ssl/certs/ca-certificates.crt\"";

        /// Request limits. Off (also PEERDESK_LIMITS=off) only for measuring: it opens the site to guessing
        /// and flooding, and is warned of at every start.
        pub limits: bool = true, "";

        /// A folder whose `templates` and `assets` are used before the built-in ones, for branding.
        pub overrides: Option<PathBuf> = None, "\"/etc/peerdesk/branding\"";

        /// What is logged: error, warn, info, debug or trace, or by module: `info,peerdesk=debug`.
        pub log: String = "info".into(), "";

        /// How a line of the log looks: `text` for people, `json` for programs.
        pub log_format: LogFormat = LogFormat::Text, "";

        /// Threads that answer requests; 0 is one for each processor core.
        pub workers: u32 = 0, "";

        /// Threads that do jobs in the background.
        pub job_workers: u32 = 2, "";

        /// Database connections for reading.
        pub read_connections: u32 = 8, "";

        /// Database connections for writing. PostgreSQL only: SQLite has one writer.
        pub write_connections: u32 = 4, "";

        /// Seconds to wait for a free connection before the request is answered with 503.
        pub connection_wait_seconds: u32 = 5, "";

        /// Days a session lasts after it was last used.
        pub session_days: u32 = 30, "";

        /// Memory in KiB that hashing one password takes (argon2id). Not below 19456, as OWASP advises.
        /// Passwords are hashed anew at the next sign-in when this or the passes change.
        pub hash_memory_kib: u32 = 32_768, "";

        /// Passes over that memory. Not below 2.
        pub hash_passes: u32 = 2, "";

        /// Passwords hashed at the same time. So many times the memory above is needed.
        pub hash_permits: u32 = 4, "";

        /// Seconds a sign-in waits for its turn to hash before it is answered with 503.
        pub hash_wait_seconds: u32 = 5, "";

        /// The largest picture or file that people may add to a post, in MiB. A proxy in front has a limit of its
        /// own, which must not be below.
        pub upload_megabytes: u32 = 10, "";

        /// The most pixels of a picture, in millions. Drawing one takes up to 16 bytes of memory a pixel.
        pub upload_megapixels: u32 = 25, "";

        /// What one person may add in all, in MiB.
        pub upload_megabytes_each: u32 = 500, "";

        /// Pictures drawn at the same time. So many times the memory above is needed.
        pub upload_permits: u32 = 2, "";

        /// Seconds a client may take to send the head of its request.
        pub slow_request_seconds: u32 = 10, "";

        /// Seconds that requests under way may take to finish when the process is told to stop.
        pub shutdown_seconds: u32 = 25, "";

        /// The way by which mail leaves: `none`, `smtp` (a mail server), `sendmail` (a program of this machine), or
        /// `folder` (for developing: mails are kept there, and read under /admin/mail). With none, nobody is
        /// asked to confirm an address, and nothing is told by mail.
        pub mail_transport: MailTransport = MailTransport::None, "";

        /// The address that mail comes from. Needed for `smtp` and `sendmail`.
        pub mail_from: Option<MailAddress> = None, "\"help@example.com\"";

        /// The name beside that address. Without it: the community's name.
        pub mail_name: Option<String> = None, "\"Example Community\"";

        /// The mail server.
        pub mail_smtp_host: Option<String> = None, "\"mail.example.com\"";

        /// Its port; 0 is the usual one: 587 for starttls, 465 for tls, 25 for none.
        pub mail_smtp_port: u32 = 0, "";

        /// Whether the way to it is encrypted: `starttls` (it must be, after a greeting in the clear), `tls` (from
        /// the first byte), or `none`: then anybody between can read the mails.
        pub mail_smtp_security: SmtpSecurity = SmtpSecurity::StartTls, "";

        /// Certificates in PEM that the mail server may be known by beside the public ones, such as your own
        /// authority's.
        pub mail_smtp_ca: Option<PathBuf> = None, "\"/etc/ssl/certs/ca-certificates.crt\"";

        /// The name to sign in to the mail server with, if it asks for one.
        pub mail_smtp_user: Option<String> = None, "\"peerdesk\"";

        /// The password for it. Better given as PEERDESK_MAIL_SMTP_PASSWORD or in a file than here.
        pub mail_smtp_password: Option<Secret> = None, "\"…\"";

        /// A file whose first line is that password.
        pub mail_smtp_password_file: Option<PathBuf> = None, "\"/etc/peerdesk/mail-password\"";

        /// Seconds to wait for each answer of the mail server.
        pub mail_smtp_timeout_seconds: u32 = 30, "";

        /// The name that this machine greets the mail server with. Without it: the host in `url`.
        pub mail_hello: Option<String> = None, "\"help.example.com\"";

        /// The program that takes mail.
        pub mail_sendmail: PathBuf = "/usr/sbin/sendmail".into(), "";

        /// The folder that mails are kept in. Without it: `mails` in the data folder.
        pub mail_folder: Option<PathBuf> = None, "\"/tmp/mails\"";

        /// A file with the private key that mails are signed with (DKIM): RSA in PEM (`BEGIN RSA PRIVATE KEY`), or
        /// the 32 bytes of an Ed25519 key in base64. Without it mails are not signed here.
        pub mail_dkim_key: Option<PathBuf> = None, "\"/etc/peerdesk/dkim.pem\"";

        /// The name under which the key's other half stands in DNS: `peerdesk._domainkey.example.com`.
        pub mail_dkim_selector: String = "peerdesk".into(), "";

        /// The domain that signs. Without it: that of `mail_from`.
        pub mail_dkim_domain: Option<String> = None, "\"example.com\"";

        /// Threads that send mail.
        pub mail_workers: u32 = 4, "";
    }
}

/// How a line of the log looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// For people.
    #[default]
    Text,
    /// One JSON object a line, for programs.
    Json,
}

impl Config {
    /// The database: the one named, or SQLite in the data folder.
    pub fn database_url(&self) -> DatabaseUrl {
        self.database.clone().unwrap_or_else(|| DatabaseUrl::in_folder(&self.data))
    }

    /// Where search's index lies: the folder named, or one in the data folder.
    pub fn search_folder(&self) -> PathBuf {
        self.search_folder.clone().unwrap_or_else(|| self.data.join("search"))
    }

    /// The site's address: the one named, or where it listens.
    pub fn base_url(&self) -> BaseUrl {
        self.url.clone().unwrap_or_else(|| BaseUrl::of_listener(self.listen))
    }
}
