//! The page that says whether mail works, what waits and what failed, and the one to read the folder with.

use std::collections::BTreeSet;

use peerdesk::mails::{self, TestMail};
use peerdesk::platform::mail::Trouble;
use peerdesk::platform::words::Language;
use peerdesk::rights::Role;

use crate::support::Forum;
use crate::support::smtp::{Mood, SmtpServer};

#[test]
fn without_mail_the_administration_says_so() {
    let forum = Forum::new();
    let anna = forum.with_role("anna", Role::Admin, None);
    assert!(anna.opens("/admin").follows("Set up mail, so that people can be told").says("Mail is not set up"));
    assert_eq!(anna.gets("/admin/mail/folder").status, 404);
}

#[test]
fn a_test_mail_shows_that_mail_works() {
    let forum = Forum::with_mail();
    let anna = forum.with_role("anna", Role::Admin, None);
    let page = anna.opens("/admin/mail");
    assert!(page.says("No mail was sent yet"));
    let again = page.fills("address", "nobody").presses("Send a test mail");
    assert!(again.status == 422 && again.says("does not look like a mail address"));
    let sent = again.fills("address", "anna@example.org").presses("Send a test mail");
    assert!(sent.says("on its way") && sent.shows("#mails", "mails.test"));
    forum.sends_mail();
    assert!(anna.opens("/admin/mail").shows("#mail-standing", "Mail works"));

    let folder = anna.opens("/admin/mail").follows("Read the mails in the folder");
    let mail = folder.follows("Community: mail works");
    assert!(mail.shows("pre", "This is a test mail of Community.") && mail.shows("pre", "Message-ID"));
    let html = mail.follows("Look at its HTML");
    assert!(html.shows("h1", "Mail works"));
    let policy = html.header("content-security-policy").unwrap();
    assert!(policy.contains("style-src 'sha256-") && policy.contains("sandbox") && !policy.contains("unsafe"));
    for name in ["../secret", "..%2Fsecret", "1", ""] {
        assert_eq!(anna.gets(&format!("/admin/mail/folder/{name}")).status, 404, "{name}");
    }
}

#[test]
fn trouble_is_told_in_a_sentence_and_in_the_servers_words() {
    let server = SmtpServer::new();
    let forum = Forum::with(|config| server.set(config));
    let anna = forum.with_role("anna", Role::Admin, None);
    server.is(Mood::Says("MAIL", "550 5.7.1 who are you?"));
    forum.posts_mail("ada@example.org", "en", &TestMail {});
    forum.sends_mail();
    assert!(anna.opens("/admin").says("Mail does not leave"));
    let page = anna.opens("/admin/mail");
    assert!(page.shows("#mail-standing", "The mail server takes no mail from our address"), "{}", page.html);
    assert!(page.shows("#mail-standing code", "550 5.7.1 who are you?") && page.shows("#mails", "ada@example.org"));

    server.is(Mood::Well);
    let tried = page.presses("Try all of them now");
    assert!(tried.says("Everything that waits is tried now"));
    forum.sends_mail();
    assert!(anna.opens("/admin/mail").shows("#mail-standing", "Mail works"));
    assert!(!anna.opens("/admin").says("Mail does not leave"));
}

#[test]
fn each_trouble_is_told_in_a_sentence_of_its_own_in_every_language() {
    let forum = Forum::with_mail();
    let anna = forum.with_role("anna", Role::Admin, None);
    forum.posts_mail("ada@example.org", "en", &TestMail {});
    for language in ["en", "ko"] {
        anna.reads(language);
        let mut told = BTreeSet::new();
        for trouble in Trouble::ALL {
            forum.execute(&format!(
                "UPDATE mails SET tried_at = 1, tries = 1, trouble = '{trouble}', problem = '550 no'"
            ));
            let page = anna.opens("/admin/mail");
            let sentence = forum.app.views.words().translate(
                &Language::parse(language).unwrap(),
                &format!("mails-trouble-{trouble}"),
                &[],
            );
            assert!(page.says(&sentence), "{trouble}: {sentence} is not in\n{}", page.html);
            told.insert(sentence);
        }
        assert_eq!(told.len(), Trouble::ALL.len(), "each is another sentence");
    }
}

#[test]
fn an_address_without_mail_is_listed_and_let_in_again() {
    let server = SmtpServer::new();
    let forum = Forum::with(|config| server.set(config));
    let anna = forum.with_role("anna", Role::Admin, None);
    server.is(Mood::Says("RCPT", "550 5.1.1 nobody is called so"));
    forum.posts_mail("ada@example.org", "en", &TestMail {});
    forum.sends_mail();
    let refusals = anna.opens("/admin").follows("One address takes no mail");
    assert!(refusals.shows("#mails", "ada@example.org") && refusals.shows("code", "550 5.1.1"));
    assert!(anna.opens("/admin/mail?show=failed").shows("#mails", "mails.test"));
    let freed = refusals.presses("Send there again");
    assert!(freed.says("Mail is sent there again") && freed.says("Every address takes mail"));
    assert_eq!(forum.count("mail_refusals"), 0);
}

#[test]
fn those_who_run_the_site_are_told_of_addresses_that_refuse_all_at_once() {
    let server = SmtpServer::new();
    let forum = Forum::with(|config| server.set(config));
    let (anna, ada) = (forum.with_role("anna", Role::Admin, None), forum.member("ada"));
    server.is(Mood::Says("RCPT", "550 5.1.1 nobody is called so"));
    for nth in 0..3 {
        forum.posts_mail(&format!("gone{nth}@example.org"), "en", &TestMail {});
    }
    forum.sends_mail();
    server.is(Mood::Well);
    let tell = || forum.write(mails::tell_of_refusals);
    assert_eq!((tell(), tell()), (3, 0), "once");
    forum.people_are_told();
    forum.sends_mail();
    let page = anna.opens("/notifications");
    assert_eq!(page.texts(".told__item a"), ["Some addresses refused our mail"]);
    assert!(page.follows("Some addresses refused our mail").shows("#mails", "gone2@example.org"));
    let mailed = server.taken_for("anna@example.org");
    assert_eq!((mailed.len(), server.taken_for("ada@example.org").len()), (1, 0));
    assert_eq!(ada.opens("/notifications").texts(".told__item a"), Vec::<String>::new());
    assert!(anna.opens("/settings/notifications").says("Mail addresses that refuse our mail"));
    assert!(!ada.opens("/settings/notifications").says("Mail addresses that refuse our mail"));
    // Who runs it no longer sees it no more, and who cannot be mailed is told on the site.
    forum.execute("DELETE FROM role_grants WHERE role = 'admin'");
    assert!(anna.opens("/notifications").texts(".told__item a").is_empty());
}

#[test]
fn lists_of_mails_page_by_key() {
    let forum = Forum::new();
    let anna = forum.with_role("anna", Role::Admin, None);
    for nth in 0..60 {
        forum.posts_mail(&format!("ada{nth}@example.org"), "en", &TestMail {});
    }
    let first = anna.opens("/admin/mail");
    let second = first.follows("Older");
    assert_eq!((first.texts("#mails tbody tr").len(), second.texts("#mails tbody tr").len()), (50, 10));
    let asked = |address: &str| forum.asks(|| anna.gets(address)).len();
    assert_eq!(asked("/admin/mail"), asked("/admin/mail?after=50"), "queries do not grow with rows");
}
