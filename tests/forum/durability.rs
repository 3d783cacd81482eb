//! What an acknowledged request means, shown on the real program: killed, stopped, and started twice.
//!
//! The short form: a few cycles of a second or so; `PEERDESK_KILL_CYCLES` makes it longer. `kill -9` leaves the machine
//! and its caches alone, so it cannot see a missing fsync: `schema.rs` asserts what every connection is told, and here
//! the calls are counted, by strace (`tests/run.sh` installs it).

use std::collections::BTreeSet;
use std::io::Write;
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use diesel::{QueryableByName, RunQueryDsl};
use peerdesk::each_backend;
use peerdesk::platform::db::{Backend, Conn};

use crate::imports_stackexchange::Written;
use crate::support::served::{Served, beside, free_address, get, said, send};
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

    /// Answers so often; what was acknowledged.
    fn answers_so_often(&self, at: SocketAddr, times: usize) -> Vec<String> {
        let all = (0..times).map(|nth| format!("{}-{nth}", self.name));
        all.filter(|words| self.answers(at, words) == Some(303)).collect()
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
    let mut first = Served::of(&forum);
    let second = Served::command(&forum, free_address()).stderr(Stdio::piped()).output().unwrap();
    assert_eq!(second.status.code(), Some(1));
    assert!(said(&second).contains("another server already serves"), "{}", said(&second));
    assert_eq!(get(first.at, "/healthz"), Some(200));
    // What was killed holds the folder no longer.
    first.child.kill().unwrap();
    first.child.wait().unwrap();
    assert_eq!(get(Served::of(&forum).at, "/healthz"), Some(200));
}

/// R26: each node follows with an index of its own, and each piece of work is done.
#[test]
fn two_nodes_on_one_postgres_find_what_the_other_was_told() {
    let forum = Forum::new();
    if forum.app.db.backend() != Backend::Postgres {
        return; // a folder has one server: the story before
    }
    let writers = room(&forum);
    forum.execute("UPDATE posts SET markup_version = 0, html = ''");
    let folder = tempfile::tempdir().unwrap();
    let first = Served::of(&forum);
    let at = free_address();
    let mut command = Served::node(&forum, folder.path(), at);
    command.env("PEERDESK_SECRET", forum.app.config.site_secret().unwrap().expose());
    let second = Served::starts(command, at);
    let acknowledged: Vec<String> = std::thread::scope(|scope| {
        let nodes = [first.at, second.at].into_iter().cycle();
        let all: Vec<_> =
            writers.iter().zip(nodes).map(|(who, at)| scope.spawn(move || who.answers_so_often(at, 20))).collect();
        all.into_iter().flat_map(|one| one.join().unwrap()).collect()
    });
    assert_eq!(acknowledged.len(), 80);
    for node in [&first, &second] {
        for words in &acknowledged {
            assert_is_found_soon(node, words);
        }
    }
    assert_eq!(forum.count("posts WHERE html = ''"), 0, "drawn again by either");
    assert_eq!(forum.count("jobs"), 0);
    assert_kept(&forum, &acknowledged);
}

/// Within ten seconds, as R8 has it.
fn assert_is_found_soon(node: &Served, words: &str) {
    let begun = Instant::now();
    while !node.shows(&format!("/search?q=%22{words}%22")).text.contains("How do I restore a backup?") {
        assert!(begun.elapsed() < Duration::from_secs(10), "{words} is not found");
        std::thread::park_timeout(Duration::from_millis(50));
    }
}

/// What a command beside a server said; it must succeed.
fn done(forum: &Forum, words: &[&str]) -> String {
    let output = beside(forum).args(words).output().unwrap();
    assert!(output.status.success(), "{words:?}: {}", said(&output));
    said(&output)
}

