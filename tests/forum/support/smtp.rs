//! A small mail server on loopback, with moods: well, slow, refusing, dropping the line, holding its breath.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use peerdesk::platform::config::{Config, MailTransport, SmtpSecurity};
use peerdesk::platform::mail_address::MailAddress;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};

/// How the server answers. A verb is the first word of a command; "" is the greeting, "." the end of a mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    /// It takes whatever comes.
    Well,
    /// Each answer takes so long.
    Slow(Duration),
    /// It answers a verb with a line of its own.
    Says(&'static str, &'static str),
    /// It hangs up when a verb comes; a mail that has ended is kept all the same.
    Drops(&'static str),
    /// It hangs up in the middle of a mail.
    BreaksOff,
    /// It says nothing to a verb until its mood changes; a mail that has ended is kept all the same.
    Holds(&'static str),
}

/// A mail that the server has.
#[derive(Clone, Debug)]
pub struct Taken {
    pub from: String,
    pub to: String,
    pub data: String,
}

impl Taken {
    /// The value of a header that stands on one line.
    pub fn header(&self, name: &str) -> Option<&str> {
        let head = self.data.split("\r\n\r\n").next()?;
        head.split("\r\n").find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }
}

struct State {
    mood: Mutex<Mood>,
    changed: Condvar,
    taken: Mutex<Vec<Taken>>,
    verbs: Mutex<Vec<String>>,
    connections: AtomicUsize,
    offers: &'static str,
    is_wrapped: bool,
}

/// How a conversation goes on.
#[derive(PartialEq, Eq)]
enum Then {
    Tls,
}

/// The server; its threads end with the connections to it.
pub struct SmtpServer {
    pub at: SocketAddr,
    state: Arc<State>,
}

impl SmtpServer {
    /// A server that offers what mail servers offer.
    pub fn new() -> Self {
        Self::with("250-8BITMIME\r\n250 SMTPUTF8\r\n", false)
    }

    /// A server that offers STARTTLS, and to sign in.
    pub fn with_starttls() -> Self {
        Self::with("250-STARTTLS\r\n250-AUTH PLAIN LOGIN\r\n250 8BITMIME\r\n", false)
    }

    /// A server that speaks TLS from the first byte.
    pub fn with_tls() -> Self {
        Self::with("250-AUTH PLAIN LOGIN\r\n250 8BITMIME\r\n", true)
    }

    fn with(offers: &'static str, is_wrapped: bool) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let at = listener.local_addr().unwrap();
        let state = Arc::new(State {
            mood: Mutex::new(Mood::Well),
            changed: Condvar::new(),
            taken: Mutex::default(),
            verbs: Mutex::default(),
            connections: AtomicUsize::new(0),
            offers,
            is_wrapped,
        });
        let shared = Arc::clone(&state);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let state = Arc::clone(&shared);
                state.connections.fetch_add(1, Ordering::SeqCst);
                thread::spawn(move || state.serve(stream));
            }
        });
        Self { at, state }
    }

    /// A configuration that sends mail here.
    pub fn set(&self, config: &mut Config) {
        config.mail_transport = MailTransport::Smtp;
        config.mail_from = Some(MailAddress::parse("help@example.com").unwrap());
        config.mail_smtp_host = Some("127.0.0.1".into());
        config.mail_smtp_port = self.at.port().into();
        config.mail_smtp_security = SmtpSecurity::None;
        config.mail_smtp_timeout_seconds = 2;
    }

    /// The same for the program itself.
    pub fn variables(&self) -> [(&'static str, String); 5] {
        [
            ("PEERDESK_MAIL_TRANSPORT", "smtp".into()),
            ("PEERDESK_MAIL_FROM", "help@example.com".into()),
            ("PEERDESK_MAIL_SMTP_HOST", "127.0.0.1".into()),
            ("PEERDESK_MAIL_SMTP_PORT", self.at.port().to_string()),
            ("PEERDESK_MAIL_SMTP_SECURITY", "none".into()),
        ]
    }

    pub fn is(&self, mood: Mood) {
        *lock(&self.state.mood) = mood;
        self.state.changed.notify_all();
    }

    pub fn taken(&self) -> Vec<Taken> {
        lock(&self.state.taken).clone()
    }

    /// The mails to an address.
    pub fn taken_for(&self, address: &str) -> Vec<Taken> {
        self.taken().into_iter().filter(|mail| mail.to == address).collect()
    }

    pub fn connections(&self) -> usize {
        self.state.connections.load(Ordering::SeqCst)
    }

    /// How often a verb came.
    pub fn heard(&self, verb: &str) -> usize {
        lock(&self.state.verbs).iter().filter(|heard| *heard == verb).count()
    }

    /// Waits until something is so; it comes soon or the test fails.
    pub fn waits_until(&self, what: &str, is_so: impl Fn(&Self) -> bool) {
        let begun = Instant::now();
        while !is_so(self) {
            assert!(begun.elapsed() < Duration::from_secs(30), "it never came to this: {what}");
            thread::park_timeout(Duration::from_millis(2));
        }
    }
}

