//! Mail through a program of this machine: what it is given, and what its exit code means.

use std::path::{Path, PathBuf};

use peerdesk::mails::TestMail;
use peerdesk::platform::config::MailTransport;
use peerdesk::platform::mail_address::MailAddress;

use crate::support::Forum;

/// A program that keeps what it is given, and ends with a code.
fn program(folder: &Path, code: i32) -> PathBuf {
    let (script, path) =
        (concat!(env!("CARGO_MANIFEST_DIR"), "/tests/forum/support/sendmail.sh"), folder.join("sendmail"));
    // A link: a program that was just written may still be held open, and then it is not run.
    std::os::unix::fs::symlink(script, &path).unwrap();
    std::fs::write(folder.join("code"), code.to_string()).unwrap();
    path
}

/// What became of a mail, and the trouble it met.
fn fate(program: &Path) -> (String, String) {
    let forum = Forum::with(|config| {
        config.mail_transport = MailTransport::Sendmail;
        config.mail_from = Some(MailAddress::parse("help@example.com").unwrap());
        config.mail_sendmail = program.to_owned();
    });
    forum.posts_mail("ada@example.org", "en", &TestMail {});
    forum.sends_mail();
    let outcome = forum.words("SELECT coalesce(outcome, 'waiting') AS words FROM mails");
    (outcome, forum.words("SELECT coalesce(trouble, '') || ' ' || coalesce(problem, '') AS words FROM mails"))
}

#[test]
fn the_program_is_given_the_mail_and_its_code_decides() {
    let cases = [
        (0, "sent", " "),
        (67, "refused", "recipient exit 67: no luck"),
        (65, "refused", "message exit 65: no luck"),
        (75, "waiting", "program exit 75: no luck"),
    ];
    for (code, outcome, trouble) in cases {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(fate(&program(folder.path(), code)), (outcome.to_owned(), trouble.to_owned()), "{code}");
        let given = std::fs::read_to_string(folder.path().join("given")).unwrap();
        assert!(given.starts_with("-i -f help@example.com -- ada@example.org\n"), "{given}");
        assert!(given.contains("Message-ID: <") && given.contains("multipart/alternative"), "{given}");
    }
    let (outcome, trouble) = fate(Path::new("/nowhere/sendmail"));
    assert!(outcome == "waiting" && trouble.starts_with("program /nowhere/sendmail"), "{trouble}");
}