#[test]
fn commands_work_beside_a_server_which_shows_what_they_did() {
    let forum = Forum::new();
    let writers = room(&forum);
    let dump = Written::new();
    let served = Served::of(&forum);
    assert_eq!(get(served.at, "/spaces/beer"), Some(404));
    let mut acknowledged = Vec::new();
    std::thread::scope(|scope| {
        let writing = scope.spawn(|| writers[0].answers_so_often(served.at, 30));
        let import = ["import", "stackexchange", &dump.path().to_string_lossy(), "--space", "beer"];
        assert!(done(&forum, &import).contains("/spaces/beer: 5 new posts"));
        assert!(done(&forum, &import).contains("/spaces/beer: 0 new posts"));
        acknowledged = writing.join().unwrap();
    });
    let space = served.shows("/spaces/beer");
    assert!(space.status == 200 && space.text.contains("Why does it hum at night?"), "{}", space.text);
    assert_eq!(get(served.at, "/questions/10"), Some(308));

    let made = done(&forum, &["person", "add", "--mail", "kim@example.org", "--name", "Kim", "--role", "admin"]);
    let password = made.lines().find_map(|line| line.split_once("this once: ")).unwrap().1.trim();
    let signs_in = format!("mail=kim%40example.org&password={password}");
    assert_eq!(served.takes("/sign-in", &signs_in).status, 303);
    done(&forum, &["person", "reset", "kim"]);
    assert_eq!(served.takes("/sign-in", &signs_in).status, 422);
    assert!(served.shows("/people/kim").text.contains("Kim"));

    assert!(done(&forum, &["doctor"]).contains("All is well."));
    forum.execute("UPDATE threads SET answer_count = answer_count + 1");
    assert_eq!(beside(&forum).arg("doctor").output().unwrap().status.code(), Some(1));
    assert!(done(&forum, &["doctor", "--fix"]).contains("All is well."));
    assert_eq!(acknowledged.len(), 30);
    let there = forum.count(&format!("posts WHERE kind = 'answer' AND markdown LIKE '{}-%'", writers[0].name));
    assert_eq!(there, 30);
}

#[test]
fn a_port_that_is_taken_is_explained() {
    let forum = Forum::new();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let at = taken.local_addr().unwrap();
    let refused = Served::command(&forum, at).stderr(Stdio::piped()).output().unwrap();
    assert!(!refused.status.success());
    assert!(said(&refused).contains(&at.to_string()) && said(&refused).contains("--listen"), "{}", said(&refused));
}

/// How often the program asked the disk to keep what it was given.
fn syncs(trace: &Path) -> usize {
    let text = std::fs::read_to_string(trace).unwrap_or_default();
    text.lines().filter(|line| line.contains("sync(")).count()
}

/// Whether fsyncs can be counted here. Who cannot, says so, or fails: `PEERDESK_TEST_STRACE=no` is for machines where
/// tracing is not to be had, and nothing else lets this pass unseen.
fn may_trace() -> bool {
    if std::env::var("PEERDESK_TEST_STRACE").is_ok_and(|word| word == "no") {
        let _ = writeln!(std::io::stderr(), "\nPEERDESK_TEST_STRACE=no: fsyncs are not counted.\n");
        return false;
    }
    let tried = Command::new("strace").args(["-f", "-o", "/dev/null", "true"]).stdin(Stdio::null()).output();
    let how = "set PEERDESK_TEST_STRACE=no to leave this one out, knowingly";
    match tried {
        Err(problem) => {
            panic!("strace, which counts fsyncs, does not start ({problem}): apt-get install strace, or {how}")
        }
        Ok(output) => {
            assert!(output.status.success(), "strace may not trace here: {}; allow ptrace, or {how}", said(&output));
            true
        }
    }
}

#[test]
fn each_acknowledged_write_was_given_to_the_disk() {
    let forum = Forum::new();
    if forum.app.db.backend() != Backend::Sqlite || !may_trace() {
        return; // PostgreSQL keeps its promises by itself; `schema.rs` asserts that it is asked to
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
