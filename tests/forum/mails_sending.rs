//! Mail through a mail server that is well, slow, refuses, or drops the line (TRUST.md R10 and R11, short forms).

use std::collections::BTreeSet;
use std::io::Write as _;
use std::time::{Duration, Instant};

use peerdesk::error::Error;
use peerdesk::mails::{self, TestMail};
use peerdesk::platform::db::Conn;
use peerdesk::platform::words::Message;
use peerdesk::{listeners, schedule};

use crate::support::Forum;
use crate::support::smtp::{Mood, SmtpServer};

const ADA: &str = "ada@example.org";
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

fn forum_at(server: &SmtpServer) -> Forum {
    Forum::with(|config| server.set(config))
}

/// What became of the one mail: whether it is over and how, and the trouble it met last.
fn fate(forum: &Forum) -> (String, String) {
    let outcome = forum.words("SELECT coalesce(outcome, 'waiting') AS words FROM mails");
    (outcome, forum.words("SELECT coalesce(trouble, '') AS words FROM mails"))
}

#[test]
fn mails_go_one_after_the_other_over_a_connection_that_is_kept() {
    let server = SmtpServer::new();
    let forum = forum_at(&server);
    for nth in 0..3 {
        forum.posts_mail(&format!("ada{nth}@example.org"), "ko", &TestMail {});
    }
    forum.sends_mail();
    assert_eq!((server.taken().len(), server.connections()), (3, 1));
    let mail = &server.taken()[0];
    assert_eq!((mail.from.as_str(), mail.to.as_str()), ("help@example.com", "ada0@example.org"));
    assert_eq!(mail.header("To"), Some("ada0@example.org"));
    assert!(mail.header("From").unwrap().contains("<help@example.com>"), "{}", mail.data);
    assert!(mail.header("Message-ID").unwrap().ends_with("@localhost>"), "{}", mail.data);
    assert_eq!(forum.count("mails WHERE outcome = 'sent'"), 3);
}

#[test]
fn what_a_mail_server_says_decides_what_becomes_of_a_mail() {
    let cases = [
        (Mood::Says("", "554 5.3.2 not today"), "waiting", "greeting"),
        (Mood::Says("MAIL", "421 4.3.2 closing down"), "waiting", "greeting"),
        (Mood::Says("MAIL", "550 5.7.1 who are you?"), "waiting", "sender"),
        (Mood::Says("RCPT", "450 4.2.1 come again"), "waiting", "recipient"),
        (Mood::Says("RCPT", "554 5.7.1 relay access denied"), "waiting", "sender"),
        (Mood::Says("RCPT", "530 5.7.0 sign in first"), "waiting", "sender"),
        (Mood::Says("RCPT", "550 5.1.1 nobody is called so"), "refused", "recipient"),
        (Mood::Says("RCPT", "553 5.1.3 no such way of writing it"), "refused", "recipient"),
        (Mood::Says("DATA", "451 4.3.0 try later"), "waiting", "message"),
        (Mood::Says("DATA", "554 5.5.1 not from you"), "refused", "message"),
        (Mood::Says(".", "451 4.7.1 try later"), "waiting", "message"),
        (Mood::Says(".", "554 5.6.0 that is spam"), "refused", "message"),
        (Mood::Drops(""), "waiting", "connection"),
        (Mood::Drops("RCPT"), "waiting", "connection"),
        (Mood::Drops("DATA"), "waiting", "connection"),
        (Mood::BreaksOff, "waiting", "connection"),
        (Mood::Drops("."), "waiting", "connection"),
        (Mood::Holds("EHLO"), "waiting", "silence"),
        (Mood::Holds("RCPT"), "waiting", "silence"),
        (Mood::Slow(Duration::from_secs(3)), "waiting", "silence"),
    ];
    for (mood, outcome, trouble) in cases {
        let server = SmtpServer::new();
        let forum = forum_at(&server);
        server.is(mood);
        forum.posts_mail(ADA, "en", &TestMail {});
        forum.sends_mail();
        assert_eq!(fate(&forum), (outcome.to_owned(), trouble.to_owned()), "{mood:?}");
        let is_address_refused = trouble == "recipient" && outcome == "refused";
        assert_eq!(forum.count("mail_refusals"), i64::from(is_address_refused), "{mood:?}");
        // Whatever waits leaves once the server is well again; what was refused is not tried again.
        server.is(Mood::Well);
        let before = server.heard("RCPT");
        forum.app.clock.advance(DAY);
        forum.sends_mail();
        let is_over = outcome == "refused";
        assert_eq!(server.heard("RCPT") - before, usize::from(!is_over), "{mood:?}");
        assert_eq!(fate(&forum).0, if is_over { "refused" } else { "sent" }, "{mood:?}");
    }
}

