//! New accounts confirm their address: drafts until then, one link, and nothing told of others' addresses.

use std::time::Duration;

use peerdesk::accounts;
use peerdesk::platform::tokens::Token;

use crate::support::accounts::{sign_up_form, signs_in, signs_up};
use crate::support::{Forum, PASSWORD};

const ADA: &str = "ada@example.org";

#[test]
fn what_is_written_before_the_address_is_confirmed_is_a_draft_that_confirming_leads_back_to() {
    let forum = Forum::with_mail();
    let space = forum.space("general").to_string();
    let ada = forum.guest();
    let told = signs_up(&ada, "ada", ADA);
    assert!(told.path == "/confirmation" && told.says(ADA), "{}", told.html);

    let ask = ada.opens("/ask").fills("title", "How do I restore a backup?").fills("space", &space);
    let kept = ask.fills("body", "It stopped.").presses("Post the question");
    assert!(kept.path == "/confirmation" && kept.says("kept as a draft"), "{}", kept.html);
    assert_eq!((forum.count("posts"), forum.count("drafts")), (0, 1));

    let link = forum.mailed_link(ADA);
    let opened = ada.opens(&link);
    assert!(opened.offers("Confirm this address") && !opened.html.contains("type=\"password\""));
    assert_eq!(forum.count("accounts WHERE mail_confirmed_at IS NULL"), 1, "opening changes nothing");
    let back = opened.presses("Confirm this address");
    assert!(back.path == "/ask" && back.html.contains("How do I restore a backup?"), "{}", back.html);
    assert_eq!(back.presses("Post the question").status, 200);
    assert_eq!(forum.count("posts"), 1);
}

#[test]
fn until_then_one_reads_what_guests_read_and_marks_nothing() {
    let forum = Forum::with_mail();
    let grace = forum.member("grace");
    let thread = grace.asks("How do I restore a backup?");
    forum.space("club");
    forum.execute("UPDATE spaces SET access = 'members' WHERE slug = 'club'");
    let ada = forum.guest();
    signs_up(&ada, "ada", ADA);
    assert_eq!(ada.opens("/spaces/club").status, 404);
    assert_eq!(ada.opens(&thread).status, 200);
    for mark in ["too", "follow"] {
        let refused = ada.forges(&format!("/threads/{}/{mark}", thread.id), &[]);
        assert!(refused.status == 403 && refused.says("confirm your address"), "{mark}: {}", refused.html);
    }
    assert_eq!(ada.forges("/drafts?place=/threads", &[("title", "A question"), ("body", "")]).status, 204);
    ada.opens(&forum.mailed_link(ADA)).presses("Confirm this address");
    assert_eq!(ada.opens("/spaces/club").status, 200);
}

#[test]
fn the_page_says_the_same_for_known_and_unknown_addresses_and_the_mail_the_difference() {
    let forum = Forum::with_mail();
    forum.member("grace");
    let mut told = Vec::new();
    for (handle, mail) in [("new-one", "new-one@example.org"), ("old-one", "Grace@example.org")] {
        let (guest, before) = (forum.guest(), forum.app.passwords.hashes_run());
        let page = signs_up(&guest, handle, mail);
        assert_eq!(forum.app.passwords.hashes_run() - before, 1, "{mail}");
        told.push((page.status, page.path.clone(), page.texts("main").join(" ").replace(mail, "…")));
        // Nor does signing in with what was just chosen tell them apart.
        let elsewhere = forum.guest();
        assert_eq!(signs_in(&elsewhere, mail, "another correct horse battery").status, 422, "{mail}");
    }
    assert_eq!(told[0], told[1]);
    forum.sends_mail();
    assert!(forum.mails_to("new-one@example.org")[0].subject.contains("Confirm"));
    let known = forum.mails_to("grace@example.org");
    assert!(known[0].subject.contains("already") && known[0].link() == "/sign-in", "{}", known[0].text);
    let guest = forum.guest();
    assert!(signs_in(&guest, "grace@example.org", PASSWORD).offers("Sign out"), "the account is as it was");
}

