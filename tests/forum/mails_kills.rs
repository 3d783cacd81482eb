//! The program killed at each step of sending a mail (TRUST.md R10, short form): every mail at least once, a repeat with
//! the same `Message-ID`.

use std::collections::BTreeSet;

use peerdesk::mails::TestMail;

use crate::support::Forum;
use crate::support::served::{Served, beside, free_address, said};
use crate::support::smtp::{Mood, SmtpServer};

const ADA: &str = "ada@example.org";

/// The program, serving and sending mail to a server.
fn serving(forum: &Forum, server: &SmtpServer) -> Served {
    let at = free_address();
    let mut command = Served::command(forum, at);
    command.envs(server.variables());
    Served::starts(command, at)
}

/// What the dead process held is free after a minute; with one server to a folder, at once.
fn time_passes(forum: &Forum) {
    forum.execute("UPDATE mails SET claimed_at = claimed_at - 61000000, due_at = due_at - 61000000");
}

#[test]
fn a_mail_survives_a_kill_at_each_step_of_its_sending() {
    for step in ["", "EHLO", "MAIL", "RCPT", "DATA", "."] {
        let server = SmtpServer::new();
        let forum = Forum::new();
        // The program has the real time; so has what is posted.
        forum.app.clock.set(peerdesk::platform::clock::Clock::system().now());
        forum.posts_mail(ADA, "en", &TestMail {});
        server.is(Mood::Holds(step));
        let mut served = serving(&forum, &server);
        server.waits_until("the step is reached", |server| server.heard(step) > 0);
        served.child.kill().unwrap();
        drop(served);
        assert_eq!(forum.count("mails WHERE ended_at IS NULL"), 1, "{step:?}");

        server.is(Mood::Well);
        time_passes(&forum);
        let before = server.taken_for(ADA).len();
        let served = serving(&forum, &server);
        server.waits_until("it is sent again", |server| server.taken_for(ADA).len() > before);
        let begun = std::time::Instant::now();
        while forum.count("mails WHERE outcome = 'sent'") == 0 {
            assert!(begun.elapsed().as_secs() < 20, "{step:?}: never marked");
            std::thread::yield_now();
        }
        drop(served);
        let taken = server.taken_for(ADA);
        let ids: BTreeSet<_> = taken.iter().map(|mail| mail.header("Message-ID").unwrap().to_owned()).collect();
        assert_eq!(ids.len(), 1, "{step:?}");
        assert_eq!(taken.len(), if step == "." { 2 } else { 1 }, "{step:?}");
    }
}

/// Killed while each of its workers has a mail under way that the server has, and holds others besides.
#[test]
fn of_many_mails_only_those_under_way_are_sent_again_after_a_kill() {
    let server = SmtpServer::new();
    let forum = Forum::new();
    forum.app.clock.set(peerdesk::platform::clock::Clock::system().now());
    for nth in 0..24 {
        forum.posts_mail(&format!("ada{nth}@example.org"), "en", &TestMail {});
    }
    server.is(Mood::Holds("."));
    let mut served = serving(&forum, &server);
    server.waits_until("mails are under way", |server| server.heard(".") >= 2);
    served.child.kill().unwrap();
    drop(served);
    server.is(Mood::Well);
    time_passes(&forum);
    let served = serving(&forum, &server);
    let begun = std::time::Instant::now();
    while forum.count("mails WHERE outcome = 'sent'") < 24 {
        assert!(begun.elapsed().as_secs() < 30, "never marked");
        std::thread::yield_now();
    }
    drop(served);
    let ids = |mail: &crate::support::smtp::Taken| mail.header("Message-ID").unwrap().to_owned();
    let (taken, to) = (server.taken(), server.taken().iter().map(|mail| mail.to.clone()).collect::<BTreeSet<_>>());
    assert_eq!(to.len(), 24);
    assert_eq!(taken.iter().map(ids).collect::<BTreeSet<_>>().len(), 24, "a repeat has the same Message-ID");
    // What the server had of each worker, read from its sockets before or after the kill.
    let again = taken.len() - 24;
    assert!((2..=4).contains(&again), "{again}");
}

