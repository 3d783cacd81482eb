//! What open pages are told: to whom, what they may know, and until when.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use peerdesk::accounts;
use peerdesk::platform::tokens::Token;
use peerdesk::streams::{self, NewLine, Said};

use crate::support::served::Served;
use crate::support::{Forum, Kind, Person, Thread, Town};

fn session(person: &Person<'_>) -> Token {
    Token::parse(&person.cookie("session").unwrap()).unwrap()
}

/// Somebody's stream, with threads open.
fn listens(person: &Person<'_>, threads: &[&Thread]) -> Said {
    let threads = threads.iter().map(|thread| thread.id).collect();
    person.forum.app.streams.open(NewLine { person: person.id(), session: session(person).hash(), threads }).unwrap()
}

fn hears(forum: &Forum, said: &mut Said) -> Option<String> {
    forum.people_are_told();
    streams::tell(&forum.app.db, &forum.app.streams).unwrap();
    said.has_changed().ok()?.then(|| said.borrow_and_update().to_string())
}

#[test]
fn a_stream_says_what_is_new_and_is_silent_while_nothing_changes() {
    let forum = Forum::new();
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    let thread = ada.asks("How do I restore a backup?");
    let mut said = listens(&ada, &[&thread]);
    let first = format!("{{\"unread\":0,\"answers\":{{\"{}\":0}}}}", thread.id);
    assert_eq!(hears(&forum, &mut said), Some(first));
    assert_eq!(hears(&forum, &mut said), None);
    grace.answers(&thread, "Use the Restore tab.");
    let then = format!("{{\"unread\":1,\"answers\":{{\"{}\":1}}}}", thread.id);
    assert_eq!(hears(&forum, &mut said), Some(then));
    assert!(ada.gets("/streams").html.starts_with("data: {\"unread\":1,"), "over HTTP too");
    assert_eq!(forum.guest().gets("/streams").status, 401);
}

#[test]
fn what_one_may_not_see_is_not_told() {
    let forum = Forum::new();
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    let thread = ada.asks_in("vault", "How do I restore a backup?");
    let mut said = listens(&ada, &[&thread]);
    grace.answers(&thread, "Use the Restore tab.");
    assert!(hears(&forum, &mut said).is_some_and(|it| it.contains("\"unread\":1")));
    forum.execute("UPDATE spaces SET access = 'groups' WHERE slug = 'vault'");
    forum.execute("UPDATE threads SET answer_count = 7");
    assert_eq!(hears(&forum, &mut said).as_deref(), Some("{\"unread\":0,\"answers\":{}}"));
}

#[test]
fn a_stream_ends_with_its_session_and_with_the_process() {
    let forum = Forum::new();
    let ada = forum.member("ada");
    let mut said = listens(&ada, &[]);
    assert!(hears(&forum, &mut said).is_some());
    forum.write(|tx| Ok(accounts::end(tx, &session(&ada).hash())?));
    streams::tell(&forum.app.db, &forum.app.streams).unwrap();
    assert!(said.has_changed().is_err(), "the session has ended");
    let said = listens(&ada, &[]);
    forum.app.streams.end_all();
    assert!(said.has_changed().is_err(), "the process ends");
}

#[test]
fn whoever_has_too_many_streams_loses_the_oldest() {
    let forum = Forum::new();
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    let others = listens(&grace, &[]);
    let held: Vec<Said> = (0..streams::MOST_OF_ONE).map(|_| listens(&ada, &[])).collect();
    assert_eq!(ada.gets("/streams").status, 200);
    let ended = held.iter().filter(|said| said.has_changed().is_err()).count();
    assert_eq!((ended, held[0].has_changed().is_err(), others.has_changed().is_err()), (1, true, false));
}

