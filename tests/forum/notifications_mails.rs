//! What people are mailed: what they chose, what they may see when it is sent, and how they end it.

use std::time::Duration;

use actix_web::test::TestRequest;
use peerdesk::notifications::{self, Topic};
use peerdesk::platform::clock::{Instant, Zone};
use peerdesk::schedule;

use crate::support::{
    CLOSED, DELETED, DRAFT, DRAFT_FILE, Forum, HELD, HIDDEN, HIDDEN_THREAD, Kind, NETWORK, NEVER, Page, REVISION, Town,
};

/// Tells everybody, and sends what is to be mailed.
fn sends(forum: &Forum) {
    forum.people_are_told();
    digests(forum);
    forum.sends_mail();
}

fn digests(forum: &Forum) {
    notifications::send_digests(&forum.app.db, &schedule::post_of(&forum.app).unwrap().unwrap()).unwrap();
}

#[test]
fn an_answer_is_mailed_at_once_in_the_thread_it_belongs_to() {
    let forum = Forum::with_mail();
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    let thread = ada.asks("How do I restore a backup?");
    let answer = grace.answers(&thread, "Use the **Restore** tab.\n\nIt is below.");
    grace.answers(&thread, "Or the menu.");
    sends(&forum);

    let mails = forum.mails_to("ada@example.org");
    assert_eq!(mails.len(), 2);
    let mail = &mails[0];
    assert_eq!(mail.subject, "[Community] How do I restore a backup?");
    assert!(mail.text.contains("Grace answered your question") && mail.text.contains("> Use the Restore tab."));
    assert!(mail.text.contains(&format!("/posts/{answer}")), "{}", mail.text);
    assert!(mail.text.contains("because you asked this question"), "{}", mail.text);
    for mail in &mails {
        let belongs = format!("In-Reply-To: <thread-{}@localhost>", thread.id);
        assert!(mail.headers.contains(&belongs), "{}", mail.headers);
        assert!(mail.headers.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"), "{}", mail.headers);
    }
    assert!(forum.mails_to("grace@example.org").is_empty());
    sends(&forum);
    assert_eq!(forum.mails_to("ada@example.org").len(), 2, "each once");
    assert_eq!(forum.app.views.words().unknown(), Vec::<String>::new());
}

#[test]
fn what_was_read_or_went_out_of_sight_or_is_no_longer_wanted_is_not_mailed() {
    let forum = Forum::with_mail();
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    let thread = ada.asks_in("vault", "How do I restore a backup?");
    let changes = [
        "UPDATE notifications SET read_at = 1".to_owned(),
        "UPDATE posts SET hidden_at = 1 WHERE kind = 'answer'".into(),
        format!("INSERT INTO notification_choices VALUES ({}, 'answers', 1, 'never')", ada.id()),
        "UPDATE spaces SET access = 'groups' WHERE slug = 'vault'".into(),
    ];
    for change in changes {
        grace.answers(&thread, "Use the Restore tab.");
        forum.people_are_told();
        forum.execute(&change);
        forum.sends_mail();
        assert!(forum.mails_to("ada@example.org").is_empty(), "{change}");
    }
}

#[test]
fn what_others_do_elsewhere_is_mailed_only_to_who_chose_so() {
    let forum = Forum::with_mail();
    let (ada, grace, fred) = (forum.member("ada"), forum.member("grace"), forum.member("fred"));
    let thread = ada.asks("How do I restore a backup?");
    fred.forges(&format!("/threads/{}/follow", thread.id), &[]);
    grace.answers(&thread, "Use the Restore tab.");
    sends(&forum);
    assert!(forum.mails_to("fred@example.org").is_empty());
    let page = fred.opens("/settings/notifications").fills("followed-mail", "at_once").presses("Save");
    assert!(page.says("You are told as you chose from now on."), "{}", page.html);
    grace.answers(&thread, "Or the menu.");
    sends(&forum);
    assert_eq!(forum.mails_to("fred@example.org").len(), 1);
}

#[test]
fn nobody_reaches_everybody_by_naming_them() {
    let forum = Forum::with_mail();
    let (mallory, omar) = (forum.member("mallory"), forum.expert("omar", "general"));
    let named: Vec<String> = (0..12).map(|nth| format!("named-{nth}")).collect();
    named.iter().for_each(|handle| drop(forum.member(handle)));
    let everybody: String = named.iter().map(|handle| format!("@{handle} ")).collect();
    let mails = || -> usize {
        sends(&forum);
        named.iter().map(|handle| forum.mails_to(&format!("{handle}@example.org")).len()).sum()
    };
    let thread = mallory.asks("Your account will be closed");
    mallory.answers(&thread, &everybody);
    assert_eq!(mails(), 10, "as many as one post may name");
    for _ in 0..6 {
        mallory.answers(&thread, &everybody);
    }
    assert_eq!(mails(), 60, "as many as one person may cause in an hour");
    assert_eq!(forum.count("notifications WHERE kind = 'mention' AND by_mail = 'digest'"), 10, "the rest in digests");
    omar.answers(&thread, &everybody);
    assert_eq!(mails(), 70, "whoever holds a role is trusted");
}

#[test]
fn a_mail_goes_nowhere_that_its_reader_has_left() {
    let forum = Forum::with_mail();
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    let thread = ada.asks("How do I restore a backup?");
    let changes = [
        "UPDATE accounts SET mail = 'new@example.org', mail_folded = 'new@example.org' WHERE mail = 'ada@example.org'",
        "UPDATE accounts SET mail_confirmed_at = NULL WHERE mail = 'ada@example.org'",
        "UPDATE people SET leaving_at = 9000000000000000 WHERE handle = 'ada'",
    ];
    for change in changes {
        grace.answers(&thread, "Use the Restore tab.");
        forum.people_are_told();
        let waits = forum.count("mails WHERE outcome IS NULL");
        assert_eq!(waits, 1, "{change}");
        forum.execute(change);
        forum.sends_mail();
        let back = "mail = 'ada@example.org', mail_folded = 'ada@example.org', mail_confirmed_at = 1";
        forum.execute(&format!("UPDATE accounts SET {back} WHERE person_id = {}", ada.id()));
        forum.execute("UPDATE people SET leaving_at = NULL");
    }
    let sent = [forum.mails_to("ada@example.org").len(), forum.mails_to("new@example.org").len()];
    assert_eq!((sent, forum.count("mails WHERE outcome = 'unwanted'")), ([0, 0], 3));
}

#[test]
fn a_digest_comes_at_the_hour_and_tells_each_thing_once() {
    let forum = Forum::with_mail();
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    let (one, other) = (ada.asks("How do I restore a backup?"), ada.asks("Where is the log?"));
    for thread in [&one, &other] {
        let answer = grace.answers(thread, "Use the Restore tab.");
        ada.forges(&format!("/threads/{}/acceptance", thread.id), &[("post", &answer.to_string())]);
    }
    sends(&forum);
    assert!(forum.mails_to("grace@example.org").is_empty(), "not before its hour");
    forum.app.clock.set(Instant::parse("2026-05-03T08:00:00Z").unwrap());
    for _ in 0..3 {
        sends(&forum);
    }
    let mails = forum.mails_to("grace@example.org");
    assert_eq!(mails.len(), 1);
    assert_eq!(mails[0].subject, "2 things for you at Community");
    assert!(mails[0].text.contains("Where is the log?") && mails[0].text.contains("Ada accepted your answer"));
    forum.app.clock.advance(Duration::from_secs(48 * 3600));
    sends(&forum);
    assert_eq!(forum.mails_to("grace@example.org").len(), 1, "nothing happened, nothing is told");
}

#[test]
fn a_year_of_summer_time_brings_one_digest_a_day() {
    let forum = Forum::with_mail();
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    forum.execute("UPDATE people SET time_zone = 'Europe/Berlin'");
    let thread = ada.asks("How do I restore a backup?");
    let answer = grace.answers(&thread, "Use the Restore tab.");
    forum.people_are_told();
    forum.execute("DELETE FROM notifications");
    let person = grace.id();
    forum.execute(&format!(
        "INSERT INTO notification_digests (person_id, period, hour, weekday, due_at) VALUES ({person}, 'daily', 2, 1, NULL)"
    ));
    for _ in 0..370 {
        let event = forum.number("max(id) AS number FROM events");
        forum.execute("DELETE FROM notifications");
        forum.execute(&format!(
            "INSERT INTO notifications (person_id, event_id, kind, topic, thread_id, post_id, at, by_mail) \
             VALUES ({person}, {event}, 'accepted', 'marks', {}, {answer}, 1, 'digest')",
            thread.id
        ));
        forum.write(|tx| Ok(notifications::ask_for_digests(tx, &[person], &Zone::utc())?));
        forum.app.clock.set(Instant::from_micros(forum.number("due_at AS number FROM notification_digests")));
        digests(&forum);
    }
    let days = "(SELECT DISTINCT (due_at + 3600000000) / 86400000000 FROM mails WHERE kind = 'notifications.digest') d";
    assert_eq!(forum.count("mails WHERE kind = 'notifications.digest'"), 370);
    assert_eq!(forum.count(days), 370, "each on a day of its own, and no day left out");
    let span = "(max(due_at) - min(due_at)) / 86400000000 AS number FROM mails WHERE kind = 'notifications.digest'";
    assert!((368..=369).contains(&forum.number(span)), "{}", forum.number(span));
}

#[test]
fn digests_follow_who_moves_to_another_zone_and_many_nodes_send_each_once() {
    let forum = Forum::with_mail();
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    let thread = ada.asks("How do I restore a backup?");
    let answer = grace.answers(&thread, "Use the Restore tab.");
    ada.forges(&format!("/threads/{}/acceptance", thread.id), &[("post", &answer.to_string())]);
    forum.people_are_told();
    let due = || forum.number("due_at AS number FROM notification_digests");
    let at = |text: &str| Instant::parse(text).unwrap().micros();
    assert_eq!(due(), at("2026-05-03T08:00:00Z"), "the site's own zone");
    let moved = grace.opens("/settings/profile").fills("time_zone", "Asia/Seoul").presses("Save");
    assert!(moved.says("Saved."), "{}", moved.html);
    assert_eq!(due(), at("2026-05-02T23:00:00Z"), "eight o'clock in Seoul");
    let form = [("period", "daily"), ("hour", "20"), ("weekday", "1")];
    let topics = "answers comments mentions marks states edits corrections followed questions roles reviews";
    let names: Vec<String> = topics.split(' ').map(|topic| format!("{topic}-mail")).collect();
    let all: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "digest")).chain(form).collect();
    assert_eq!(grace.forges("/settings/notifications", &all).status, 303);
    assert_eq!(due(), at("2026-05-02T11:00:00Z"), "eight in the evening, today still");

    forum.app.clock.set(Instant::parse("2026-05-02T11:00:00Z").unwrap());
    std::thread::scope(|scope| {
        let post = schedule::post_of(&forum.app).unwrap().unwrap();
        for _ in 0..8 {
            let (db, post) = (&forum.app.db, post.clone());
            scope.spawn(move || notifications::send_digests(db, &post).unwrap());
        }
    });
    assert_eq!(forum.count("mails WHERE kind = 'notifications.digest'"), 1);
}

