//! Every kind of mail in every language: no word is missing, none is of another language, and each reads well as text.
//! `PEERDESK_TEST_MAILS=FOLDER` keeps them there, to be looked at in a browser.

use std::collections::BTreeSet;

use diesel::prelude::*;
use peerdesk::accounts::emails::{
    AddressAsked, AlreadyHere, Applicants, Approved, Changed, Confirmation, Declined, NewAddress, NewDevice,
    NewPassword, ProofCode, SignInLink,
};
use peerdesk::accounts::{Change, Purpose};
use peerdesk::events::{self, Event, Review};
use peerdesk::ids::{CaseId, DecisionId, EventId, NotificationId, PostId, SpaceId};
use peerdesk::mails::{self, Mail, TestMail, To};
use peerdesk::notifications::emails::{Digest, News};
use peerdesk::notifications::{Kind, Topic};
use peerdesk::platform::db::schema::{mailed_links, notifications};
use peerdesk::platform::mail_address::MailAddress;
use peerdesk::platform::tokens::Token;
use peerdesk::platform::words::Language;
use peerdesk::rights::Role;
use serde_json::json;

use crate::korean::english;
use crate::support::mail::Received;
use crate::support::{Forum, Person, Thread};
use crate::words::faults_in;

const ADA: &str = "ada@example.org";
const TITLE: &str =
    "화요일부터 백업이 멈춰서 오래된 백업을 새 장치로 복원하려고 하는데 어디서부터 시작하면 될까요, 도와주세요";
/// What every mail leads to, and the words that people of this story wrote.
const NAMES: &str = "ada grace community general http localhost";

/// Somebody who is mailed everything there is.
struct Reader<'f> {
    forum: &'f Forum,
    ada: Person<'f>,
    grace: Person<'f>,
    thread: Thread,
    answer: PostId,
    older: PostId,
    language: &'static str,
    sent: usize,
}

impl<'f> Reader<'f> {
    fn new(forum: &'f Forum, language: &'static str) -> Self {
        let (ada, grace) = (forum.with_role("ada", Role::Admin, None), forum.member("grace"));
        let thread = ada.asks("How do I restore?");
        let long = "백업이 화요일부터 멈춰 있고 로그에는 아무것도 없어요. ".repeat(9);
        let answer = grace.answers(&thread, &format!("{long}\n\n다시 시작해 보세요."));
        let older = grace.answers(&thread, "다시 설치해 보세요.");
        forum.people_are_told();
        forum.execute("DELETE FROM notifications");
        forum.execute("DELETE FROM mails");
        forum.execute(&format!("UPDATE threads SET title = '{TITLE}'"));
        forum.execute(&format!("UPDATE people SET language = '{language}'"));
        for topic in Topic::ALL {
            let person = ada.id();
            forum.execute(&format!("INSERT INTO notification_choices VALUES ({person}, '{topic}', 1, 'at_once')"));
        }
        let it = Self { forum, ada, grace, thread, answer, older, language, sent: 0 };
        it.is_put_right();
        it
    }

    /// One answer is corrected, another leads to a better one, and a moderator has written about it.
    fn is_put_right(&self) {
        let (grace, thread, answer, older) = (self.grace.id(), self.thread.id, self.answer, self.older);
        self.forum.execute(&format!(
            "INSERT INTO corrections (post_id, markdown, html, by_id, at) VALUES ({answer}, '복원 탭에서 하세요.', '', {grace}, 1)"
        ));
        self.forum.execute(&format!(
            "INSERT INTO supersessions (post_id, better_thread_id, by_id, at) VALUES ({older}, {thread}, {grace}, 1)"
        ));
        self.forum.execute(&format!(
            "INSERT INTO cases (post_id, opened_at, reason, urgency) VALUES ({older}, 1, 'inaccurate', 1)"
        ));
        self.forum.execute(&format!(
            "INSERT INTO decisions (case_id, outcome, by_id, at, undo_until, message, undo) \
             SELECT max(id), 'superseded', {grace}, 1, 1, '안녕하세요. 더 새로운 답변이 있어요.', '' FROM cases"
        ));
    }

