//! Word by mail of whatever happens to an account: to its owner, to those who say yes, to who is declined.

use std::time::Duration;

use peerdesk::rights::Role;
use peerdesk::schedule;
use peerdesk::settings::{self, Settings, SignUp};

use crate::support::accounts::{sign_up_form, signs_in};
use crate::support::{Forum, PASSWORD, Person};

const ADA: &str = "ada@example.org";
const NEW: &str = "four new words for this";

fn works(forum: &Forum) {
    while schedule::work_once(&forum.app, "test").unwrap() {}
    forum.sends_mail();
}

fn subjects(forum: &Forum, address: &str) -> Vec<String> {
    works(forum);
    forum.mails_to(address).into_iter().map(|mail| mail.subject).collect()
}

#[test]
fn whatever_opens_the_account_is_told_of_when_it_changes() {
    let forum = Forum::with_mail();
    let ada = forum.member("ada");
    let told = |words: &str| {
        let all = subjects(&forum, ADA);
        assert!(all.iter().rev().take(2).any(|last| last.contains(words)), "{words}: {all:?}");
    };
    let change = ada.opens("/settings/account").fills("present_password", PASSWORD).fills("password", NEW);
    change.presses("Change password");
    told("Your password on Community was changed");
    let guest = forum.guest();
    guest.forges("/forgotten-password", &[("mail", ADA)]);
    assert_eq!(guest.forges(&forum.mailed_link(ADA), &[("password", PASSWORD)]).status, 303);
    told("Your password on Community was changed");
    signs_in(&ada, ADA, PASSWORD);
    ada.forges("/settings/privacy/export", &[]);
    told("A copy of your data");
    ada.opens("/settings/privacy").fills("how", "go").fills("sure", "true").presses("Delete my account");
    told("will be deleted");
    ada.opens("/farewell").presses("Keep my account");
    told("stays");
    ada.forges("/settings/address", &[("mail", "lovelace@example.org")]);
    ada.opens(&forum.mailed_link("lovelace@example.org")).presses("Confirm this address");
    told("Your address on Community was changed");
    let mail = forum.mails_to(ADA).pop().unwrap();
    assert!(mail.text.contains("@ada") && mail.text.contains("takes the change back"), "{}", mail.text);
}

#[test]
fn who_is_suspended_is_told_that_they_are_and_reads_why_inside() {
    let forum = Forum::with_mail();
    forum.member("ada");
    let root = forum.with_role("root", Role::Admin, None);
    root.opens("/admin/people/ada").fills("why", "Advertising").fills("days", "7").presses("Suspend");
    works(&forum);
    let mail = forum.mails_to(ADA).pop().unwrap();
    assert!(mail.subject.contains("is suspended") && !mail.text.contains("Advertising"), "{}", mail.text);
    assert_eq!(mail.link(), "/suspended");
}

fn by_approval(forum: &Forum) {
    forum.write(|tx| settings::save(tx, None, &Settings { sign_up: SignUp::Approval, ..Settings::default() }));
    forum.app.refresh_settings().unwrap();
}

/// Asks for an account and confirms the address.
fn applies<'f>(forum: &'f Forum, handle: &str) -> Person<'f> {
    let (person, mail) = (forum.guest(), format!("{handle}@example.org"));
    sign_up_form(&person, handle, &mail).fills("note", "Hello.").presses("Make an account");
    person.opens(&forum.mailed_link(&mail)).presses("Confirm this address");
    person
}

#[test]
fn a_wave_of_applicants_is_a_mail_now_and_then() {
    let forum = Forum::with_mail();
    by_approval(&forum);
    let roots = [forum.with_role("root", Role::Admin, None), forum.with_role("anna", Role::Admin, None)];
    let told = || [subjects(&forum, "root@example.org"), subjects(&forum, "anna@example.org")];
    (0..5).for_each(|nth| drop(applies(&forum, &format!("new{nth}"))));
    assert_eq!(told(), [Vec::<String>::new(), Vec::new()], "others are gathered first");
    forum.app.clock.advance(Duration::from_secs(11 * 60));
    let five = vec!["5 new accounts wait on Community".to_owned()];
    assert_eq!(told(), [five.clone(), five.clone()]);
    applies(&forum, "sixth");
    forum.app.clock.advance(Duration::from_secs(60 * 60));
    assert_eq!(told(), [five.clone(), five.clone()], "not one each");
    forum.app.clock.advance(Duration::from_secs(3 * 60 * 60));
    assert_eq!(told()[0].last().map(String::as_str), Some("6 new accounts wait on Community"));
    let queue = roots[0].opens("/admin/applicants");
    assert_eq!(queue.texts(".sessions > li").len(), 6);
    applies(&forum, "seventh");
    forum.execute("UPDATE accounts SET waits_since = NULL");
    forum.app.clock.advance(Duration::from_secs(5 * 60 * 60));
    assert_eq!(told()[0].len(), 2, "who was decided on meanwhile waits no longer");
}

#[test]
fn who_is_declined_reads_why_in_the_language_they_came_with() {
    let forum = Forum::with_mail();
    by_approval(&forum);
    let root = forum.with_role("root", Role::Admin, None);
    let jiwu = forum.guest();
    jiwu.browses_in("ko");
    let form = jiwu.opens("/sign-up").fills("name", "박지우").fills("handle", "jiwu").fills("mail", ADA);
    forum.app.clock.advance(Duration::from_secs(20));
    form.fills("password", PASSWORD).presses("회원가입");
    jiwu.opens(&forum.mailed_link(ADA)).presses("이 주소 확인하기");
    let queue = root.opens("/admin/applicants");
    let link = queue.attributes("a.button", "href").into_iter().find(|link| link.ends_with("/decline")).unwrap();
    let long = "x".repeat(501);
    let again = root.opens(&link).fills("word", &long).presses("Decline");
    assert!(again.status == 422 && again.shows("#field-word-about", "500"), "{}", again.html);
    again.fills("word", "This is for owners of a hub.").presses("Decline");
    works(&forum);
    let mail = forum.mails_to(ADA).pop().unwrap();
    assert!(mail.text.contains("This is for owners of a hub.") && mail.subject.contains("계정"), "{}", mail.text);
    assert!(mail.html.contains("lang=\"ko\""), "{}", mail.html);
    assert_eq!(forum.count("people WHERE handle = 'jiwu'"), 0);
    assert_eq!(forum.count("mails WHERE data <> ''"), 0, "what the mail held is not kept");
}
