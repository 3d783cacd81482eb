//! What an acknowledged request means, shown on the real program: killed, stopped, and started twice.
//!
//! The short form: a few cycles of a second or so; `PEERDESK_KILL_CYCLES` makes it longer. `kill -9` leaves the machine
//! and its caches alone, so it cannot see a missing fsync: `schema.rs` asserts what every connection is told, and here
//! the calls are counted where strace is to be had (`tests/run.sh` installs it).

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use diesel::{QueryableByName, RunQueryDsl};
use peerdesk::each_backend;
use peerdesk::platform::config::DatabaseUrl;
use peerdesk::platform::db::{Backend, Conn};

use crate::support::{Forum, Person, Thread};

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = diesel::sql_types::Text)]
    line: String,
}

fn lines(forum: &Forum, query: &str) -> Vec<String> {
    let found: Vec<Line> =
        forum.read(|conn: &mut Conn| Ok(each_backend!(conn, conn => diesel::sql_query(query).load(conn))?));
    found.into_iter().map(|found| found.line).collect()
}

/// The program, serving a forum's folder and database; it does not outlive the test.
struct Served {
    child: Child,
    at: SocketAddr,
}

impl Served {
    fn command(forum: &Forum, at: SocketAddr) -> Command {
        let database = match forum.app.db.place() {
            DatabaseUrl::Sqlite(file) => format!("sqlite:{}", file.display()),
            DatabaseUrl::Postgres(address) => address.expose().to_owned(),
        };
        let mut command = Command::new(env!("CARGO_BIN_EXE_peerdesk"));
        command.arg("--data").arg(forum.folder()).args(["--database", &database, "--listen", &at.to_string(), "serve"]);
        command.env("PEERDESK_LIMITS", "off").env("PEERDESK_LOG", "error");
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command
    }

    /// Starts it, and waits until it can serve: five seconds at most.
    fn starts(mut command: Command, at: SocketAddr) -> Self {
        let mut served = Self { child: command.spawn().unwrap(), at };
        let begun = Instant::now();
        while get(at, "/readyz") != Some(200) {
            assert!(served.child.try_wait().unwrap().is_none(), "the server ended before it was ready");
            assert!(begun.elapsed() < Duration::from_secs(5), "not ready in five seconds");
            std::thread::park_timeout(Duration::from_millis(10));
        }
        served
    }

    fn of(forum: &Forum) -> Self {
        let at = free_address();
        Self::starts(Self::command(forum, at), at)
    }

    fn is_told_to_stop(&self) {
        let told = Command::new("sh").args(["-c", &format!("kill -TERM {}", self.child.id())]).status().unwrap();
        assert!(told.success());
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn free_address() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap()
}

/// Sends a request of its own connection; the status, if a whole head of an answer came back.
fn send(at: SocketAddr, request: &str) -> Option<u16> {
    let mut stream = TcpStream::connect_timeout(&at, Duration::from_secs(2)).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(10))).ok()?;
    stream.write_all(request.as_bytes()).ok()?;
    let mut reader = BufReader::new(stream);
    let mut head = String::new();
    reader.read_line(&mut head).ok()?;
    reader.read_to_string(&mut String::new()).ok()?;
    head.split(' ').nth(1)?.parse().ok()
}

fn get(at: SocketAddr, path: &str) -> Option<u16> {
    send(at, &format!("GET {path} HTTP/1.1\r\nHost: {at}\r\nConnection: close\r\n\r\n"))
}

/// Somebody who answers over a real connection.
#[derive(Clone)]
struct Writer {
    name: String,
    session: String,
    csrf: String,
    thread: String,
}

impl Writer {
    fn new(person: &Person<'_>, thread: &Thread) -> Self {
        Self {
            name: person.handle.clone(),
            session: person.cookie("session").unwrap(),
            csrf: person.csrf().unwrap(),
            thread: thread.id.to_string(),
        }
    }