#[test]
fn an_unconfirmed_account_is_signed_in_to_by_nobody() {
    let forum = Forum::with_mail();
    let ada = forum.guest();
    signs_up(&ada, "ada", ADA);
    let before = forum.app.passwords.hashes_run();
    let elsewhere = forum.guest();
    assert_eq!(signs_in(&elsewhere, ADA, PASSWORD).status, 422);
    assert_eq!(forum.app.passwords.hashes_run() - before, 1);
    forum.sends_mail();
    let mails = forum.mails_to(ADA).len();
    elsewhere.forges("/forgotten-password", &[("mail", ADA)]);
    elsewhere.forges("/sign-in/mail", &[("mail", ADA)]);
    forum.sends_mail();
    assert_eq!(forum.mails_to(ADA).len(), mails, "nobody has that address yet");
}

#[test]
fn in_another_browser_confirming_takes_the_password() {
    let forum = Forum::with_mail();
    let (ada, phone) = (forum.guest(), forum.guest());
    signs_up(&ada, "ada", ADA);
    let link = forum.mailed_link(ADA);
    let wrong = phone.opens(&link).fills("password", "not the password").presses("Confirm this address");
    assert!(wrong.status == 422 && wrong.shows("#field-password-about", "not the password"), "{}", wrong.html);
    assert_eq!(forum.count("accounts WHERE mail_confirmed_at IS NULL"), 1);
    let right = wrong.fills("password", PASSWORD).presses("Confirm this address");
    assert!(right.offers("Sign out"), "{}", right.html);
    assert_eq!(forum.count("accounts WHERE mail_confirmed_at IS NULL"), 0);
}

#[test]
fn whoever_is_named_by_mistake_says_so_and_the_account_goes() {
    let forum = Forum::with_mail();
    let (ada, bea) = (forum.guest(), forum.guest());
    signs_up(&ada, "ada", "bea@example.org");
    let link = forum.mailed_link("bea@example.org");
    assert!(bea.opens(&link).presses("This was not me").says("is gone"));
    assert_eq!((forum.count("people"), forum.count("sessions")), (0, 0));
    assert!(!ada.opens("/").offers("Sign out"));
}

#[test]
fn used_expired_older_and_unknown_links_say_so_and_change_nothing() {
    let forum = Forum::with_mail();
    let ada = forum.guest();
    signs_up(&ada, "ada", ADA);
    let first = forum.mailed_link(ADA);
    ada.opens("/confirmation").presses("Send a new link");
    let second = forum.mailed_link(ADA);
    let unknown = format!("/confirmations/{}", Token::random().unwrap().text());
    let foreign = second.replace("/confirmations/", "/forgotten-password/");
    let spent = |link: &str, words: &str| {
        let page = ada.gets(link);
        assert!(page.status == 404 && page.says(words) && page.says("Nothing was changed"), "{link}: {}", page.html);
        assert_eq!(ada.forges(link, &[("password", PASSWORD)]).status, 404);
        assert_eq!(forum.count("accounts WHERE mail_confirmed_at IS NULL"), 1, "{link}");
    };
    spent(&first, "A newer link was sent");
    spent(&unknown, "do not know this link");
    spent(&foreign, "do not know this link");
    forum.app.clock.advance(Duration::from_secs(3601));
    let expired = ada.gets(&second);
    assert!(expired.says("time is over"), "{}", expired.html);
    expired.presses("Send a new link");
    let third = forum.mailed_link(ADA);
    ada.opens(&third).presses("Confirm this address");
    let used = ada.gets(&third);
    assert!(used.status == 404 && used.says("each link works once"), "{}", used.html);
}

