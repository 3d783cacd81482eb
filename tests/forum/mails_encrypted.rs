//! The way to the mail server: encrypted and signed in as configured, or nothing is sent; and signatures.

use std::path::PathBuf;

use base64ct::{Base64, Encoding};
use peerdesk::mails::TestMail;
use peerdesk::platform::config::{Config, Secret, SmtpSecurity};
use ring::signature::{ED25519, UnparsedPublicKey};
use sha2::{Digest, Sha256};

use crate::support::Forum;
use crate::support::smtp::{Mood, SmtpServer};

type Change = fn(&mut Config);

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
    let strange: [(Change, &str); 2] = [
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

/// The key pair of RFC 8463, A.1.
const PRIVATE: &str = "nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=";
const PUBLIC: &str = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

/// A header as `relaxed` has it (RFC 6376, 3.4.2): its name in small letters, single blanks.
fn relaxed(header: &str) -> (String, String) {
    let (name, value) = header.split_once(':').unwrap();
    (name.to_lowercase(), value.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// A line of a body as `relaxed` has it (3.4.4): single blanks, none at the end.
fn relaxed_line(line: &str) -> String {
    let mut short = String::new();
    for letter in line.trim_end().chars().map(|it| if it == '\t' { ' ' } else { it }) {
        if letter != ' ' || !short.ends_with(' ') {
            short.push(letter);
        }
    }
    short
}

/// Whether a mail's signature holds, worked out anew from the mail as it arrived.
fn is_signature_good(mail: &str) -> bool {
    let (head, body) = mail.split_once("\r\n\r\n").unwrap();
    let lines = head.replace("\r\n ", " ").replace("\r\n\t", " ");
    let headers: Vec<(String, String)> = lines.split("\r\n").map(relaxed).collect();
    let find = |name: &str| headers.iter().find(|(one, _)| one == name).map(|(_, value)| value.clone());
    let signature = find("dkim-signature").expect("a signature");
    let part = |name: &str| signature.split("; ").find_map(|part| part.strip_prefix(name)?.strip_prefix('='));
    let body: Vec<String> = body.trim_end().split("\r\n").map(relaxed_line).collect();
    let hash = Base64::encode_string(&Sha256::digest(format!("{}\r\n", body.join("\r\n"))));
    let mut signed = String::new();
    for name in part("h").unwrap().split(':') {
        signed.extend(find(name).map(|value| format!("{name}:{value}\r\n")));
    }
    let (unsigned, given) = signature.rsplit_once("; b=").unwrap();
    signed.push_str(&format!("dkim-signature:{unsigned}; b="));
    let key = UnparsedPublicKey::new(&ED25519, Base64::decode_vec(PUBLIC).unwrap());
    let holds = key.verify(&Sha256::digest(signed), &Base64::decode_vec(given).unwrap()).is_ok();
    holds && part("bh") == Some(&hash)
}

#[test]
fn mails_are_signed_with_the_key_of_the_domain() {
    let server = SmtpServer::new();
    let folder = tempfile::tempdir().unwrap();
    let key = folder.path().join("dkim.key");
    std::fs::write(&key, format!("{PRIVATE}\n")).unwrap();
    let forum = Forum::with(|config| {
        server.set(config);
        config.mail_dkim_key = Some(key.clone());
        config.mail_dkim_selector = "desk".into();
    });
    assert_eq!(trouble(&forum), "");
    let mail = server.taken()[0].data.clone();
    assert!(mail.contains("d=example.com; s=desk"), "{mail}");
    assert!(is_signature_good(&mail), "{mail}");
    assert!(!is_signature_good(&mail.replace("To: ada@", "To: eve@")));
    assert!(!is_signature_good(&mail.replacen("<h1>", "<h2>", 1)));
}
