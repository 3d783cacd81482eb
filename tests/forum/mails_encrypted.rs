//! The way to the mail server: encrypted and signed in as configured, or nothing is sent; and signatures.

use std::path::PathBuf;

use peerdesk::mails::TestMail;
use peerdesk::platform::config::{Config, Secret, SmtpSecurity};

use crate::support::Forum;
use crate::support::smtp::{Mood, SmtpServer};

fn authority() -> PathBuf {
    concat!(env!("CARGO_MANIFEST_DIR"), "/tests/forum/support/mail_server/authority.pem").into()
}

/// Signs in with TLS at the server's name, believing the tests' own authority.
fn safely(config: &mut Config, server: &SmtpServer, security: SmtpSecurity) {
    server.set(config);
    config.mail_smtp_host = Some("localhost".into());
    config.mail_smtp_security = security;
    config.mail_smtp_ca = Some(authority());
    config.mail_smtp_user = Some("peerdesk".into());
    config.mail_smtp_password = Some(Secret::new("open sesame".into()));
}

/// The trouble that a test mail meets; nothing if it was sent.
fn trouble(forum: &Forum) -> String {
    forum.posts_mail("ada@example.org", "en", &TestMail {});
    forum.sends_mail();
    forum.words("SELECT coalesce(trouble, '') AS words FROM mails")
}

#[test]
fn mail_is_sent_encrypted_and_signed_in() {
    for (server, security) in
        [(SmtpServer::with_starttls(), SmtpSecurity::StartTls), (SmtpServer::with_tls(), SmtpSecurity::Tls)]
    {
        let forum = Forum::with(|config| safely(config, &server, security));
        assert_eq!(trouble(&forum), "", "{security:?}");
        assert_eq!((server.taken().len(), server.heard("AUTH")), (1, 1), "{security:?}");
    }
}

#[test]
fn without_encryption_nothing_is_said() {
    let plain = SmtpServer::new();
    let forum = Forum::with(|config| safely(config, &plain, SmtpSecurity::StartTls));
    assert_eq!(trouble(&forum), "no_tls");
    assert_eq!((plain.heard("AUTH"), plain.heard("MAIL")), (0, 0));

    let encrypted = SmtpServer::with_starttls();
    let strange: [(fn(&mut Config), &str); 2] = [
        (|config| config.mail_smtp_ca = None, "certificate"),
        (|config| config.mail_smtp_host = Some("127.0.0.1".into()), "certificate"),
    ];
    for (change, expected) in strange {
        let forum = Forum::with(|config| {
            safely(config, &encrypted, SmtpSecurity::StartTls);
            change(config);
        });
        assert_eq!(trouble(&forum), expected);
    }
    let forum = Forum::with(|config| safely(config, &plain, SmtpSecurity::Tls));
    assert_eq!(trouble(&forum), "tls");
    assert_eq!((encrypted.heard("AUTH"), encrypted.heard("MAIL"), plain.heard("MAIL")), (0, 0, 0));
}

#[test]
fn a_refused_password_is_told_as_such() {
    let server = SmtpServer::with_starttls();
    server.is(Mood::Says("AUTH", "535 5.7.8 no such name and password"));
    let forum = Forum::with(|config| safely(config, &server, SmtpSecurity::StartTls));
    assert_eq!(trouble(&forum), "sign_in");
    assert_eq!(forum.count("mails WHERE ended_at IS NULL AND problem LIKE '%5.7.8%'"), 1, "it waits to be put right");

    let no_ways = SmtpServer::new();
    let forum = Forum::with(|config| {
        safely(config, &no_ways, SmtpSecurity::None);
    });
    assert_eq!(trouble(&forum), "no_sign_in");
}

#[test]
fn mails_are_signed_with_the_key_of_the_domain() {
    let server = SmtpServer::new();
    let folder = tempfile::tempdir().unwrap();
    let key = folder.path().join("dkim.key");
    // The Ed25519 key of RFC 8463, A.1.
    std::fs::write(&key, "nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=\n").unwrap();
    let forum = Forum::with(|config| {
        server.set(config);
        config.mail_dkim_key = Some(key.clone());
        config.mail_dkim_selector = "desk".into();
    });
    assert_eq!(trouble(&forum), "");
    let mail = &server.taken()[0];
    let head = mail.data.split("\r\n\r\n").next().unwrap().replace("\r\n ", " ");
    let signature = head.lines().find(|line| line.starts_with("DKIM-Signature: ")).expect("a signature");
    for part in ["a=ed25519-sha256", "d=example.com", "s=desk", "c=relaxed/relaxed", "list-unsubscribe-post", "bh="] {
        assert!(signature.contains(part), "{part} is not in {signature}");
    }
}
