//! Warning an author: the post stays, they are told, and whoever reviews them next sees it.

use crate::support::Forum;

#[test]
fn an_author_is_warned_told_after_ten_minutes_and_the_next_case_shows_it() {
    let forum = Forum::new();
    let (ada, grace, mia) = (forum.member("ada"), forum.member("grace"), forum.member("mia"));
    let thread = ada.asks("How do I restore a backup?");
    let answer = grace.answers(&thread, "Anyone who asks this is a fool.");
    mia.flags(answer, "abusive", &[]);
    let mona = forum.moderator("mona", "general");
    let case = mona.claims_first().fills("outcome", "warned");
    let missing = case.fills("warned_why", "").presses("End the case");
    assert!(missing.status == 422 && missing.says("Please choose a reason."), "{}", missing.html);
    let ended = missing.fills("warned_why", "abusive").presses("End the case");
    assert!(ended.says("Mona warned the author"), "{}", ended.html);
    assert!(forum.guest().opens(&thread).says("Anyone who asks"), "it stays");
    assert!(grace.opens("/decisions").says("Nothing so far"), "nobody is told before ten minutes have passed");
    forum.decisions_stand();
    let told = grace.opens("/decisions");
    assert!(told.says("Author warned") && told.says("does not go well with the rules of Community"), "{}", told.html);
    assert!(forum.signed_in_again("mia").opens("/flags").says("You were right: the author was told so, thank you"));

    let again = forum.signed_in_again("grace").answers(&thread, "Fools, all of you.");
    forum.signed_in_again("mia").flags(again, "abusive", &[]);
    let next = mona.claims_first();
    assert!(next.says("Warned on") && next.shows(".warned", "attacks"), "{}", next.html);
    let elsewhere = forum.signed_in_again("ada").asks_in("payments", "Where is my money?");
    let third = forum.signed_in_again("grace").answers(&elsewhere, "Gone.");
    forum.signed_in_again("mia").flags(third, "spam", &[]);
    let olga = forum.moderator("olga", "payments");
    assert!(!olga.claims_first().says("Warned on"), "the record is for the staff of the space");
}

#[test]
fn a_warning_is_undone_to_the_last_row_and_its_words_are_the_sites() {
    let forum = Forum::new();
    let (ada, mia) = (forum.member("ada"), forum.member("mia"));
    let anna = forum.with_role("anna", peerdesk::rights::Role::Admin, None);
    let form = anna.opens("/admin/messages/warned?language=en").fills("text", "Dear {name}, please mind the rules.");
    form.presses("Save");
    let answer = ada.answers(&ada.asks("Why?"), "Because you cannot read.");
    mia.flags(answer, "abusive", &[]);
    forum.people_are_told();
    let mona = forum.moderator("mona", "general");
    let case = mona.claims_first();
    assert!(case.shows("textarea[name=message_warned]", "Dear Ada, please mind the rules."), "{}", case.html);
    let before = forum.all_rows();
    let ended = case.fills("outcome", "warned").fills("warned_why", "abusive").presses("End the case");
    assert_ne!(forum.all_rows(), before);
    ended.presses("Undo");
    for ((table, was), (_, is)) in before.iter().zip(forum.all_rows()) {
        assert_eq!(*was, is, "undoing leaves something in {table}");
    }
}
