//! The program killed while it tells a crowd (R1 and R10 in short form): whoever was told is not told again, and nobody
//! is left out.

use std::time::{Duration, Instant};

use crate::support::Forum;
use crate::support::served::{Served, free_address};

/// The whole crowd, and who asked.
const ALL: i64 = 5_001;

/// Serves the forum until so many are told; then it is killed, wherever it is. How many were told by then.
fn tells_until(forum: &Forum, most: i64) -> i64 {
    let mut child = Served::command(forum, free_address()).spawn().unwrap();
    let begun = Instant::now();
    let mut told = forum.count("notifications");
    while told < most {
        assert!(begun.elapsed() < Duration::from_secs(120), "{told} are told, and no more");
        assert!(child.try_wait().unwrap().is_none(), "it ended by itself");
        std::thread::yield_now();
        told = forum.count("notifications");
    }
    child.kill().unwrap();
    child.wait().unwrap();
    forum.count("notifications")
}

#[test]
fn five_thousand_hear_of_an_answer_once_each_though_whoever_tells_them_is_killed() {
    let forum = Forum::new();
    // The program has the real time; so has what is posted.
    forum.app.clock.set(peerdesk::platform::clock::Clock::system().now());
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    let thread = ada.asks("How do I restore a backup?");
    forum.is_followed_by_a_crowd(&thread, 5_000);
    forum.people_are_told();
    grace.answers(&thread, "Use the Restore tab.");
    let first = tells_until(&forum, 1);
    assert!(first < ALL, "it is killed half-way: {first}");
    let second = tells_until(&forum, first + 1);
    let last = tells_until(&forum, ALL);
    // Once more, so that what was told last is looked at again.
    forum.people_are_told();
    let people = "count(DISTINCT person_id) AS number FROM notifications";
    assert_eq!((forum.count("notifications"), forum.number(people)), (ALL, ALL), "{first}, {second}, {last}");
}
