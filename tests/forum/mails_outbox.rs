//! Mails in the outbox: written with what causes them, composed when they are sent, each by one worker.

use std::time::Duration;

use peerdesk::error::Error;
use peerdesk::mails::{self, TestMail, To};
use peerdesk::platform::mail_address::MailAddress;
use peerdesk::platform::words::Language;
use peerdesk::schedule;
use serde::{Deserialize, Serialize};

use crate::support::Forum;

/// A mail that no feature knows how to write.
#[derive(Deserialize, Serialize)]
struct Unknown {
    secret: String,
}

impl mails::Mail for Unknown {
    const KIND: &'static str = "unknown";
}

#[test]
fn a_mail_is_written_in_the_readers_language_for_who_reads_text_and_who_reads_html() {
    let forum = Forum::with_mail();
    forum.posts_mail("ada@example.org", "en", &TestMail {});
    forum.posts_mail("minji@example.org", "ko", &TestMail {});
    assert!(forum.mails_to("ada@example.org").is_empty(), "nothing is sent before its turn");
    forum.sends_mail();

    let ada = &forum.mails_to("ada@example.org")[0];
    assert_eq!(ada.subject, "Community: mail works");
    assert_eq!(ada.link(), "/admin/mail");
    assert!(ada.text.contains("This is a test mail of Community.") && !ada.text.contains('<'), "{}", ada.text);
    assert!(ada.html.contains("lang=\"en\"") && ada.html.contains("prefers-color-scheme"), "{}", ada.html);
    assert!(!ada.html.contains("<img") && !ada.html.contains("<script"), "nothing that tells who read it");
    assert!(ada.links().iter().all(|link| link.starts_with("http://localhost:8080/")), "{:?}", ada.links());
    let minji = &forum.mails_to("minji@example.org")[0];
    assert_eq!(minji.subject, "Community: 메일이 잘 나가요");
    assert!(minji.text.contains("시험 삼아 보낸") && minji.headers.contains("Content-Language: ko"));
    assert_eq!(forum.app.views.words().unknown(), Vec::<String>::new());
}

#[test]
fn what_a_mail_held_is_erased_once_it_is_sent() {
    let forum = Forum::with_mail();
    forum.posts_mail("ada@example.org", "en", &TestMail {});
    let message_id = forum.words("SELECT message_id AS words FROM mails");
    forum.sends_mail();
    assert_eq!(forum.count("mails WHERE outcome = 'sent' AND data = '' AND address = ''"), 1);
    let mail = &forum.mails_to("ada@example.org")[0];
    assert_eq!(mail.message_id, message_id);
    assert!(mail.headers.contains(&format!("Message-ID: <{message_id}>")), "{}", mail.headers);
    forum.app.clock.advance(Duration::from_secs(40 * 24 * 60 * 60));
    forum.write(|tx| Ok(mails::forget_old(tx)?));
    assert_eq!(forum.count("mails"), 0);
}

#[test]
fn a_mail_of_a_transaction_that_fails_is_never_sent() {
    let forum = Forum::with_mail();
    let address = MailAddress::parse("ada@example.org").unwrap();
    let to = To { person: None, address, language: Language::ENGLISH };
    let outcome = forum.app.db.write(|tx| {
        mails::post(tx, &to, &TestMail {})?;
        Err::<(), _>(Error::NotFound)
    });
    assert!(outcome.is_err());
    forum.sends_mail();
    assert_eq!((forum.count("mails"), forum.mails_to("ada@example.org").len()), (0, 0));
}

#[test]
fn each_mail_is_sent_once_by_many_workers() {
    let forum = Forum::with_mail();
    for nth in 0..12 {
        forum.posts_mail(&format!("ada{nth}@example.org"), "en", &TestMail {});
    }
    std::thread::scope(|scope| {
        for nth in 0..4 {
            let app = &forum.app;
            scope.spawn(move || while schedule::send_once(app, &format!("worker-{nth}")).unwrap() {});
        }
    });
    // On PostgreSQL a worker may find every row it looked at held by others; what is left is sent after them.
    forum.sends_mail();
    let sent = (0..12).map(|nth| forum.mails_to(&format!("ada{nth}@example.org")).len());
    assert_eq!(sent.collect::<Vec<_>>(), [1; 12]);
}

#[test]
fn what_cannot_be_composed_is_tried_again_and_given_up_after_days() {
    let forum = Forum::with_mail();
    forum.posts_mail("ada@example.org", "en", &Unknown { secret: "zqsecret".into() });
    forum.sends_mail();
    assert_eq!(forum.count("mails WHERE ended_at IS NULL AND trouble = 'composing' AND tries = 1"), 1);
    forum.sends_mail();
    assert_eq!(forum.count("mails WHERE tries = 1"), 1, "not again at once");
    forum.app.clock.advance(Duration::from_secs(5 * 24 * 60 * 60));
    forum.sends_mail();
    assert_eq!(forum.count("mails WHERE outcome = 'given_up' AND data = ''"), 1);
}

#[test]
fn without_a_way_to_send_mail_it_waits_and_is_forgotten() {
    let forum = Forum::new();
    assert!(!mails::is_set_up(&forum.app.config));
    forum.posts_mail("ada@example.org", "en", &TestMail {});
    assert!(!schedule::send_once(&forum.app, "test").unwrap());
    forum.app.clock.advance(Duration::from_secs(6 * 24 * 60 * 60));
    forum.write(|tx| Ok(mails::forget_old(tx)?));
    assert_eq!(forum.count("mails WHERE outcome = 'given_up' AND data = ''"), 1);
}

#[test]
fn somebody_is_written_to_in_the_language_that_they_chose() {
    let forum = Forum::with_mail();
    let minji = forum.member("minji");
    forum.execute("UPDATE people SET language = 'ko' WHERE handle = 'minji'");
    let address = MailAddress::parse("minji@example.org").unwrap();
    forum.write(|tx| {
        let to = To::person(tx.conn(), minji.id(), address)?;
        mails::post(tx, &to, &TestMail {})
    });
    forum.sends_mail();
    assert!(forum.mails_to("minji@example.org")[0].subject.contains("메일이 잘 나가요"));
}