#[test]
fn mails_are_ended_by_their_own_address_and_never_by_looking() {
    let forum = Forum::with_mail();
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    let thread = ada.asks("How do I restore a backup?");
    grace.answers(&thread, "Use the Restore tab.");
    sends(&forum);
    let mail = &forum.mails_to("ada@example.org")[0];
    let headers = mail.headers.replace("\r\n ", "").replace("\n ", "");
    let start = headers.find("/unsubscribe/").unwrap();
    let path = headers[start..].split('>').next().unwrap().to_owned();

    let guest = forum.guest();
    let page = guest.opens(&path);
    assert!(page.says("Mails about answers to your questions."), "{}", page.html);
    assert_eq!(forum.count("notification_choices"), 0, "looking changes nothing");
    // As a mail program does it: no cookie, no origin, one field.
    let request = TestRequest::post().uri(&path).set_payload("List-Unsubscribe=One-Click");
    assert_eq!(guest.sends(request, &path).status, 200);
    assert_eq!(forum.count("notification_choices WHERE topic = 'answers' AND by_mail = 'never' AND in_product = 1"), 1);
    grace.answers(&thread, "Or the menu.");
    sends(&forum);
    assert_eq!(forum.mails_to("ada@example.org").len(), 1);
}

/// A mail is passed on and quoted: whoever has its address has less mailed to them, and no more.
#[test]
fn from_a_mail_one_has_less_mailed_and_changes_nothing_else() {
    let forum = Forum::with_mail();
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    let thread = ada.asks("How do I restore a backup?");
    grace.answers(&thread, "Use the Restore tab.");
    sends(&forum);
    let (path, guest) = (ending(&forum), forum.guest());
    let form = guest.opens(&path);
    assert!(form.says("From a mail you can have less mailed."), "{}", form.html);
    assert_eq!(form.attributes("input[type=checkbox], select[name=period]", "name"), Vec::<String>::new());
    let page = form.fills("answers-mail", "digest").fills("mentions-mail", "never").presses("Save");
    assert!(page.says("You are told as you chose from now on."), "{}", page.html);
    let kept = |topic: &str, by_mail: &str| {
        forum.count(&format!(
            "notification_choices WHERE topic = '{topic}' AND by_mail = '{by_mail}' AND in_product = 1"
        ))
    };
    assert_eq!((kept("answers", "digest"), kept("mentions", "never")), (1, 1));
    let ways = |page: &Page<'_>| page.attributes("select[name=answers-mail] option", "value");
    assert_eq!(ways(&guest.opens(&path)), ["digest", "never"]);
    let chosen = Topic::ALL.iter().map(|topic| (format!("{topic}-mail"), "at_once"));
    let chosen: Vec<(String, &str)> = chosen.chain([("answers-site".to_owned(), "false")]).collect();
    let chosen: Vec<(&str, &str)> = chosen.iter().map(|(name, value)| (name.as_str(), *value)).collect();
    assert_eq!(guest.forges(&format!("{path}/choices"), &chosen).status, 303);
    assert_eq!((kept("answers", "digest"), kept("mentions", "never")), (1, 1), "no more than before");
}