impl State {
    /// Speaks with whoever connected: in the clear, after STARTTLS, or in TLS from the first byte.
    fn serve(&self, stream: TcpStream) -> Option<()> {
        if self.is_wrapped {
            return self.converse(&mut BufReader::new(in_tls(stream)), true).map(|_| ());
        }
        let mut line = BufReader::new(stream);
        if self.converse(&mut line, true)? == Then::Tls {
            self.converse(&mut BufReader::new(in_tls(line.into_inner())), false)?;
        }
        Some(())
    }

    fn converse<S: Read + Write>(&self, stream: &mut BufReader<S>, greets: bool) -> Option<Then> {
        let mut taken = Taken { from: String::new(), to: String::new(), data: String::new() };
        if greets {
            self.answer(stream, "", "220 mail.example.com ready")?;
        }
        loop {
            let mut line = String::new();
            if stream.read_line(&mut line).ok()? == 0 {
                return None;
            }
            let verb = line.trim_end().split(' ').next().unwrap_or_default().to_uppercase();
            let inside = || line.split(['<', '>']).nth(1).unwrap_or_default().to_owned();
            match verb.as_str() {
                "EHLO" => {
                    let hello = format!("250-mail.example.com\r\n{}", self.offers);
                    self.answer(stream, "EHLO", hello.trim_end())?;
                }
                "STARTTLS" => {
                    self.answer(stream, "STARTTLS", "220 go on")?;
                    return Some(Then::Tls);
                }
                "AUTH" => self.answer(stream, "AUTH", "235 2.7.0 welcome")?,
                "DATA" => {
                    self.answer(stream, "DATA", "354 go on")?;
                    if self.mood() == Mood::BreaksOff {
                        stream.read_line(&mut String::new()).ok()?;
                        return None;
                    }
                    taken.data = body(stream)?;
                    if !matches!(self.mood(), Mood::Says(".", _)) {
                        lock(&self.taken).push(taken.clone());
                    }
                    self.answer(stream, ".", "250 2.0.0 it is here")?;
                }
                "QUIT" => {
                    self.answer(stream, "QUIT", "221 bye")?;
                    return None;
                }
                other => {
                    match other {
                        "MAIL" => taken.from = inside(),
                        "RCPT" => taken.to = inside(),
                        _ => {}
                    }
                    self.answer(stream, other, "250 2.0.0 fine")?;
                }
            }
        }
    }

    /// Answers as the mood is; nothing once the line is dropped.
    fn answer<S: Read + Write>(&self, stream: &mut BufReader<S>, verb: &str, usual: &str) -> Option<()> {
        lock(&self.verbs).push(verb.to_owned());
        let mut said = usual;
        match self.mood() {
            Mood::Slow(long) => thread::park_timeout(long),
            Mood::Says(at, line) if at == verb => said = line,
            Mood::Drops(at) if at == verb => return None,
            Mood::Holds(at) if at == verb => {
                let mood = lock(&self.mood);
                let held = |mood: &mut Mood| *mood == Mood::Holds(at);
                drop(self.changed.wait_timeout_while(mood, Duration::from_secs(60), held));
            }
            _ => {}
        }
        let stream = stream.get_mut();
        stream.write_all(format!("{said}\r\n").as_bytes()).ok()?;
        stream.flush().ok()
    }

    fn mood(&self) -> Mood {
        *lock(&self.mood)
    }
}

/// The connection encrypted, with a certificate that an authority of the tests' own made out for `localhost`.
fn in_tls(stream: TcpStream) -> StreamOwned<ServerConnection, TcpStream> {
    let certificate = CertificateDer::from_pem_slice(include_bytes!("mail_server/certificate.pem")).unwrap();
    let key = PrivateKeyDer::from_pem_slice(include_bytes!("mail_server/key.pem")).unwrap();
    let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate], key)
        .unwrap();
    StreamOwned::new(ServerConnection::new(Arc::new(config)).unwrap(), stream)
}

/// What comes before the dot that stands alone.
fn body(reader: &mut impl BufRead) -> Option<String> {
    let mut data = Vec::new();
    while !data.ends_with(b"\r\n.\r\n") {
        let mut line = Vec::new();
        if reader.by_ref().read_until(b'\n', &mut line).ok()? == 0 {
            return None;
        }
        data.extend_from_slice(&line);
    }
    data.truncate(data.len() - 5);
    // A dot at the beginning of a line travels doubled.
    Some(String::from_utf8(data).ok()?.replace("\r\n..", "\r\n."))
}

fn lock<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}
