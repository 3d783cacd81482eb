//! Passwords: what is stored, what is accepted, and how much work each way takes.

use std::task::{Context, Waker};

use super::*;

const CHEAP: Cost = Cost { memory_kib: 64, passes: 1 };

fn cheap() -> Passwords {
    Passwords::with(CHEAP, 2, Duration::from_secs(60)).unwrap()
}

fn secret(text: &str) -> Secret {
    Secret::new(text.to_owned())
}

fn block_on<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap().block_on(future)
}

#[test]
fn a_password_is_known_again_and_no_other() {
    let passwords = cheap();
    let stored = passwords.hash_now(&secret("correct horse")).unwrap();
    assert!(stored.starts_with("$argon2id$v=19$m=64,t=1,p=1$"), "{stored}");
    assert_ne!(passwords.hash_now(&secret("correct horse")).unwrap(), stored);
    block_on(async {
        let verdict = async |typed: &str| passwords.verify(secret(typed), Some(stored.clone())).await.unwrap();
        assert_eq!(verdict("correct horse").await, Verdict::Right { is_stale: false });
        for wrong in ["", "correct hors", "Correct horse", "correct horse "] {
            assert_eq!(verdict(wrong).await, Verdict::Wrong, "{wrong}");
        }
    });
}

#[test]
fn every_way_hashes_exactly_once() {
    let passwords = cheap();
    let stored = passwords.hash_now(&secret("correct horse")).unwrap();
    let stale = "$argon2id$v=19$m=32,t=1,p=1$c29tZXNhbHRzb21lc2FsdA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    let ways = [
        ("right", "correct horse", Some(stored.as_str())),
        ("wrong", "incorrect horse", Some(stored.as_str())),
        ("unknown", "correct horse", None),
        ("stale", "correct horse", Some(stale)),
        ("no hash at all", "correct horse", Some("!")),
        ("another algorithm", "correct horse", Some("$scrypt$ln=1$c29tZXNhbHQ$AAAAAAAAAAAAAAAA")),
        ("a hash without its end", "correct horse", Some("$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHQ")),
        ("far too long", &"x".repeat(1_000_000), Some(stored.as_str())),
    ];
    for (way, typed, stored) in ways {
        let before = passwords.hashes_run();
        let verdict = block_on(passwords.verify(secret(typed), stored.map(str::to_owned))).unwrap();
        assert_eq!(passwords.hashes_run() - before, 1, "{way}");
        assert_eq!(verdict != Verdict::Wrong, way == "right", "{way}");
    }
}

#[test]
fn stored_under_other_parameters_it_is_stale() {
    let before = Passwords::with(Cost { passes: 2, ..CHEAP }, 1, Duration::from_secs(60)).unwrap();
    let stored = before.hash_now(&secret("correct horse")).unwrap();
    assert!(!before.needs_rehash(&stored) && cheap().needs_rehash(&stored) && cheap().needs_rehash("!"));
    let verdict = block_on(cheap().verify(secret("correct horse"), Some(stored))).unwrap();
    assert_eq!(verdict, Verdict::Right { is_stale: true });
}

#[test]
fn the_default_cost_is_at_least_what_owasp_advises() {
    let passwords = Passwords::new(&Config::default()).unwrap();
    let params = Params::try_from(&passwords.0.absent).unwrap();
    assert!(params.m_cost() >= 19 * 1024 && params.t_cost() >= 2 && params.p_cost() == 1);
}

#[test]
fn who_hangs_up_frees_no_permit_while_the_work_goes_on() {
    let slow = Cost { memory_kib: 32 * 1024, passes: 4 };
    let passwords = Passwords::with(slow, 1, Duration::ZERO).unwrap();
    block_on(async {
        let mut waiting = Box::pin(passwords.hash(secret("correct horse")));
        let mut context = Context::from_waker(Waker::noop());
        assert!(waiting.as_mut().poll(&mut context).is_pending());
        drop(waiting);
        let next = passwords.hash(secret("correct horse")).await;
        assert!(matches!(next, Err(PasswordError::Busy)));
        // Once the abandoned work ends, its permit is free again.
        drop(passwords.0.permits.acquire().await.unwrap());
        assert_eq!(passwords.hashes_run(), 1);
        assert!(passwords.hash(secret("correct horse")).await.is_ok());
    });
}

#[test]
fn the_same_password_from_any_keyboard() {
    let passwords = cheap();
    let stored = passwords.hash_now(&secret("cafe\u{301} au lait")).unwrap();
    let verdict = block_on(passwords.verify(secret("caf\u{e9} au lait"), Some(stored))).unwrap();
    assert_eq!(verdict, Verdict::Right { is_stale: false });
}

#[test]
fn new_passwords() {
    for (typed, key) in [
        ("correct horse battery", None),
        ("비밀번호는아주길어요", None),
        ("kq8#mZ2p", None),
        ("short", Some("passwords-too-short")),
        ("sevens7", Some("passwords-too-short")),
        ("aaaaaaaaaaaa", Some("passwords-guessable")),
        ("password1234", Some("passwords-guessable")),
        ("Passw0rd!", Some("passwords-guessable")),
        ("qwertyuiop", Some("passwords-guessable")),
        ("example2026", Some("passwords-guessable")),
        ("Ada@Example.com", Some("passwords-guessable")),
        (&"long ".repeat(300), Some("passwords-too-long")),
        (&format!("{}!", "길고 긴 말 ".repeat(146)), None),
    ] {
        let said = check_new(&secret(typed), &["ada@example.com", "ada"]);
        assert_eq!(said.err().map(|it| it.key.into_owned()).as_deref(), key, "{typed}");
    }
}

#[test]
fn passwords_do_not_print() {
    assert_eq!(format!("{:?}", cheap()), "Passwords(…)");
}