#[test]
fn a_name_without_an_address_and_a_port_without_a_server_are_told_apart() {
    let server = SmtpServer::new();
    let nowhere = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let named = |host: &'static str| {
        Forum::with(|config| {
            server.set(config);
            config.mail_smtp_host = Some(host.into());
        })
    };
    let forum = named("mail.invalid");
    forum.posts_mail(ADA, "en", &TestMail {});
    forum.sends_mail();
    assert_eq!(fate(&forum), ("waiting".into(), "name".into()));
    let forum = Forum::with(|config| {
        server.set(config);
        config.mail_smtp_port = nowhere.into();
    });
    forum.posts_mail(ADA, "en", &TestMail {});
    forum.sends_mail();
    assert_eq!(fate(&forum), ("waiting".into(), "refused".into()));
}

#[test]
fn an_address_that_refuses_for_good_gets_no_mail_until_an_administrator_says_so() {
    let server = SmtpServer::new();
    let forum = forum_at(&server);
    server.is(Mood::Says("RCPT", "550 5.1.1 nobody is called so"));
    forum.posts_mail("Ada@example.org", "en", &TestMail {});
    forum.sends_mail();
    server.is(Mood::Well);
    forum.posts_mail(ADA, "en", &TestMail {});
    forum.posts_mail("grace@example.org", "en", &TestMail {});
    forum.sends_mail();
    assert_eq!(server.taken_for(ADA).len(), 0);
    assert_eq!(server.taken_for("grace@example.org").len(), 1);
    assert_eq!(forum.count("mails WHERE outcome = 'stopped'"), 1);
    assert!(forum.write(|tx| Ok(mails::take_back(tx, ADA)?)));
    forum.posts_mail(ADA, "en", &TestMail {});
    forum.sends_mail();
    assert_eq!(server.taken_for(ADA).len(), 1);
}

#[test]
fn a_repeat_carries_the_same_message_id() {
    let server = SmtpServer::new();
    let forum = forum_at(&server);
    // The server has the mail, and we do not hear of it.
    server.is(Mood::Drops("."));
    forum.posts_mail(ADA, "en", &TestMail {});
    for _ in 0..3 {
        forum.sends_mail();
        forum.app.clock.advance(DAY);
    }
    server.is(Mood::Well);
    forum.sends_mail();
    let taken = server.taken_for(ADA);
    let ids: BTreeSet<_> = taken.iter().map(|mail| mail.header("Message-ID").unwrap().to_owned()).collect();
    assert_eq!((taken.len(), ids.len()), (4, 1));
    assert_eq!(fate(&forum).0, "sent");
}

#[test]
fn while_a_server_is_away_one_mail_now_and_then_looks_for_it() {
    let server = SmtpServer::new();
    let forum = forum_at(&server);
    server.is(Mood::Drops(""));
    for nth in 0..40 {
        forum.posts_mail(&format!("ada{nth}@example.org"), "en", &TestMail {});
    }
    for _ in 0..60 {
        forum.sends_mail();
        forum.app.clock.advance(Duration::from_secs(60));
    }
    // An hour: a try a minute at first, then one in five minutes or so.
    assert!((8..30).contains(&server.connections()), "{} connections in an hour", server.connections());
    server.is(Mood::Well);
    forum.app.clock.advance(Duration::from_secs(7 * 60));
    forum.sends_mail();
    assert!(forum.count("mails WHERE outcome = 'sent'") > 15, "most leave at once");
    forum.app.clock.advance(DAY);
    forum.sends_mail();
    assert_eq!(forum.count("mails WHERE outcome = 'sent'"), 40);
    assert_eq!(server.taken().len(), 40);
}