#[test]
fn the_command_line_says_whether_mail_works_or_precisely_why_not() {
    let server = SmtpServer::new();
    let forum = Forum::new();
    let test = |change: &[(&str, &str)]| {
        let mut command = beside(&forum);
        command.envs(server.variables()).envs(change.iter().copied()).args(["mail", "test", ADA]);
        let output = command.output().unwrap();
        (output.status.success(), said(&output))
    };
    let (is_well, words) = test(&[]);
    assert!(is_well && words.contains("It has the mail: 250"), "{words}");
    assert_eq!(server.taken_for(ADA).len(), 1);
    let port = free_address().port().to_string();
    let cases = [
        (Mood::Well, ("PEERDESK_MAIL_SMTP_PORT", port.as_str()), "Nobody listens"),
        (Mood::Well, ("PEERDESK_MAIL_SMTP_SECURITY", "starttls"), "offers no encryption"),
        (Mood::Well, ("PEERDESK_MAIL_SMTP_SECURITY", "tls"), "Encryption did not come about"),
        (Mood::Well, ("PEERDESK_MAIL_SMTP_HOST", "mail.invalid"), "has no address"),
        (Mood::Well, ("PEERDESK_MAIL_TRANSPORT", "none"), "mail is not set up"),
        (Mood::Holds("EHLO"), ("PEERDESK_MAIL_SMTP_TIMEOUT_SECONDS", "1"), "does not answer in time"),
        (Mood::BreaksOff, ("LANG", "C"), "it broke off"),
        (Mood::Says(".", "554 5.6.0 that is spam"), ("LANG", "C"), "refused what the mail says"),
        (Mood::Says("", "554 5.3.2 not today"), ("LANG", "C"), "turned us away"),
        (Mood::Says("MAIL", "550 5.7.1 who are you"), ("LANG", "C"), "takes no mail from our address"),
        (Mood::Says("RCPT", "550 5.1.1 nobody is called so"), ("LANG", "C"), "550 5.1.1 nobody is called so"),
    ];
    for (mood, change, expected) in cases {
        server.is(mood);
        let (is_well, words) = test(&[change]);
        assert!(!is_well && words.contains(expected), "{expected} is not in {words}");
    }
    assert_eq!(forum.count("mails"), 0, "it goes past the outbox");
}

#[test]
fn the_command_line_says_what_is_wrong_with_encryption_or_signing_in() {
    let server = SmtpServer::with_starttls();
    let forum = Forum::new();
    let authority = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/forum/support/mail_server/authority.pem");
    let test = |change: &[(&str, &str)]| {
        let safely = [
            ("PEERDESK_MAIL_SMTP_SECURITY", "starttls"),
            ("PEERDESK_MAIL_SMTP_HOST", "localhost"),
            ("PEERDESK_MAIL_SMTP_CA", authority),
            ("PEERDESK_MAIL_SMTP_USER", "peerdesk"),
            ("PEERDESK_MAIL_SMTP_PASSWORD", "open sesame"),
        ];
        let mut command = beside(&forum);
        command.envs(server.variables()).envs(safely).envs(change.iter().copied()).args(["mail", "test", ADA]);
        said(&command.output().unwrap())
    };
    assert!(test(&[]).contains("takes our name and password"), "{}", test(&[]));
    let name = test(&[("PEERDESK_MAIL_SMTP_HOST", "127.0.0.1")]);
    assert!(name.contains("certificate is not one to be trusted") && name.contains("name"), "{name}");
    let issuer = test(&[("PEERDESK_MAIL_SMTP_CA", "")]);
    assert!(issuer.contains("certificate is not one to be trusted") && issuer.contains("UnknownIssuer"), "{issuer}");
    server.is(Mood::Says("AUTH", "535 5.7.8 no such name and password"));
    let password = test(&[]);
    assert!(password.contains("refused our name or password") && password.contains("535 5.7.8"), "{password}");
    assert!(!password.contains("open sesame"), "{password}");
}