    fn answers(&self, at: SocketAddr, words: &str) -> Option<u16> {
        let body = format!("csrf={}&key=key-{words}&body={words}", self.csrf);
        let (thread, session, length) = (&self.thread, &self.session, body.len());
        send(
            at,
            &format!(
                "POST /threads/{thread}/answers HTTP/1.1\r\nHost: {at}\r\nSec-Fetch-Site: same-origin\r\n\
                 Cookie: session={session}\r\nContent-Type: application/x-www-form-urlencoded\r\n\
                 Content-Length: {length}\r\nConnection: close\r\n\r\n{body}"
            ),
        )
    }

    /// Answers until nobody listens any more; what was acknowledged.
    fn answers_until_it_ends(&self, at: SocketAddr, cycle: usize) -> Vec<String> {
        let mut kept = Vec::new();
        for nth in 0.. {
            let words = format!("{}-{cycle}-{nth}", self.name);
            match self.answers(at, &words) {
                Some(303) => kept.push(words),
                Some(status) => panic!("answering was answered with {status}"),
                None => break,
            }
        }
        kept
    }
}

/// A thread with four people who answer it, signed in for as long as it takes.
fn room(forum: &Forum) -> Vec<Writer> {
    let thread = forum.member("ada").asks("How do I restore a backup?");
    let writers = ["grace", "linus", "margaret", "ken"].map(|name| Writer::new(&forum.member(name), &thread));
    // The test's clock stands in the past; the program has its own.
    forum.write(|tx| {
        let longer = "UPDATE sessions SET expires_at = 9000000000000000, used_at = 8000000000000000";
        each_backend!(tx.conn(), conn => diesel::sql_query(longer).execute(conn))?;
        Ok(())
    });
    writers.to_vec()
}

/// Everybody answers at once while something happens to the server.
fn while_all_answer(writers: &[Writer], at: SocketAddr, cycle: usize, happens: impl FnOnce()) -> Vec<String> {
    std::thread::scope(|scope| {
        let all: Vec<_> =
            writers.iter().map(|writer| scope.spawn(move || writer.answers_until_it_ends(at, cycle))).collect();
        std::thread::park_timeout(Duration::from_millis(600));
        happens();
        all.into_iter().flat_map(|one| one.join().unwrap()).collect()
    })
}

/// Every acknowledged answer is there once, and nothing is there by half.
fn assert_kept(forum: &Forum, acknowledged: &[String]) {
    let there = lines(forum, "SELECT markdown AS line FROM posts WHERE kind = 'answer'");
    let distinct: BTreeSet<&String> = there.iter().collect();
    assert_eq!(distinct.len(), there.len(), "an answer is there twice");
    let lost: Vec<_> = acknowledged.iter().filter(|words| !distinct.contains(words)).collect();
    assert!(lost.is_empty(), "{} of {} were lost: {lost:?}", lost.len(), acknowledged.len());
    let answers = forum.count("posts WHERE kind = 'answer'");
    assert_eq!(forum.count("events WHERE kind = 'answer_posted'"), answers, "events beside answers");
    assert_eq!(forum.count("threads t WHERE answer_count <> (SELECT count(*) FROM posts p WHERE p.thread_id = t.id AND p.kind = 'answer')"), 0, "a count beside its rows");
    if forum.app.db.backend() == Backend::Sqlite {
        assert_eq!(lines(forum, "SELECT integrity_check AS line FROM pragma_integrity_check"), ["ok"]);
        let dangling = lines(forum, "SELECT \"table\" AS line FROM pragma_foreign_key_check");
        assert!(dangling.is_empty(), "{dangling:?}");
    }
}