    /// That a moderator's decision stands.
    fn decided(&self) -> Event {
        let (thread, post, by, how) = (self.thread.id, self.older, self.grace.id(), "superseded".to_owned());
        let decision = DecisionId::new(self.forum.number("max(id) AS number FROM decisions"));
        let case = CaseId::new(self.forum.number("max(id) AS number FROM cases"));
        Review::DecisionStood { case, decision, thread, post, by, how }.into()
    }

    fn is_mailed<M: Mail>(&mut self, mail: &M) {
        let to = To {
            person: Some(self.ada.id()),
            address: MailAddress::parse(ADA).unwrap(),
            language: Language::parse(self.language).unwrap(),
        };
        self.forum.write(|tx| mails::post(tx, &to, mail));
        self.sent += 1;
    }

    /// The secret of a link that works.
    fn secret(&self, purpose: Purpose) -> String {
        let (token, person) = (Token::random().unwrap(), self.ada.id());
        let row = (
            mailed_links::purpose.eq(purpose),
            mailed_links::person_id.eq(person),
            mailed_links::mail.eq(ADA),
            mailed_links::token_hash.eq(token.hash()),
            mailed_links::made_at.eq(1),
            mailed_links::ends_at.eq(9_000_000_000_000_000),
        );
        self.forum.write(|tx| {
            diesel::insert_into(mailed_links::table).values(row).execute(tx.conn())?;
            Ok(())
        });
        token.text()
    }

    fn is_mailed_of_the_account(&mut self) {
        let person = self.ada.id();
        let all = [Purpose::Confirmation, Purpose::SignIn, Purpose::Password, Purpose::Address, Purpose::AddressBefore];
        let [confirmation, sign_in, password, address, before] = all.map(|purpose| self.secret(purpose));
        self.forum.execute(&format!(
            "INSERT INTO devices (person_id, token_hash, agent, address, first_at, last_at) \
             VALUES ({person}, 'x', '', '192.0.2.7', 1777712400000000, 1777712400000000)"
        ));
        let device = self.forum.number("max(id) AS number FROM devices");
        self.is_mailed(&TestMail {});
        self.is_mailed(&made::<Confirmation>(json!({ "person": person, "secret": confirmation })));
        self.is_mailed(&made::<AlreadyHere>(json!({ "person": person })));
        self.is_mailed(&made::<SignInLink>(json!({ "person": person, "secret": sign_in, "code": "12345678" })));
        self.is_mailed(&made::<NewPassword>(json!({ "person": person, "secret": password })));
        self.is_mailed(&made::<NewAddress>(json!({ "person": person, "secret": address })));
        self.is_mailed(&made::<AddressAsked>(json!({ "person": person, "secret": before })));
        self.is_mailed(&made::<NewDevice>(json!({ "person": person, "device": device })));
        self.is_mailed(&made::<Approved>(json!({ "person": person })));
        self.is_mailed(&made::<Declined>(json!({ "word": "" })));
        self.is_mailed(&made::<Declined>(json!({ "word": "아직 고객이 아니시네요." })));
        self.is_mailed_of_changes();
    }

    /// What is told of an account after something happened to it, and to those who run the site.
    fn is_mailed_of_changes(&mut self) {
        let (person, proof) = (self.ada.id(), self.secret(Purpose::Proof));
        self.is_mailed(&made::<ProofCode>(json!({ "person": person, "secret": proof, "code": "12345678" })));
        for change in Change::ALL {
            let at = 1_777_712_400_000_000_i64;
            self.is_mailed(&made::<Changed>(json!({ "person": person, "change": change, "at": at })));
        }
        let grace = self.grace.id();
        self.forum.execute(&format!("UPDATE accounts SET waits_since = 1 WHERE person_id = {grace}"));
        self.is_mailed(&made::<Applicants>(json!({ "person": person })));
    }

