//! Each outcome from the flag to the last consequence.

use std::time::Duration;

use peerdesk::ids::PostId;

use crate::support::{Forum, Page, Person, Thread};

struct Scene<'f> {
    grace: Person<'f>,
    mona: Person<'f>,
    mia: Person<'f>,
    thread: Thread,
    answer: PostId,
}

/// An accepted answer that somebody has flagged.
fn scene<'f>(forum: &'f Forum, reason: &str, fields: &[(&str, &str)]) -> Scene<'f> {
    let (ada, grace, mia) = (forum.member("ada"), forum.member("grace"), forum.member("mia"));
    let thread = ada.asks("How do I restore a backup?");
    let answer = grace.answers(&thread, "Call me at 555-0199 or delete the folder.");
    ada.opens(&thread).presses("Accept answer");
    mia.flags(answer, reason, fields);
    Scene { grace, mona: forum.moderator("mona", "general"), mia, thread, answer }
}

/// What somebody was told since the scene was set, in which the answer was accepted.
fn told(person: &Person<'_>) -> Vec<String> {
    let told = person.opens("/notifications").texts(".told__item a");
    told.into_iter().filter(|said| !said.ends_with("accepted your answer")).collect()
}

fn ends<'p>(page: Page<'p>, outcome: &str) -> Page<'p> {
    page.fills("outcome", outcome).presses("End the case")
}

#[test]
fn an_author_who_is_asked_revises_and_one_click_ends_the_case() {
    let forum = Forum::new();
    let it = scene(&forum, "outdated", &[("since", "4.2")]);
    let asked = it.mona.claims_first().presses("End the case");
    assert!(asked.says("Mona asked the author to revise it"), "{}", asked.html);
    assert!(it.mona.opens("/cases").says("Nothing waits for you"));
    assert!(it.mona.opens("/cases?show=asked").shows(".queue__title", "Call me"));
    forum.decisions_stand();
    assert_eq!(told(&it.grace), ["A moderator has looked at what you wrote"]);
    assert!(told(&it.mia).is_empty(), "the flag is still open");
    let letter = it.grace.opens("/notifications").follows("A moderator has looked at what you wrote");
    assert!(letter.says("could you have another look at your post within 48 hours?"), "{}", letter.html);
    letter.follows("Revise it").fills("body", "Copy the folder.").presses("Save");

    assert!(it.mona.opens("/cases").shows(".queue__more", "Revised"));
    let case = it.mona.claims_first();
    assert!(case.says("The author has revised it.") && case.shows(".diff", "Copy the folder."), "{}", case.html);
    assert!(case.presses("End the case").says("Mona saw that the author has put it right"));
    forum.decisions_stand();
    assert!(it.mia.opens("/flags").says("You were right: the author has put it right, thank you"));
    assert_eq!(forum.count("flags WHERE state = 'upheld'"), 1);
}

#[test]
fn an_author_who_does_not_revise_leaves_the_case_to_the_queue() {
    let forum = Forum::new();
    let it = scene(&forum, "inaccurate", &[("wrong", "It loses data.")]);
    ends(it.mona.claims_first(), "author_revises");
    forum.app.clock.advance(Duration::from_secs(48 * 3600 - 1));
    assert!(it.mona.opens("/cases").texts(".queue__title").is_empty());
    forum.app.clock.advance(Duration::from_secs(1));
    assert_eq!(it.mona.opens("/cases").texts(".queue__title").len(), 1);
    let again = ends(it.mona.claims_first(), "accurate");
    assert!(again.says("Mona found it right"), "{}", again.html);
    let revised = it.mona.forges(&format!("{}/decision", forum.newest_case()), &[("outcome", "revised")]);
    assert!(revised.status == 409 && revised.says("Mona has ended this case: the post was found right."));
}

#[test]
fn what_is_wrong_is_corrected_by_two_clicks_with_what_the_flagger_knew() {
    let forum = Forum::new();
    let it =
        scene(&forum, "inaccurate", &[("wrong", "It loses data."), ("better", "Copy the folder."), ("source", "p. 9")]);
    let case = it.mona.claims_first();
    assert!(case.shows("textarea[name=correction_body]", "Copy the folder."), "{}", case.html);
    let empty = it.mona.opens(&*case.path).fills("correction_body", " ").presses("End the case");
    assert_eq!(empty.status, 422);
    assert!(!empty.attributes("#field-correction_body[aria-invalid]", "name").is_empty(), "{}", empty.html);
    let ended = case.presses("End the case");
    assert!(ended.says("Mona corrected it"), "{}", ended.html);
    let guest = forum.guest();
    let page = guest.opens(&it.thread);
    assert!(page.says("Copy the folder.") && page.says("delete the folder"), "{}", page.html);
    assert!(!page.says("It loses data."), "what a flag says is for staff");
    assert_eq!(forum.count("acceptances"), 1, "it stays accepted unless that is chosen");
    forum.decisions_stand();
    assert!(it.mia.opens("/flags").says("You were right: it is corrected, thank you"));
    assert!(it.grace.opens("/decisions").says("there is newer information on your answer"));
}