#[test]
fn what_was_acknowledged_survives_being_killed() {
    let forum = Forum::new();
    let writers = room(&forum);
    let cycles = std::env::var("PEERDESK_KILL_CYCLES").ok().and_then(|text| text.parse().ok()).unwrap_or(4);
    let mut acknowledged = Vec::new();
    for cycle in 0..cycles {
        let mut served = Served::of(&forum);
        let at = served.at;
        acknowledged.extend(while_all_answer(&writers, at, cycle, || served.child.kill().unwrap()));
    }
    let served = Served::of(&forum);
    assert_eq!(get(served.at, "/threads"), Some(200));
    assert!(acknowledged.len() > cycles * 4, "too few to prove anything: {}", acknowledged.len());
    assert_kept(&forum, &acknowledged);
}

#[test]
fn told_to_stop_it_finishes_what_it_began() {
    let forum = Forum::new();
    let writers = room(&forum);
    let mut served = Served::of(&forum);
    let at = served.at;
    let acknowledged = while_all_answer(&writers, at, 0, || served.is_told_to_stop());
    let told = Instant::now();
    let status = loop {
        if let Some(status) = served.child.try_wait().unwrap() {
            break status;
        }
        assert!(told.elapsed() < Duration::from_secs(30), "still there after thirty seconds");
        std::thread::park_timeout(Duration::from_millis(20));
    };
    assert_eq!(status.code(), Some(0));
    // Nobody was cut off: whatever is there was acknowledged.
    assert_eq!(forum.count("posts WHERE kind = 'answer'"), i64::try_from(acknowledged.len()).unwrap());
    assert_kept(&forum, &acknowledged);
}

#[test]
fn a_second_server_on_a_folder_is_refused_with_a_clear_word() {
    let forum = Forum::new();
    if forum.app.db.backend() != Backend::Sqlite {
        return; // several nodes on one PostgreSQL are right
    }
    let first = Served::of(&forum);
    let second = Served::command(&forum, free_address()).stderr(Stdio::piped()).output().unwrap();
    let said = String::from_utf8_lossy(&second.stderr);
    assert!(!second.status.success());
    assert!(said.contains("another server already serves"), "{said}");
    assert_eq!(get(first.at, "/healthz"), Some(200));
}

#[test]
fn a_port_that_is_taken_is_explained() {
    let forum = Forum::new();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let at = taken.local_addr().unwrap();
    let refused = Served::command(&forum, at).stderr(Stdio::piped()).output().unwrap();
    let said = String::from_utf8_lossy(&refused.stderr);
    assert!(!refused.status.success());
    assert!(said.contains(&at.to_string()) && said.contains("--listen"), "{said}");
}

/// How often the program asked the disk to keep what it was given.
fn syncs(trace: &Path) -> usize {
    let text = std::fs::read_to_string(trace).unwrap_or_default();
    text.lines().filter(|line| line.contains("sync(")).count()
}

#[test]
fn each_acknowledged_write_was_given_to_the_disk() {
    let forum = Forum::new();
    let can_trace = Command::new("strace").args(["-f", "-o", "/dev/null", "true"]).stderr(Stdio::null()).status();
    if forum.app.db.backend() != Backend::Sqlite || !can_trace.is_ok_and(|status| status.success()) {
        let _ = writeln!(std::io::stderr(), "fsyncs are not counted: no strace here, or not SQLite");
        return;
    }
    let writers = room(&forum);
    let (at, trace) = (free_address(), forum.folder().join("trace"));
    let program = Served::command(&forum, at);
    let mut traced = Command::new("strace");
    traced.args(["-D", "-f", "-e", "trace=fsync,fdatasync", "-o"]).arg(&trace);
    traced.arg(program.get_program()).args(program.get_args());
    traced.env("PEERDESK_LIMITS", "off").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let served = Served::starts(traced, at);
    for nth in 0..20 {
        let before = syncs(&trace);
        assert_eq!(writers[0].answers(served.at, &format!("synced-{nth}")), Some(303));
        assert!(syncs(&trace) > before, "write {nth} was acknowledged before it was on the disk");
    }
}
