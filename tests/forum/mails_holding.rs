//! Mails that a process holds while it sends them: renewed while it lives, free a minute after it died, written down
//! together, and those first that somebody waits for.

use std::time::Duration;

use peerdesk::mails::{self, TestMail};
use peerdesk::schedule;
use serde::{Deserialize, Serialize};

use crate::support::Forum;
use crate::support::smtp::{Mood, SmtpServer};

const ADA: &str = "ada@example.org";

/// The test mail, as something that somebody waits for.
#[derive(Deserialize, Serialize)]
struct Awaited {}

impl mails::Mail for Awaited {
    const KIND: &'static str = "mails.test";
    const IS_AWAITED: bool = true;
}

#[test]
fn what_a_dead_process_held_is_sent_a_minute_later() {
    let server = SmtpServer::new();
    let forum = Forum::with(|config| server.set(config));
    for _ in 0..3 {
        forum.posts_mail(ADA, "en", &TestMail {});
    }
    let now = forum.app.clock.now().micros();
    forum.execute(&format!("UPDATE mails SET claimed_at = {now}, claimed_by = 'gone-0'"));
    forum.app.clock.advance(Duration::from_secs(59));
    forum.sends_mail();
    assert_eq!(server.taken().len(), 0);
    forum.app.clock.advance(Duration::from_secs(2));
    forum.sends_mail();
    assert_eq!(server.taken().len(), 3);
}

#[test]
fn whoever_sends_slowly_holds_on_to_what_it_took() {
    let server = SmtpServer::new();
    let forum = Forum::with(|config| {
        server.set(config);
        config.mail_smtp_timeout_seconds = 60;
        config.mail_workers = 1;
    });
    for _ in 0..3 {
        forum.posts_mail(ADA, "en", &TestMail {});
    }
    server.is(Mood::Holds("DATA"));
    std::thread::scope(|scope| {
        let app = &forum.app;
        let sending = scope.spawn(move || schedule::send_once(app, "slow").unwrap());
        server.waits_until("the mail is under way", |server| server.heard("DATA") == 1);
        for _ in 0..4 {
            forum.app.clock.advance(Duration::from_secs(40));
            assert_eq!(forum.app.holding.renew_all(&forum.app.db).unwrap(), 3);
            assert!(!schedule::send_once(&forum.app, "quick").unwrap(), "nothing is free");
        }
        server.is(Mood::Well);
        assert!(sending.join().unwrap());
    });
    assert_eq!((server.taken().len(), server.connections()), (3, 1));
    assert_eq!(forum.app.holding.renew_all(&forum.app.db).unwrap(), 0, "nothing is held any more");
}

#[test]
fn what_was_taken_on_and_not_tried_is_let_go_when_the_server_is_away() {
    let server = SmtpServer::new();
    let forum = Forum::with(|config| server.set(config));
    for _ in 0..40 {
        forum.posts_mail(ADA, "en", &TestMail {});
    }
    server.is(Mood::Drops(""));
    forum.sends_mail();
    assert_eq!((server.connections(), forum.count("mails WHERE tries = 1")), (1, 1));
    assert_eq!(forum.count("mails WHERE claimed_at IS NOT NULL"), 0);
    server.is(Mood::Well);
    forum.app.clock.advance(Duration::from_secs(10));
    forum.sends_mail();
    assert_eq!(server.taken().len(), 39, "all but the one that looked, which waits for its own time");
}

#[test]
fn who_waits_at_a_door_is_served_before_a_crowd() {
    let server = SmtpServer::new();
    let forum = Forum::with(|config| server.set(config));
    for nth in 0..30 {
        forum.posts_mail(&format!("crowd{nth}@example.org"), "en", &TestMail {});
    }
    forum.posts_mail(ADA, "en", &Awaited {});
    forum.sends_mail();
    assert_eq!(server.taken()[0].to, ADA);
    assert_eq!(server.taken().len(), 31);
}

#[test]
fn many_mails_cost_few_more_commits_than_there_are_mails() {
    let server = SmtpServer::new();
    let forum = Forum::with(|config| server.set(config));
    for nth in 0..80 {
        forum.posts_mail(&format!("crowd{nth}@example.org"), "en", &TestMail {});
    }
    let before = forum.app.db.commits().count();
    std::thread::scope(|scope| {
        for nth in 0..4 {
            let app = &forum.app;
            scope.spawn(move || while schedule::send_once(app, &format!("worker-{nth}")).unwrap() {});
        }
    });
    forum.sends_mail();
    let commits = forum.app.db.commits().count() - before;
    assert_eq!(forum.count("mails WHERE outcome = 'sent'"), 80);
    assert!(commits < 100, "{commits} commits for 80 mails");
}