#[test]
fn ending_mails_is_counted_by_network() {
    let forum = Forum::with(|config| config.limits = true);
    let guest = forum.guest();
    let ends = || {
        let request = TestRequest::post().uri("/unsubscribe/nothing").set_payload("List-Unsubscribe=One-Click");
        guest.sends(request, "/unsubscribe/nothing").status
    };
    let most = peerdesk::platform::limits::REQUESTS.count;
    assert!((0..most).all(|_| ends() == 404));
    assert_eq!(ends(), 429);
}

/// Where a mail to ada says that such mails end.
fn ending(forum: &Forum) -> String {
    let mail = forum.mails_to("ada@example.org").pop().expect("a mail");
    let headers = mail.headers.replace("\r\n ", "").replace("\n ", "");
    let start = headers.find("/unsubscribe/").unwrap();
    headers[start..].split('>').next().unwrap().to_owned()
}

#[test]
fn a_link_that_is_forged_cut_or_of_an_address_that_was_left_changes_nothing_and_says_so() {
    let forum = Forum::with_mail();
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    let thread = ada.asks("How do I restore a backup?");
    grace.answers(&thread, "Use the Restore tab.");
    sends(&forum);
    let path = ending(&forum);
    let guest = forum.guest();
    let refuses = |path: &str, why: &str| {
        let page = guest.gets(path);
        assert!(page.status == 404 && page.says("This link no longer works"), "{why}: {}", page.html);
        let one_click = TestRequest::post().uri(path).set_payload("List-Unsubscribe=One-Click");
        assert_eq!(guest.sends(one_click, path).status, 404, "{why}");
        let chosen = guest.forges(&format!("{path}/choices"), &[("answers-mail", "never")]);
        assert_eq!((chosen.status, forum.count("notification_choices")), (404, 0), "{why}");
    };
    refuses(
        &path.replacen(&format!("/{}.", ada.id()), &format!("/{}.", grace.id()), 1),
        "a signature is for one person",
    );
    refuses(&path.replace(".answers.", ".mentions."), "and for one topic");
    refuses(&path[..path.len() - 1], "a letter was lost");
    refuses("/unsubscribe/nothing", "no signature");
    let other = if path.ends_with('A') { "Q" } else { "A" };
    refuses(&format!("{}{other}", &path[..path.len() - 1]), "another signature");
    forum.execute(&format!(
        "UPDATE accounts SET mail = 'new@example.org', mail_folded = 'new@example.org' WHERE person_id = {}",
        ada.id()
    ));
    refuses(&path, "whoever reads at the address before may be somebody else");
    grace.answers(&thread, "Or the menu.");
    sends(&forum);
    assert_eq!(forum.mails_to("new@example.org").len(), 1, "mail goes on, with a link that works");
}

