//! Mail through a mail server, step by step, so that what goes wrong can be told precisely.

use std::net::{SocketAddr, ToSocketAddrs};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::Context as _;
use lettre::Address;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{Certificate, CertificateStore, SmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt, Rset};
use lettre::transport::smtp::extension::{ClientId, Extension, MailParameter};

use super::{Problem, Trouble, told};
use crate::platform::config::{Config, SmtpSecurity};

/// How long a connection is kept for the next mail.
const KEPT_FOR: Duration = Duration::from_secs(20);
/// How many mails go through one: servers end those that are used without end.
const MOST_MAILS: u32 = 100;
const WAYS_TO_SIGN_IN: [Mechanism; 2] = [Mechanism::Plain, Mechanism::Login];

/// A mail server.
pub(super) struct Smtp {
    host: String,
    port: u16,
    security: SmtpSecurity,
    tls: TlsParameters,
    credentials: Option<Credentials>,
    hello: ClientId,
    timeout: Duration,
    kept: Mutex<Vec<Open>>,
}

/// A connection that is ready for a mail.
struct Open {
    conn: SmtpConnection,
    used_at: Instant,
    mails: u32,
}

impl Smtp {
    pub(super) fn new(config: &Config) -> anyhow::Result<Self> {
        let host = config.mail_smtp_host.clone().context("mail_smtp_host")?;
        let mut tls = TlsParameters::builder(host.clone()).certificate_store(CertificateStore::WebpkiRoots);
        if let Some(file) = &config.mail_smtp_ca {
            let pem = std::fs::read(file).with_context(|| format!("mail_smtp_ca {}", file.display()))?;
            tls = tls.add_root_certificate(Certificate::from_pem(&pem).context("mail_smtp_ca")?);
        }
        let password = config.mail_smtp_password().context("mail_smtp_password_file")?;
        let credentials = config.mail_smtp_user.clone().zip(password);
        let hello = config.mail_hello.clone().unwrap_or_else(|| config.base_url().host().to_owned());
        Ok(Self {
            host,
            port: config.mail_smtp_port(),
            security: config.mail_smtp_security,
            tls: tls.build_rustls()?,
            credentials: credentials.map(|(user, password)| Credentials::new(user, password.expose().to_owned())),
            hello: ClientId::Domain(hello),
            timeout: Duration::from_secs(config.mail_smtp_timeout_seconds.into()),
            kept: Mutex::default(),
        })
    }

    pub(super) fn send(
        &self,
        from: &Address,
        to: &Address,
        message: &[u8],
        tell: &mut dyn FnMut(String),
    ) -> Result<(), Problem> {
        let mut open = self.begin(from, to, tell)?;
        let sent = deliver(&mut open.conn, to, message, tell);
        // After a refusal the connection is as good as before; after anything else it is not.
        let is_well = match &sent {
            Ok(()) => true,
            Err(problem) => problem.trouble == Trouble::Recipient && open.conn.command(Rset).is_ok(),
        };
        if is_well {
            self.keep(open);
        } else {
            open.conn.abort();
        }
        sent
    }

    /// A connection that has taken the sender: a kept one, unless its server has given it up meanwhile.
    fn begin(&self, from: &Address, to: &Address, tell: &mut dyn FnMut(String)) -> Result<Open, Problem> {
        while let Some(mut open) = self.take() {
            if introduce(&mut open.conn, from, to).is_ok() {
                open.mails += 1;
                return Ok(open);
            }
            open.conn.abort();
        }
        let mut conn = self.connect(tell)?;
        if let Err(problem) = introduce(&mut conn, from, to) {
            conn.abort();
            return Err(problem);
        }
        tell(format!("It takes mail from {from}."));
        Ok(Open { conn, used_at: Instant::now(), mails: 1 })
    }