#[test]
fn what_is_corrected_already_is_corrected_anew() {
    let forum = Forum::new();
    let it = scene(&forum, "inaccurate", &[("wrong", "It loses data."), ("better", "Copy the folder.")]);
    it.mona.claims_first().presses("End the case");
    forum.decisions_stand();
    it.mia.flags(it.answer, "inaccurate", &[("wrong", "Copying takes hours.")]);
    let case = it.mona.claims_first().fills("outcome", "corrected");
    assert!(case.shows("textarea[name=correction_body]", "Copy the folder."), "{}", case.html);
    let same = case.presses("End the case");
    assert!(same.status == 422 && same.shows(".field__error", "The correction says this already."), "{}", same.html);
    let before = forum.all_rows();
    let ended = same.fills("correction_body", "Press **Restore**.").presses("End the case");
    assert!(ended.says("Mona corrected it"), "{}", ended.html);
    assert!(forum.guest().opens(&it.thread).says("Press Restore."));
    ended.presses("Undo");
    assert!(forum.guest().opens(&it.thread).says("Copy the folder."));
    assert_eq!(forum.all_rows(), before);
}

#[test]
fn what_has_a_better_answer_leads_to_it_and_to_nothing_else() {
    let forum = Forum::new();
    let it = scene(&forum, "outdated", &[("since", "4.2")]);
    let better = it.grace.answers(&it.thread, "Press Restore.");
    let case = it.mona.claims_first().fills("outcome", "superseded");
    let itself = case.fills("better", &format!("/posts/{}", it.answer)).presses("End the case");
    assert_eq!(itself.status, 422);
    assert!(!itself.attributes("#field-better[aria-invalid]", "name").is_empty(), "{}", itself.html);
    let ended = itself.fills("better", &format!("/posts/{better}")).presses("End the case");
    assert!(ended.says("Mona pointed to a newer answer"), "{}", ended.html);
    assert_eq!(forum.count("supersessions"), 1);
    forum.decisions_stand();
    assert!(it.mia.opens("/flags").says("You were right: a better answer takes its place, thank you"));
}

#[test]
fn what_is_removed_leaves_a_line_with_the_reason_and_its_author_is_told_why() {
    let forum = Forum::new();
    let it = scene(&forum, "spam", &[]);
    let case = it.mona.claims_first();
    let removed = case.fills("note", "Third account of this shop.").presses("End the case");
    assert!(removed.says("Mona removed it") && removed.says("Third account of this shop."), "{}", removed.html);
    let guest = forum.guest();
    let page = guest.opens(&it.thread);
    assert!(page.shows(".tombstone", "it advertises something") && !page.says("555-0199"), "{}", page.html);
    assert_eq!(forum.count("acceptances"), 0);
    assert!(told(&it.grace).is_empty());
    forum.decisions_stand();
    let letter = it.grace.opens("/decisions");
    assert!(letter.says("Removed") && letter.says("It advertises something"), "{}", letter.html);
    assert!(letter.says("you wrote in “How do I restore a backup?”") && !letter.says("Third account"));
    assert!(it.mia.opens("/flags").says("You were right: it is removed, thank you"));
}

#[test]
fn what_criticises_the_company_is_not_removed_without_saying_so() {
    let forum = Forum::new();
    let it = scene(&forum, "abusive", &[]);
    let again = it.mona.claims_first().presses("End the case");
    assert_eq!(again.status, 422);
    assert!(again.shows(".field__error", "Please say yes or no."), "{}", again.html);
    assert!(again.shows("textarea[name=message_removed]", "Hello Grace"), "what was typed comes back");
    let other = again.fills("why", "other").presses("End the case");
    assert!(other.shows(".field__error", "Please say what the reason is."), "{}", other.html);
    assert_eq!(forum.count("posts WHERE hidden_at IS NOT NULL"), 0);
    other.fills("why", "off_topic").fills("is_criticism", "false").presses("End the case");
    assert_eq!(forum.count("decisions WHERE why = 'off_topic' AND is_criticism = 0"), 1);
}

#[test]
fn private_data_is_cut_out_and_no_version_that_holds_it_is_left_to_read() {
    let forum = Forum::new();
    let it = scene(&forum, "private", &[("words", "A telephone number.")]);
    it.grace.opens(&format!("/posts/{}/edit", it.answer)).fills("body", "Call 555-0199.").presses("Save");
    let case = it.mona.claims_first();
    let same = case.fills("outcome", "redacted").presses("End the case");
    assert!(same.shows(".field__error", "Nothing is cut out yet."), "{}", same.html);
    same.fills("body", "Call me.").presses("End the case");
    forum.search_catches_up();
    let guest = forum.guest();
    assert!(guest.opens(&it.thread).says("Call me."));
    for path in [format!("/posts/{}/history", it.answer), "/search?q=555-0199".to_owned(), it.thread.url.clone()] {
        let page = guest.opens(&path);
        assert!(!page.says("Call 555-0199") && !page.says("555-0199 or delete"), "{path}: {}", page.html);
    }
    assert!(forum.guest().opens(&it.thread).shows(".answer--accepted", "Call me."), "its marks stay");
    forum.decisions_stand();
    assert!(it.grace.opens("/decisions").says("We took out just that"));
}

#[test]
fn abuse_of_flags_counts_against_who_raised_them_and_nobody_is_told_of_it() {
    let forum = Forum::new();
    let it = scene(&forum, "other", &[("words", "I do not like Grace.")]);
    let ended = ends(it.mona.claims_first(), "abuse");
    assert!(ended.says("Mona dismissed the flags"), "{}", ended.html);
    forum.decisions_stand();
    assert!(it.mia.opens("/flags").says("Closed"));
    assert!(told(&it.grace).is_empty());
    assert_eq!(forum.count("flags WHERE state = 'abuse'"), 1);
    it.mia.flags(it.answer, "spam", &[]);
    assert!(it.mona.claims_first().says("0 of 1 flags right"));
}