#[test]
fn one_click_needs_no_cookie_and_does_no_harm_twice_and_ends_what_it_names_alone() {
    let forum = Forum::with_mail();
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    let thread = ada.asks("How do I restore a backup?");
    grace.answers(&thread, "Use the Restore tab.");
    sends(&forum);
    let path = ending(&forum);
    forum.execute(&format!("UPDATE people SET suspended_at = 1 WHERE id = {}", ada.id()));
    for _ in 0..2 {
        let request = TestRequest::post().uri(&path).set_payload("List-Unsubscribe=One-Click");
        let page = forum.guest().sends(request, &path).status;
        assert_eq!(page, 200, "also for who may do nothing else");
    }
    assert_eq!(forum.count("notification_choices"), 1);
    let guest = forum.guest();
    let choices = guest.opens(&path);
    assert!(choices.says("Somebody mentions you"), "{}", choices.html);
    assert_eq!(choices.attributes("select[name=running-mail]", "name"), Vec::<String>::new(), "not for members");
}

#[test]
fn mails_and_digests_hold_nothing_that_their_reader_may_not_see() {
    let town = Town::with_mail();
    let forum = &town.forum;
    forum.execute("UPDATE notifications SET by_mail = 'digest', read_at = NULL");
    forum.execute("DELETE FROM notification_digests");
    forum.execute(
        "INSERT INTO notification_digests (person_id, period, hour, weekday, due_at) \
         SELECT DISTINCT person_id, 'daily', 8, 1, 1 FROM notifications",
    );
    // What was to be mailed at once is composed only now, when much of it went out of sight.
    digests(forum);
    forum.sends_mail();
    let mut all = String::new();
    for kind in Kind::ALL.into_iter().filter(|kind| *kind != Kind::Guest) {
        let address =
            forum.words(&format!("SELECT mail AS words FROM accounts WHERE person_id = {}", town.id_of(kind)));
        let mails = forum.mails_to(&address);
        let said: String = mails.iter().map(|mail| format!("{}{}{}", mail.subject, mail.text, mail.html)).collect();
        let kept = [HIDDEN, DELETED, HELD, DRAFT, DRAFT_FILE, REVISION, NETWORK];
        for word in kept.iter().chain(&HIDDEN_THREAD).chain(&NEVER) {
            assert!(!said.contains(word), "{kind:?} is mailed {word}");
        }
        let may = matches!(kind, Kind::Insider | Kind::Admin);
        assert!(may || CLOSED.iter().all(|word| !said.contains(word)), "{kind:?}: {said}");
        all += &said;
    }
    assert!(all.contains("How do I restore a backup?"), "the town is mailed something");
}