#[test]
fn mails_that_failed_together_do_not_return_together() {
    let server = SmtpServer::new();
    let forum = forum_at(&server);
    server.is(Mood::Says("RCPT", "450 4.2.1 come again"));
    for nth in 0..12 {
        forum.posts_mail(&format!("ada{nth}@example.org"), "en", &TestMail {});
    }
    forum.sends_mail();
    assert!(forum.number("count(DISTINCT due_at) AS number FROM mails") > 8);
    let now = forum.app.clock.now().micros();
    let pause = |which: &str| forum.number(&format!("{which}(due_at) AS number FROM mails")) - now;
    assert!(pause("min") >= 45_000_000 && pause("max") <= 75_000_000, "{} {}", pause("min"), pause("max"));
}

#[test]
fn whoever_lost_the_right_gets_nothing() {
    let server = SmtpServer::new();
    let forum = forum_at(&server);
    type Write = fn(&mut Conn, &mails::Waiting) -> Result<Option<mails::Letter>, Error>;
    let unwanted: [Write; 3] =
        [|_, _| Ok(None), |_, _| Err(Error::NotFound), |_, _| Err(Error::Refused(Message::new("errors-refused")))];
    for write in unwanted {
        forum.posts_mail(ADA, "en", &TestMail {});
        let features = mails::Features { write, ..listeners::MAILS };
        assert!(mails::send_some(&forum.app, "test", features).unwrap());
    }
    assert_eq!((server.taken().len(), forum.count("mails WHERE outcome = 'unwanted' AND data = ''")), (0, 3));
}

#[test]
fn nobody_waits_for_a_mail_server() {
    let server = SmtpServer::new();
    let forum = forum_at(&server);
    server.is(Mood::Holds("DATA"));
    forum.posts_mail(ADA, "en", &TestMail {});
    std::thread::scope(|scope| {
        let app = &forum.app;
        let sending = scope.spawn(move || schedule::send_once(app, "test").unwrap());
        server.waits_until("the mail is under way", |server| server.heard("DATA") == 1);
        // SQLite has one writer: that a question can be asked shows that no transaction is open.
        let begun = Instant::now();
        let ada = forum.member("ada");
        let thread = ada.asks("How do I restore a backup?");
        assert!(forum.guest().opens(&thread).says("How do I restore a backup?"));
        assert_eq!(forum.guest().gets("/healthz").status, 200);
        assert!(begun.elapsed() < Duration::from_secs(2) || !sending.is_finished());
        server.is(Mood::Well);
        assert!(sending.join().unwrap());
    });
    assert_eq!((server.taken().len(), server.connections()), (1, 1), "requests speak to no mail server");
}

/// How long it takes is printed, not asserted: 5,000 in five minutes are 300 in 18 seconds.
#[test]
fn mails_that_have_piled_up_leave_each_once() {
    let server = SmtpServer::new();
    let forum = forum_at(&server);
    let all = if std::env::var_os("PEERDESK_TEST_MANY_MAILS").is_some() { 5_000 } else { 100 };
    for nth in 0..all {
        forum.posts_mail(&format!("ada{nth}@example.org"), "en", &TestMail {});
    }
    let begun = Instant::now();
    std::thread::scope(|scope| {
        for nth in 0..2 {
            let app = &forum.app;
            scope.spawn(move || while schedule::send_once(app, &format!("worker-{nth}")).unwrap() {});
        }
    });
    forum.sends_mail();
    let _ = writeln!(std::io::stderr(), "{all} mails in {:?}", begun.elapsed());
    let to: BTreeSet<String> = server.taken().into_iter().map(|mail| mail.to).collect();
    assert_eq!((server.taken().len(), to.len()), (all, all));
}