    /// Each kind of news, as their own and as somebody else's, each role here and everywhere; then all in a digest.
    fn is_mailed_news(&mut self) {
        let space = self.forum.space("general");
        for kind in Kind::ALL {
            match kind {
                Kind::Role => {
                    let roles = [Role::Expert, Role::Moderator, Role::Lead, Role::Admin];
                    roles.iter().for_each(|role| self.hears(*kind, true, Some((*role, None))));
                    roles[..3].iter().for_each(|role| self.hears(*kind, true, Some((*role, Some(space)))));
                }
                _ => [true, false].into_iter().for_each(|is_own| self.hears(*kind, is_own, None)),
            }
        }
        let upto = NotificationId::new(self.forum.number("max(id) AS number FROM notifications"));
        self.forum.execute("UPDATE notifications SET by_mail = 'digest'");
        self.is_mailed(&Digest { after: NotificationId::new(0), upto, ending: "1.digest.x.y".into() });
    }

    fn hears(&mut self, kind: Kind, is_own: bool, role: Option<(Role, Option<SpaceId>)>) {
        let (ada, grace, thread, post) = (self.ada.id(), self.grace.id(), self.thread.id, self.answer);
        let is_of_thread = !matches!(kind, Kind::Role | Kind::Refused) && Topic::of(kind, true) != Topic::Reviews;
        let post = if matches!(kind, Kind::Superseded | Kind::SupersededOwn) { self.older } else { post };
        let happened = match kind {
            Kind::Decided | Kind::Flagged => self.decided(),
            _ => Event::AnswerPosted { thread, post, by: grace },
        };
        let event = self.forum.write(|tx| {
            events::record(tx, &happened)?;
            Ok(events::last(tx.conn())?.unwrap_or(EventId::new(0)))
        });
        let row = (
            notifications::person_id.eq(ada),
            notifications::event_id.eq(event),
            notifications::kind.eq(kind),
            notifications::topic.eq(Topic::of(kind, is_own)),
            notifications::thread_id.eq(is_of_thread.then_some(thread)),
            notifications::post_id.eq(is_of_thread.then_some(post)),
            notifications::space_id.eq(role.and_then(|(_, space)| space)),
            notifications::role.eq(role.map(|(role, _)| role.to_string())),
            notifications::by_id.eq(is_of_thread.then_some(grace)),
            notifications::at.eq(1_777_712_400_000_000),
        );
        let row = (row, notifications::in_product.eq(1), notifications::by_mail.eq("at_once"));
        self.forum.write(|tx| {
            diesel::insert_into(notifications::table).values(row).execute(tx.conn())?;
            Ok(())
        });
        self.is_mailed(&News { event, ending: "1.answers.x.y".into() });
    }
}

/// A mail as its row holds it.
fn made<M: Mail>(row: serde_json::Value) -> M {
    serde_json::from_value(row).unwrap()
}

/// Every mail that there is, in a language.
fn all_mails(language: &'static str, see: impl Fn(&Received)) {
    let forum = Forum::with_mail();
    let mut reader = Reader::new(&forum, language);
    reader.is_mailed_of_the_account();
    reader.is_mailed_news();
    // News are composed while they are to be mailed at once; the digest holds what is not read.
    forum.sends_mail();
    let mails = forum.mails_to(ADA);
    let missing =
        forum.words("SELECT coalesce(max(kind || ' ' || outcome), '') AS words FROM mails WHERE outcome <> 'sent'");
    assert_eq!((mails.len(), missing), (reader.sent, String::new()), "{language}");
    if let Some(folder) = std::env::var_os("PEERDESK_TEST_MAILS").map(std::path::PathBuf::from) {
        for (nth, mail) in mails.iter().enumerate() {
            std::fs::write(folder.join(format!("{language}-{nth:02}.html")), &mail.html).unwrap();
            std::fs::write(
                folder.join(format!("{language}-{nth:02}.txt")),
                format!("{}\n\n{}", mail.headers, mail.text),
            )
            .unwrap();
        }
    }
    mails.iter().for_each(see);
    assert_eq!(forum.app.views.words().unknown(), Vec::<String>::new());
}

