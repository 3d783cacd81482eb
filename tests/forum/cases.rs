//! Reviewing: from the flag to what everybody is told, the queue, and claiming.

use std::time::Duration;

use peerdesk::cases::{self, Ending, NewDecision};
use peerdesk::ids::{CaseId, PostId};
use peerdesk::rights::Role;

use crate::support::{Forum, Person, Thread};

/// A thread with an answer that somebody has flagged.
fn flagged<'f>(forum: &'f Forum, reason: &str, fields: &[(&str, &str)]) -> (Person<'f>, Thread, PostId) {
    let (ada, grace, mia) = (forum.member("ada"), forum.member("grace"), forum.member("mia"));
    let thread = ada.asks("How do I restore a backup?");
    let answer = grace.answers(&thread, "Delete the folder first.");
    mia.flags(answer, reason, fields);
    (grace, thread, answer)
}

fn told(person: &Person<'_>) -> Vec<String> {
    person.opens("/notifications").texts(".told__item a")
}

#[test]
fn a_flag_is_reviewed_from_the_queue_in_two_clicks_and_everybody_hears_what_became_of_it() {
    let forum = Forum::new();
    let (grace, thread, _) = flagged(&forum, "inaccurate", &[("wrong", "It loses data."), ("better", "Copy it.")]);
    let (mona, mia) = (forum.moderator("mona", "general"), "mia");
    let case = mona.claims_first();
    assert!(case.shows("h1", "Somebody says this is inaccurate"), "{}", case.html);
    for words in ["Delete the folder first.", "It loses data.", "Copy it.", "Yours until"] {
        assert!(case.says(words), "{words}: {}", case.html);
    }
    assert!(case.shows("textarea[name=message_author_revises]", "Hello Grace, thank you for what you wrote"));
    let decided =
        case.fills("outcome", "accurate").fills("reply", "The folder is empty by then.").presses("End the case");
    assert!(decided.says("Mona found it right") && decided.offers("Undo"), "{}", decided.html);

    forum.people_are_told();
    let mia = forum.signed_in_again(mia);
    assert!(mia.opens("/flags").says("Waiting for a moderator"), "nobody is told before ten minutes have passed");
    forum.decisions_stand();
    assert_eq!(told(&mia), ["Thank you: here is what became of your flag"]);
    let mine = mia.opens("/notifications").follows("Thank you: here is what became of your flag");
    assert_eq!(mine.path, "/flags");
    assert!(mine.says("Looked at and found right.") && mine.says("The folder is empty by then."), "{}", mine.html);
    assert_eq!(told(&grace), ["A moderator has looked at what you wrote"]);
    assert!(mona.opens(&thread).says("Delete the folder first."));
    assert!(mona.opens("/cases").says("Nothing waits for you"));
    assert!(mona.opens("/cases?show=closed").says("Found right"));
}

#[test]
fn the_queue_stands_by_urgency_and_shows_only_the_spaces_one_moderates() {
    let forum = Forum::new();
    let (_, thread, _) = flagged(&forum, "spam", &[]);
    forum.app.clock.advance(Duration::from_secs(3600));
    let grace = forum.signed_in_again("grace");
    let harmful = grace.answers(&thread, "Cut the red wire.");
    forum.member("olaf").flags(harmful, "unsafe", &[("harm", "A shock.")]);
    let elsewhere = forum.signed_in_again("ada").asks_in("payments", "Where is my money?");
    let other = grace.answers(&elsewhere, "Gone for good.");
    forum.member("otto").flags(other, "inaccurate", &[("wrong", "It is not.")]);

    let mona = forum.moderator("mona", "general");
    let queue = mona.opens("/cases");
    let titles = queue.texts(".queue__title");
    assert_eq!(titles, ["Cut the red wire.", "Delete the folder first."]);
    assert!(queue.says("2 open cases."));
    assert!(!queue.html.contains("Gone for good."));
    assert_eq!(mona.opens("/cases?reason=spam").texts(".queue__title"), ["Delete the folder first."]);
    let anna = forum.with_role("anna", Role::Admin, None);
    assert_eq!(anna.opens("/cases").texts(".queue__title").len(), 3);
    assert_eq!(anna.opens("/cases?space=payments").texts(".queue__title"), ["Gone for good."]);
    let case = forum.newest_case();
    assert_eq!((mona.gets(&case).status, mona.forges(&format!("{case}/claim"), &[]).status), (404, 404));
}