#[test]
fn an_open_stream_does_not_hold_up_the_end_of_the_process() {
    let forum = Forum::new();
    let ada = forum.member("ada");
    // The program reads the time from the machine, by which this session would have ended.
    forum.execute("UPDATE sessions SET expires_at = 9000000000000000");
    let mut served = Served::of(&forum);
    let mut stream = TcpStream::connect(served.at).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    let cookie = ada.cookie("session").unwrap();
    write!(stream, "GET /streams HTTP/1.1\r\nHost: {}\r\nCookie: session={cookie}\r\n\r\n", served.at).unwrap();
    let mut lines = BufReader::new(stream).lines();
    assert!(lines.any(|line| line.unwrap().starts_with("data: {")), "it says something first");
    let begun = Instant::now();
    served.is_told_to_stop();
    assert!(served.child.wait().unwrap().success());
    assert!(begun.elapsed() < Duration::from_secs(10), "{:?}", begun.elapsed());
}

/// The lines of somebody's stream at the program itself.
fn stream_at(served: &Served, person: &Person<'_>, threads: &[&Thread]) -> impl Iterator<Item = String> + use<> {
    let mut stream = TcpStream::connect(served.at).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
    let cookie = person.cookie("session").unwrap();
    let ids: Vec<String> = threads.iter().map(|thread| thread.id.to_string()).collect();
    let (at, ids) = (served.at, ids.join(","));
    write!(stream, "GET /streams?threads={ids} HTTP/1.1\r\nHost: {at}\r\nCookie: session={cookie}\r\n\r\n").unwrap();
    BufReader::new(stream).lines().map_while(Result::ok).filter(|line| line.starts_with("data: {"))
}

/// What one process does is told by the streams of another that has the same database, and nothing is lost while no
/// stream is open: the next one says what is so.
#[test]
fn what_another_process_did_is_told_and_what_was_missed_is_in_the_next() {
    let forum = Forum::new();
    forum.app.clock.set(peerdesk::platform::clock::Clock::system().now());
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    let thread = ada.asks("How do I restore a backup?");
    let served = Served::of(&forum);
    let mut said = stream_at(&served, &ada, &[&thread]);
    assert!(said.any(|line| line.contains("\"unread\":0")), "it says first what is so");
    grace.answers(&thread, "Use the Restore tab.");
    let is_told = |line: String| line.contains("\"unread\":1") && line.contains(&format!("\"{}\":1", thread.id));
    assert!(said.any(is_told), "an answer that this process knows nothing of");
    drop(said);
    grace.answers(&thread, "Or the menu.");
    let mut said = stream_at(&served, &ada, &[&thread]);
    assert!(said.any(|line| line.contains("\"unread\":2") && line.contains(&format!("\"{}\":2", thread.id))));
    // It ends with the session, whoever ends it.
    forum.write(|tx| Ok(accounts::end(tx, &session(&ada).hash())?));
    assert_eq!(said.next(), None);
}

/// Numbers alone leave by a stream, and those of a thread that somebody may not see are not among them.
#[test]
fn streams_hold_nothing_that_their_listener_may_not_see() {
    let town = Town::new();
    let all = [town.open, town.closed, town.gone];
    let mut heard = 0;
    for kind in Kind::ALL.into_iter().filter(|kind| *kind != Kind::Guest) {
        let person = town.arrives(kind);
        let opened = NewLine { person: person.id(), session: session(&person).hash(), threads: all.to_vec() };
        let mut said = town.forum.app.streams.open(opened).unwrap();
        let said = hears(&town.forum, &mut said).unwrap();
        let state: serde_json::Value = serde_json::from_str(&said).unwrap();
        let told = |thread: peerdesk::ids::ThreadId| !state["answers"][thread.to_string()].is_null();
        let may = (
            matches!(kind, Kind::Insider | Kind::Admin),
            matches!(kind, Kind::Asker | Kind::Moderator | Kind::Lead | Kind::Admin),
        );
        assert!(told(town.open), "{kind:?}: {said}");
        assert!((may.0 || !told(town.closed)) && (may.1 || !told(town.gone)), "{kind:?}: {said}");
        assert!(said.len() < 100 && !said.contains("zq"), "{kind:?}: {said}");
        heard += usize::from(told(town.closed));
    }
    assert!(heard > 0, "an insider hears of the closed space");
}
