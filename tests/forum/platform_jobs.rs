//! Work that a transaction asks for: taken once, tried again, put aside.

use std::time::Duration;

use peerdesk::platform::jobs::{self, Job, MOST_TRIES};
use peerdesk::{posts, schedule};
use serde::{Deserialize, Serialize};

use crate::support::Forum;

/// Work that nobody here knows how to do.
#[derive(Deserialize, Serialize)]
struct Unknown {
    number: usize,
}

impl Job for Unknown {
    const KIND: &'static str = "unknown";
}

fn ask(forum: &Forum, jobs: usize) {
    for number in 0..jobs {
        forum.write(|tx| {
            let now = tx.now();
            Ok(jobs::enqueue(tx, &Unknown { number }, now)?)
        });
    }
}

#[test]
fn each_job_is_taken_once_by_many_workers() {
    let forum = Forum::new();
    ask(&forum, 20);
    let taken = forum.at_once(24, |nth, tx| Ok(jobs::claim(tx, &format!("worker-{nth}"))?.map(|job| job.id)));
    let mut taken: Vec<i64> = taken.into_iter().filter_map(|outcome| outcome.unwrap()).collect();
    // On PostgreSQL a worker may find every row it looked at held by others; what is left is taken after them.
    while let Some(job) = forum.write(|tx| Ok(jobs::claim(tx, "late")?)) {
        taken.push(job.id);
    }
    taken.sort_unstable();
    let all = taken.len();
    taken.dedup();
    assert_eq!((all, taken.len()), (20, 20), "each once");
}

#[test]
fn a_job_that_fails_is_tried_again_later_and_at_last_put_aside() {
    let forum = Forum::new();
    ask(&forum, 1);
    for tried in 1..=MOST_TRIES {
        assert!(schedule::work_once(&forum.app, "worker").unwrap(), "try {tried}");
        assert!(!schedule::work_once(&forum.app, "worker").unwrap(), "not again at once");
        assert_eq!(forum.count(&format!("jobs WHERE tries = {tried} AND claimed_at IS NULL")), 1);
        forum.app.clock.advance(Duration::from_secs(24 * 60 * 60));
    }
    assert_eq!(forum.count("jobs WHERE failed_at IS NOT NULL AND problem LIKE 'no work is called%'"), 1);
    assert!(!schedule::work_once(&forum.app, "worker").unwrap());
}

#[test]
fn what_a_worker_held_when_it_was_lost_is_taken_by_another() {
    let forum = Forum::new();
    ask(&forum, 1);
    assert!(forum.write(|tx| Ok(jobs::claim(tx, "lost")?)).is_some());
    assert!(!schedule::work_once(&forum.app, "other").unwrap());
    forum.app.clock.advance(Duration::from_secs(11 * 60));
    assert!(schedule::work_once(&forum.app, "other").unwrap());
}

#[test]
fn a_job_of_a_transaction_that_fails_is_never_asked_for() {
    let forum = Forum::new();
    let outcome = forum.app.db.write(|tx| {
        let now = tx.now();
        jobs::enqueue(tx, &Unknown { number: 1 }, now)?;
        Err::<(), _>(peerdesk::error::Error::NotFound)
    });
    assert!(outcome.is_err());
    assert_eq!(forum.count("jobs"), 0);
}

#[test]
fn texts_of_an_older_renderer_are_drawn_again() {
    let forum = Forum::new();
    let ada = forum.member("ada");
    let thread = ada.asks("Why does it blink?");
    for nth in 0..3 {
        ada.answers(&thread, &format!("Try **{nth}**."));
    }
    forum.execute("UPDATE posts SET markup_version = 0, html = 'old'");
    for _ in 0..2 {
        forum.write(posts::ask_to_render_again);
    }
    assert_eq!(forum.count("jobs"), 1, "asked for once");
    while schedule::work_once(&forum.app, "worker").unwrap() {}
    assert_eq!((forum.count("jobs"), forum.count("posts WHERE markup_version = 0 OR html = 'old'")), (0, 0));
    assert!(forum.guest().opens(&thread).shows("strong", "2"));
}

#[test]
fn settings_that_another_node_changed_arrive_and_the_background_ends_when_told() {
    let forum = Forum::new();
    forum.execute("INSERT INTO settings (name, value, changed_at) VALUES ('name', '\"Elsewhere\"', 0)");
    assert_eq!(forum.app.settings().name, "Community");
    let background = schedule::Background::start(&forum.app).unwrap();
    let begun = std::time::Instant::now();
    while forum.app.settings().name != "Elsewhere" {
        assert!(begun.elapsed() < Duration::from_secs(20), "never arrived");
        std::thread::yield_now();
    }
    drop(background);
    assert!(begun.elapsed() < Duration::from_secs(20));
}
