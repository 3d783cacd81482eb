//! What open pages are told: to whom, what they may know, and until when.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use peerdesk::accounts;
use peerdesk::platform::tokens::Token;
use peerdesk::streams::{self, NewLine, Said};

use crate::support::served::Served;
use crate::support::{Forum, Person, Thread};

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
fn whoever_has_many_streams_is_asked_to_wait() {
    let forum = Forum::new();
    let ada = forum.member("ada");
    let held: Vec<Said> = (0..6).map(|_| listens(&ada, &[])).collect();
    let refused = ada.gets("/streams");
    assert_eq!((refused.status, refused.header("retry-after")), (429, Some("60")));
    drop(held);
    assert_eq!(ada.gets("/streams").status, 200);
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