    /// A new connection: found, encrypted and signed in as configured.
    fn connect(&self, tell: &mut dyn FnMut(String)) -> Result<SmtpConnection, Problem> {
        let found: Vec<SocketAddr> = match (self.host.as_str(), self.port).to_socket_addrs() {
            Ok(found) => found.collect(),
            Err(why) => return Err(Problem::passing(Trouble::Name, format!("{}: {why}", self.host))),
        };
        let place = found.first().map(ToString::to_string).unwrap_or_default();
        tell(format!("{} is {place}.", self.host));
        let wrapped = (self.security == SmtpSecurity::Tls).then_some(&self.tls);
        let doing = if wrapped.is_some() { Trouble::Tls } else { Trouble::Connection };
        let mut conn = SmtpConnection::connect(&found[..], Some(self.timeout), &self.hello, wrapped, None)
            .map_err(|error| told::problem(&error, doing, Trouble::Greeting))?;
        tell("It answers.".to_owned());
        if let Err(problem) = self.secure(&mut conn, tell).and_then(|()| self.sign_in(&mut conn, tell)) {
            conn.abort();
            return Err(problem);
        }
        Ok(conn)
    }

    fn secure(&self, conn: &mut SmtpConnection, tell: &mut dyn FnMut(String)) -> Result<(), Problem> {
        if self.security == SmtpSecurity::StartTls {
            if !conn.can_starttls() {
                return Err(Problem::passing(Trouble::NoTls, format!("{}:{}", self.host, self.port)));
            }
            conn.starttls(&self.tls, &self.hello).map_err(|error| told::problem(&error, Trouble::Tls, Trouble::Tls))?;
        }
        if conn.is_encrypted() {
            tell("The connection is encrypted, and its certificate is good.".to_owned());
        }
        Ok(())
    }

    fn sign_in(&self, conn: &mut SmtpConnection, tell: &mut dyn FnMut(String)) -> Result<(), Problem> {
        let Some(credentials) = &self.credentials else { return Ok(()) };
        if conn.server_info().get_auth_mechanism(&WAYS_TO_SIGN_IN).is_none() {
            return Err(Problem::passing(Trouble::NoSignIn, format!("{}:{}", self.host, self.port)));
        }
        conn.auth(&WAYS_TO_SIGN_IN, credentials)
            .map_err(|error| told::problem(&error, Trouble::Connection, Trouble::SignIn))?;
        tell("It takes our name and password.".to_owned());
        Ok(())
    }

    /// Says goodbye over connections that nothing came for.
    pub(super) fn close_idle(&self) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let is_idle = |open: &mut Open| open.used_at.elapsed() >= KEPT_FOR;
        let idle: Vec<Open> = kept.extract_if(.., is_idle).collect();
        drop(kept);
        for mut open in idle {
            // It has taken every mail; whether it also says goodbye does not matter.
            let _ = open.conn.quit();
        }
    }

    fn take(&self) -> Option<Open> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).pop()
    }

    fn keep(&self, mut open: Open) {
        if open.mails >= MOST_MAILS {
            // It has taken every mail; whether it also says goodbye does not matter.
            let _ = open.conn.quit();
            return;
        }
        open.used_at = Instant::now();
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).push(open);
    }
}

/// Says who the mail is from.
fn introduce(conn: &mut SmtpConnection, from: &Address, to: &Address) -> Result<(), Problem> {
    let mut parameters = Vec::new();
    if !AsRef::<str>::as_ref(from).is_ascii() || !AsRef::<str>::as_ref(to).is_ascii() {
        if !conn.server_info().supports_feature(Extension::SmtpUtfEight) {
            return Err(Problem::permanent(Trouble::Recipient, "the mail server takes no such letters (SMTPUTF8)"));
        }
        parameters.push(MailParameter::SmtpUtfEight);
    }
    conn.command(Mail::new(Some(from.clone()), parameters))
        .map_err(|error| told::problem(&error, Trouble::Connection, Trouble::Sender))?;
    Ok(())
}

/// Hands the mail over. What goes wrong after its last byte leaves open whether it was taken: it is sent again, with
/// the same `Message-ID`.
fn deliver(
    conn: &mut SmtpConnection,
    to: &Address,
    message: &[u8],
    tell: &mut dyn FnMut(String),
) -> Result<(), Problem> {
    conn.command(Rcpt::new(to.clone(), Vec::new())).map_err(|error| told::of_recipient(&error))?;
    tell(format!("It takes mail to {to}."));
    conn.command(Data).map_err(|error| told::problem(&error, Trouble::Connection, Trouble::Message))?;
    let answer = conn.message(message).map_err(|error| told::problem(&error, Trouble::Connection, Trouble::Message))?;
    tell(format!("It has the mail: {} {}", answer.code(), answer.message().collect::<Vec<_>>().join(" ")));
    Ok(())
}