fn columns(line: &str) -> usize {
    line.chars().map(|it| if it >= '\u{1100}' { 2 } else { 1 }).sum()
}

#[test]
fn every_mail_reads_well_as_text_and_as_html_in_every_language() {
    for language in ["en", "ko"] {
        all_mails(language, |mail| {
            let Received { subject, text, html, .. } = mail;
            assert!(!subject.is_empty() && !subject.contains('\n'), "{subject}");
            let long = text.lines().find(|line| columns(line) > 78 && !line.contains("http://localhost:8080/"));
            assert_eq!(long, None, "{text}");
            assert!(text.lines().count() > 5 && text.contains("\n-- \n") && !text.contains("\n\n\n"), "{text}");
            for stray in ["<p", "<a", "&amp;", "&quot;", "{{", "⟦"] {
                assert!(!text.contains(stray), "{stray} in {text}");
            }
            assert!(html.contains(&format!("<html lang=\"{language}\"")), "{html}");
            for tracking in ["<img", "src=", "url(", "<script", "<link", "<iframe", "@import", "srcset"] {
                assert!(!html.contains(tracking), "{tracking} in {html}");
            }
            let strange = mail.links().into_iter().find(|link| !link.starts_with("http://localhost:8080/"));
            assert_eq!(strange, None);
        });
    }
}

#[test]
fn no_korean_mail_has_a_word_of_english() {
    let names: BTreeSet<String> = NAMES.split(' ').map(str::to_owned).collect();
    all_mails("ko", |mail| {
        let faults = faults_in(&mail.html, |text| english(text, &names));
        assert!(faults.is_empty(), "{}: {faults:#?}", mail.subject);
        let text: Vec<&str> = mail.text.split_whitespace().filter(|word| !word.starts_with("http://")).collect();
        let faults = english(&text.join(" "), &names).or_else(|| english(&mail.subject, &names));
        assert_eq!(faults, None, "{}", mail.text);
    });
}

#[test]
fn every_mail_has_the_headers_that_belong_to_its_kind() {
    let ids = std::cell::RefCell::new(BTreeSet::new());
    all_mails("ko", |mail| {
        assert!(ids.borrow_mut().insert(mail.message_id.clone()), "a Message-ID of its own");
        let has = |name: &str| mail.headers.lines().any(|line| line.starts_with(&format!("{name}: ")));
        let lines: Vec<&str> = mail.headers.lines().collect();
        let names = ["Subject", "From", "To", "Date", "Message-ID", "Content-Language", "Auto-Submitted"];
        assert!(names.iter().all(|name| has(name)), "{}", mail.headers);
        let is_short = |line: &&&str| line.len() <= 78 || line.starts_with("List-Unsubscribe: ");
        assert_eq!(lines.iter().find(|line| !is_short(line)), None, "{}", mail.headers);
        assert!(mail.headers.is_ascii(), "{}", mail.headers);
        // What can be ended says how; what one asked for, and what keeps an account safe, cannot.
        let is_news = mail.text.contains("/unsubscribe/");
        assert_eq!((has("List-Unsubscribe"), has("List-Unsubscribe-Post")), (is_news, is_news), "{}", mail.headers);
        let is_of_thread = mail.subject.ends_with(TITLE);
        assert_eq!((has("In-Reply-To"), has("References")), (is_of_thread, is_of_thread), "{}", mail.headers);
        let is_of_account = mail.text.contains("/confirmations/") || mail.text.contains("/sign-in/links/");
        assert!(!(is_of_account && is_news), "{}", mail.text);
    });
}
