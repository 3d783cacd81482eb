//! `peerdesk person …`, beside a forum that is open.

use std::io::Write;
use std::process::{Command, Output, Stdio};

use peerdesk::platform::config::DatabaseUrl;

use crate::support::{Forum, Person};

fn person(forum: &Forum, line: &str, input: &str) -> Output {
    let database = match forum.app.db.place() {
        DatabaseUrl::Sqlite(file) => format!("sqlite:{}", file.display()),
        DatabaseUrl::Postgres(address) => address.expose().to_owned(),
    };
    let words: Vec<&str> = line.split('|').collect();
    let mut child = Command::new(env!("CARGO_BIN_EXE_peerdesk"))
        .env("PEERDESK_DATA", forum.folder())
        .env("PEERDESK_DATABASE", database)
        .arg("person")
        .args(words)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

fn signs_in(person: &Person<'_>, mail: &str, password: &str) -> bool {
    person.opens("/sign-in").fills("mail", mail).fills("password", password).presses("Sign in").offers("Sign out")
}

#[test]
fn a_person_is_made_with_a_role_and_signs_in_with_what_was_printed() {
    let forum = Forum::new();
    forum.space("hub");
    let made = said(&person(&forum, "add|--mail|mina@example.org|--name|Mina Park|--role|expert|--space|hub", ""));
    assert!(made.contains("@mina-park can sign in"), "{made}");
    let password = made.lines().find_map(|line| line.strip_prefix("password, shown this once: ")).unwrap();
    assert!(signs_in(&forum.guest(), "mina@example.org", password));
    assert!(forum.guest().opens("/people/mina-park").shows(".roles", "Expert hub"));

    let again = person(&forum, "add|--mail|MINA@example.org|--name|Mina", "");
    assert!(!again.status.success() && said(&again).contains("already"), "{}", said(&again));
    let nowhere = person(&forum, "grant|mina-park|lead|--space|nowhere", "");
    assert!(!nowhere.status.success() && said(&nowhere).contains("no space called nowhere"));
}

#[test]
fn roles_and_passwords_are_changed_from_the_command_line() {
    let forum = Forum::new();
    let ada = forum.member("ada");
    assert!(person(&forum, "grant|@ada|admin", "").status.success());
    assert!(said(&person(&forum, "list", "")).contains("@ada\tAda\tada@example.org\tadmin"));
    assert!(person(&forum, "withdraw|ada|admin", "").status.success());
    assert_eq!(forum.count("role_grants"), 0);
    assert!(!ada.opens("/").offers("Sign out"), "withdrawing ends sessions");

    let weak = person(&forum, "reset|ada|--password-stdin", "short\n");
    assert!(!weak.status.success() && said(&weak).contains("At least 8 characters"), "{}", said(&weak));
    assert!(person(&forum, "reset|ada|--password-stdin", "a new and better one\n").status.success());
    assert!(signs_in(&forum.guest(), "ada@example.org", "a new and better one"));
    assert_eq!(forum.count("audit WHERE kind = 'password_reset'"), 1);
}