#[test]
fn opening_a_case_by_its_address_only_shows_it_and_claiming_it_is_told_to_others() {
    let forum = Forum::new();
    flagged(&forum, "spam", &[]);
    let (mona, otto) = (forum.moderator("mona", "general"), forum.moderator("otto", "general"));
    let case = forum.newest_case();
    let shown = otto.opens(&case);
    assert!(shown.offers("Claim it") && !shown.offers("End the case"));
    assert_eq!(forum.count("cases WHERE claimed_by IS NOT NULL"), 0);
    mona.claims_first();
    assert!(otto.opens("/cases").shows(".queue__more", "Mona"));
    let second = otto.forges(&format!("{case}/claim"), &[]);
    assert_eq!(second.status, 409);
    assert!(second.says("Mona is at this case."), "{}", second.html);
    let decided = otto.forges(&format!("{case}/decision"), &[("outcome", "abuse")]);
    assert_eq!(decided.status, 409);
    assert_eq!(forum.count("decisions"), 0);

    let taken = otto.opens(&case).presses("Take it over");
    assert!(taken.offers("End the case"), "{}", taken.html);
    assert_eq!(forum.count("events WHERE kind = 'case_claimed'"), 2);
    let late = mona.forges(&format!("{case}/decision"), &[("outcome", "abuse")]);
    assert!(late.status == 409 && late.says("Otto is at this case."), "{}", late.html);
    forum.app.clock.advance(Duration::from_secs(15 * 60));
    assert!(mona.opens(&case).offers("Claim it"), "a claim ends by itself");
    mona.claims_first().presses("Give it back");
    assert_eq!(forum.count("cases WHERE claimed_by IS NULL"), 1);
}

#[test]
fn fifty_moderators_at_once_leave_one_outcome() {
    let forum = Forum::new();
    let (.., answer) = flagged(&forum, "spam", &[]);
    let moderators: Vec<_> =
        (0..50).map(|nth| forum.as_member(forum.moderator(&format!("mona{nth}"), "general").id())).collect();
    let case = CaseId::new(forum.number("max(id) AS number FROM cases"));
    let empty = String::new;
    let new = |ending| NewDecision { ending, message: empty(), reply: empty(), note: empty(), suspension: None };
    let removed = Ending::Removed { why: peerdesk::moderation::Hiding::Spam, is_criticism: None };
    let endings = [Ending::Accurate, removed, Ending::Abuse];
    let outcomes =
        forum.at_once(50, |nth, tx| cases::decide(tx, &moderators[nth], case, &new(endings[nth % 3].clone())));
    assert_eq!(outcomes.iter().filter(|it| it.is_ok()).count(), 1);
    assert!(outcomes.iter().all(|it| it.is_ok() || format!("{it:?}").contains("cases-conflict-")), "{outcomes:?}");
    assert_eq!(forum.count("decisions"), 1);
    assert_eq!(forum.count("events WHERE kind = 'case_decided'"), 1);
    let fits = format!(
        "decisions d JOIN posts p ON p.id = {answer} WHERE (d.outcome = 'removed') = (p.hidden_at IS NOT NULL)"
    );
    assert_eq!(forum.count(&fits), 1, "what was done is what was decided");
}

#[test]
fn many_claims_at_once_leave_one_holder() {
    let forum = Forum::new();
    flagged(&forum, "spam", &[]);
    let moderators: Vec<_> =
        (0..8).map(|nth| forum.as_member(forum.moderator(&format!("mona{nth}"), "general").id())).collect();
    let case = CaseId::new(forum.number("max(id) AS number FROM cases"));
    let outcomes = forum.at_once(16, |nth, tx| cases::claim(tx, &moderators[nth % 8], case, false));
    assert!((1..=2).contains(&outcomes.iter().filter(|it| it.is_ok()).count()), "{outcomes:?}");
    assert_eq!(forum.count("events WHERE kind = 'case_claimed'"), 1);
}

#[test]
fn notes_are_for_staff_and_a_moderators_own_post_is_for_another() {
    let forum = Forum::new();
    let mona = forum.moderator("mona", "general");
    let thread = forum.member("ada").asks("How do I restore a backup?");
    let answer = mona.answers(&thread, "Delete the folder first.");
    forum.member("mia").flags(answer, "inaccurate", &[("wrong", "It loses data.")]);
    let case = forum.newest_case();
    let own = mona.opens(&case);
    assert!(own.says("You wrote this") && !own.offers("Claim it"));
    assert_eq!(mona.forges(&format!("{case}/claim"), &[]).status, 403);
    let otto = forum.moderator("otto", "general");
    let noted = otto.opens(&case).fills("text", "Asked the hardware team.").presses("Keep the note");
    assert!(noted.shows("blockquote", "Asked the hardware team."));
    assert!(!forum.signed_in_again("mia").opens("/flags").says("hardware team"));
}