#[test]
fn fifty_at_once_use_a_link_and_one_does() {
    let forum = Forum::with_mail();
    let ada = forum.guest();
    signs_up(&ada, "ada", ADA);
    let link = forum.mailed_link(ADA);
    let hash = Token::parse(link.trim_start_matches("/confirmations/")).unwrap().hash();
    let outcomes = forum.at_once(50, |_, tx| accounts::confirm(tx, Some(&hash)));
    let won = outcomes.iter().filter(|it| matches!(it, Ok(Ok(_)))).count();
    assert_eq!(won, 1, "{outcomes:?}");
    assert_eq!(forum.count("audit WHERE kind = 'mail_confirmed'"), 1);
}

#[test]
fn two_accounts_that_name_one_address_leave_it_to_who_confirms_first() {
    let forum = Forum::with_mail();
    let (ada, other) = (forum.guest(), forum.guest());
    signs_up(&ada, "ada", ADA);
    let first = forum.mailed_link(ADA);
    signs_up(&other, "other", ADA);
    let second = forum.mailed_link(ADA);
    ada.opens(&first).presses("Confirm this address");
    let late = other.opens(&second).presses("Confirm this address");
    assert!(late.status == 409 && late.says("already"), "{}", late.html);
    assert_eq!(forum.count("accounts WHERE mail_confirmed_at IS NULL"), 1);
}

#[test]
fn accounts_never_confirmed_go_after_a_week() {
    let forum = Forum::with_mail();
    let (ada, _) = (forum.guest(), forum.member("grace"));
    signs_up(&ada, "ada", ADA);
    forum.app.clock.advance(Duration::from_secs(8 * 24 * 3600));
    accounts::forget_unconfirmed(&forum.app.db).unwrap();
    assert_eq!((forum.count("people"), forum.count("accounts WHERE mail_confirmed_at IS NOT NULL")), (1, 1));
}

#[test]
fn a_wrong_address_is_put_right() {
    let forum = Forum::with_mail();
    let ada = forum.guest();
    signs_up(&ada, "ada", "adaa@example.org");
    let page = ada.opens("/confirmation");
    assert_eq!(page.fills("mail", "ada@").presses("Use this address").status, 422);
    ada.opens("/confirmation").fills("mail", ADA).presses("Use this address");
    let back = ada.opens(&forum.mailed_link(ADA)).presses("Confirm this address");
    assert!(back.says("is confirmed"), "{}", back.html);
    assert_eq!(forum.count(&format!("accounts WHERE mail = '{ADA}'")), 1);
}

#[test]
fn robots_are_asked_to_press_once_more() {
    let forum = Forum::with_mail();
    let guest = forum.guest();
    let quick =
        guest.opens("/sign-up").fills("name", "R2").fills("handle", "robot-two").fills("mail", "r2@example.org");
    let quick = quick.fills("password", PASSWORD).presses("Make an account");
    assert!(quick.status == 422 && quick.says("very quick"), "{}", quick.html);
    let unseen = sign_up_form(&guest, "robot-two", "r2@example.org").fills("website", "https://r2.example");
    assert!(unseen.presses("Make an account").says("nobody sees"));
    let fields = [("name", "R2"), ("handle", "robot-two"), ("mail", "r2@example.org"), ("password", PASSWORD)];
    assert_eq!(guest.forges("/sign-up", &fields).status, 422, "without the moment");
    assert_eq!(forum.count("people"), 0);
    assert_eq!(signs_up(&guest, "robot-two", "r2@example.org").path, "/confirmation");
}

#[test]
fn without_mail_nobody_is_asked() {
    let forum = Forum::new();
    let ada = forum.guest();
    let front = signs_up(&ada, "ada", ADA);
    assert!(front.path == "/" && front.offers("Sign out"), "{}", front.html);
    assert_eq!(forum.count("accounts WHERE mail_confirmed_at IS NULL"), 0);
    assert_eq!(forum.count("mails"), 0);
}
