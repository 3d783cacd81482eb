//! The program killed while it tells a crowd (R1 and R10 in short form): whoever was told is not told again, and nobody
//! is left out.

use std::time::{Duration, Instant};

use crate::support::Forum;
use crate::support::served::Served;

/// How often it is killed; after that it may finish.
const KILLS: usize = 3;

fn serving(forum: &Forum) -> Served {
    Served::of(forum)
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
    let (mut half_way, begun) = (Vec::new(), Instant::now());
    while forum.count("notifications") < 5_001 {
        assert!(begun.elapsed() < Duration::from_secs(300), "it comes to no end: {half_way:?}");
        let (mut served, before) = (serving(&forum), forum.count("notifications"));
        while forum.count("notifications") <= before || half_way.len() >= KILLS && forum.count("notifications") < 5_001 {
            assert!(begun.elapsed() < Duration::from_secs(300), "nobody is told: {half_way:?}");
            std::thread::yield_now();
        }
        served.child.kill().unwrap();
        served.child.wait().unwrap();
        half_way.push(forum.count("notifications"));
    }
    assert!(half_way.iter().any(|count| *count < 5_001), "it was killed half-way: {half_way:?}");
    // Once more, so that what was told last is looked at again.
    let mut served = serving(&forum);
    forum.people_are_told();
    served.child.kill().unwrap();
    let people = "count(DISTINCT person_id) AS number FROM notifications";
    assert_eq!((forum.count("notifications"), forum.number(people)), (5_001, 5_001), "{half_way:?}");
}
