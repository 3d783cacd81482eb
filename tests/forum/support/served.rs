//! The program itself, serving a forum's folder and database, and commands beside it.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use peerdesk::platform::config::DatabaseUrl;

use super::Forum;

/// The program, serving; it does not outlive the test.
pub struct Served {
    pub child: Child,
    pub at: SocketAddr,
}

/// What came back over a real connection.
pub struct Answered {
    pub status: u16,
    /// Head and body as they came.
    pub text: String,
}

impl Served {
    /// The command that serves a forum at an address.
    pub fn command(forum: &Forum, at: SocketAddr) -> Command {
        Self::node(forum, forum.folder(), at)
    }

    /// The command that serves a forum's database from a folder: another node where that is not the forum's own.
    pub fn node(forum: &Forum, folder: &Path, at: SocketAddr) -> Command {
        let mut command = program(forum, folder);
        command.args(["--listen", &at.to_string(), "serve"]);
        command.stdout(Stdio::null()).stderr(Stdio::null());
        command
    }

    /// Starts it, and waits until it can serve: five seconds at most.
    pub fn starts(mut command: Command, at: SocketAddr) -> Self {
        let mut served = Self { child: command.spawn().unwrap(), at };
        let begun = Instant::now();
        while get(at, "/readyz") != Some(200) {
            assert!(served.child.try_wait().unwrap().is_none(), "the server ended before it was ready");
            assert!(begun.elapsed() < Duration::from_secs(5), "not ready in five seconds");
            std::thread::park_timeout(Duration::from_millis(10));
        }
        served
    }

    /// Starts it at an address of its own.
    pub fn of(forum: &Forum) -> Self {
        let at = free_address();
        Self::starts(Self::command(forum, at), at)
    }

    pub fn is_told_to_stop(&self) {
        let told = Command::new("sh").args(["-c", &format!("kill -TERM {}", self.child.id())]).status().unwrap();
        assert!(told.success());
    }

    /// A page as a guest gets it.
    pub fn shows(&self, path: &str) -> Answered {
        let at = self.at;
        ask(at, &format!("GET {path} HTTP/1.1\r\nHost: {at}\r\nConnection: close\r\n\r\n")).unwrap()
    }

    /// What a form that a guest sends is answered with.
    pub fn takes(&self, path: &str, body: &str) -> Answered {
        let (at, length) = (self.at, body.len());
        let request = format!(
            "POST {path} HTTP/1.1\r\nHost: {at}\r\nSec-Fetch-Site: same-origin\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}"
        );
        ask(at, &request).unwrap()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The program on a forum's folder and database, still without a command.
pub fn beside(forum: &Forum) -> Command {
    program(forum, forum.folder())
}

fn program(forum: &Forum, folder: &Path) -> Command {
    let database = match forum.app.db.place() {
        DatabaseUrl::Sqlite(file) => format!("sqlite:{}", file.display()),
        DatabaseUrl::Postgres(address) => address.expose().to_owned(),
    };
    let mut command = Command::new(env!("CARGO_BIN_EXE_peerdesk"));
    command.arg("--data").arg(folder).args(["--database", &database]);
    command.env("PEERDESK_LIMITS", "off").env("PEERDESK_LOG", "error").stdin(Stdio::null());
    command
}

/// Everything that a command said.
pub fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

pub fn free_address() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap()
}

/// Sends a request of its own connection; the whole answer, if its head came back.
fn ask(at: SocketAddr, request: &str) -> Option<Answered> {
    let mut stream = TcpStream::connect_timeout(&at, Duration::from_secs(2)).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(10))).ok()?;
    stream.write_all(request.as_bytes()).ok()?;
    let mut reader = BufReader::new(stream);
    let mut text = String::new();
    reader.read_line(&mut text).ok()?;
    let status = text.split(' ').nth(1)?.parse().ok()?;
    let mut rest = Vec::new();
    reader.read_to_end(&mut rest).ok()?;
    text.push_str(&String::from_utf8_lossy(&rest));
    Some(Answered { status, text })
}

/// The status that a request is answered with, if it is.
pub fn send(at: SocketAddr, request: &str) -> Option<u16> {
    ask(at, request).map(|answered| answered.status)
}

pub fn get(at: SocketAddr, path: &str) -> Option<u16> {
    send(at, &format!("GET {path} HTTP/1.1\r\nHost: {at}\r\nConnection: close\r\n\r\n"))
}
