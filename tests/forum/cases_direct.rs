//! Putting an answer right from the answer itself: its case is opened and ended with it, or the one that waits ends.

use std::time::Duration;

use peerdesk::cases::{self, Ending};
use peerdesk::error::Error;

use super::corrections::{NEWER, accepted, newer};
use crate::support::{Forum, Person};

fn told(person: &Person<'_>) -> Vec<String> {
    let told = person.opens("/notifications").texts(".told__item a");
    told.into_iter().filter(|said| !said.ends_with("accepted your answer")).collect()
}

#[test]
fn an_expert_corrects_from_the_answer_and_the_case_that_this_is_has_ended() {
    let forum = Forum::new();
    let (_, grace, _, answer) = accepted(&forum);
    let emil = forum.expert("emil", "general");
    let form = emil.opens(&*format!("/posts/{answer}/correction")).fills("body", NEWER);
    assert!(form.presses("Save the correction").says("The correction stands with the answer."));
    assert_eq!(forum.count("cases WHERE closed_at IS NOT NULL AND outcome = 'corrected'"), 1);
    assert_eq!(emil.gets(&forum.newest_case()).status, 404, "experts correct, moderators review");
    let mona = forum.moderator("mona", "general");
    assert!(mona.opens("/cases").texts(".queue__title").is_empty());
    assert!(mona.opens("/cases?show=closed").shows(".queue__title", "Reset the gateway"));
    let case = mona.opens(&forum.newest_case());
    assert!(case.shows("h1", "Put right from the answer itself") && case.says("Emil corrected it"), "{}", case.html);
    forum.decisions_stand();
    assert_eq!(told(&grace), ["Emil corrected your answer"]);
}

#[test]
fn a_case_that_waits_ends_by_it_and_everybody_is_told_once() {
    let forum = Forum::new();
    let (_, grace, _, answer) = accepted(&forum);
    forum.member("mia").flags(answer, "inaccurate", &[("wrong", "It loses the rooms.")]);
    let emil = forum.expert("emil", "general");
    emil.opens(&*format!("/posts/{answer}/correction")).fills("body", NEWER).presses("Save the correction");
    assert_eq!((forum.count("cases"), forum.count("cases WHERE closed_at IS NULL")), (1, 0));
    assert_eq!(forum.count("flags WHERE state = 'upheld'"), 1);
    forum.decisions_stand();
    assert_eq!(told(&grace), ["Emil corrected your answer"]);
    assert_eq!(told(&forum.signed_in_again("mia")), ["Thank you: here is what became of your flag"]);
}

#[test]
fn what_a_moderator_writes_to_the_author_is_the_one_thing_they_are_told() {
    let forum = Forum::new();
    let (_, grace, _, answer) = accepted(&forum);
    forum.member("mia").flags(answer, "inaccurate", &[("wrong", "It loses the rooms."), ("better", NEWER)]);
    forum.moderator("mona", "general").claims_first().presses("End the case");
    forum.decisions_stand();
    assert_eq!(told(&grace), ["A moderator has looked at what you wrote"]);
}

#[test]
fn who_is_at_the_case_is_told_and_what_was_typed_stays() {
    let forum = Forum::new();
    let (.., answer) = accepted(&forum);
    forum.member("mia").flags(answer, "inaccurate", &[("wrong", "It loses the rooms.")]);
    let emil = forum.expert("emil", "general");
    let form = emil.opens(&*format!("/posts/{answer}/correction")).fills("body", "Set it by hand.");
    let mona = forum.moderator("mona", "general");
    mona.claims_first();
    let refused = form.presses("Save the correction");
    assert!(refused.status == 409 && refused.says("Mona is at this case."), "{}", refused.html);
    assert!(refused.shows("#field-body", "Set it by hand."), "{}", refused.html);
    assert_eq!((forum.count("corrections"), forum.count("decisions")), (0, 0));
}

#[test]
fn undone_from_the_answer_every_row_is_as_it_was() {
    let forum = Forum::new();
    let (_, grace, thread, answer) = accepted(&forum);
    let (emil, mia) = (forum.expert("emil", "general"), forum.member("mia"));
    let better = grace.answers(&thread, "Set the channel by hand.");
    forum.people_are_told();
    forum.app.clock.advance(Duration::from_secs(60));
    for is_flagged in [false, true] {
        if is_flagged {
            mia.flags(answer, "inaccurate", &[("wrong", "It loses the rooms.")]);
        }
        for (place, fields) in [
            ("correction", [("body", NEWER.to_owned()), ("withdraws_marks", "true".to_owned())].to_vec()),
            ("supersession", [("better", format!("/posts/{better}"))].to_vec()),
        ] {
            let address = format!("/posts/{answer}/{place}");
            let before = forum.all_rows();
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            assert_eq!(emil.forges(&address, &fields).status, 303);
            assert_eq!(forum.count("decisions"), 1, "{place}");
            emil.opens(&thread).presses("Undo");
            for ((table, was), (_, is)) in before.iter().zip(forum.all_rows()) {
                assert_eq!(*was, is, "{place} leaves something in {table}");
            }
        }
    }
}

#[test]
fn an_experts_own_answer_is_corrected_without_a_case() {
    let forum = Forum::new();
    let emil = forum.expert("emil", "general");
    let answer = emil.answers(&forum.member("ada").asks("Why?"), "Because.");
    emil.opens(&*format!("/posts/{answer}/correction")).fills("body", NEWER).presses("Save the correction");
    assert_eq!((forum.count("corrections"), forum.count("cases")), (1, 0));
}

#[test]
fn many_at_once_leave_one_correction_one_case_and_one_decision() {
    let forum = Forum::new();
    let (.., answer) = accepted(&forum);
    let experts: Vec<_> =
        (0..5).map(|nth| forum.as_member(forum.expert(&format!("emil{nth}"), "general").id())).collect();
    let outcomes = forum.at_once(25, |nth, tx| {
        cases::put_right(tx, &experts[nth % 5], answer, Ending::Corrected(newer(&format!("{}.", nth % 5))))
    });
    let is_told = |outcome: &Result<_, Error>| matches!(outcome, Ok(()) | Err(Error::Conflict(_)));
    assert!(outcomes.iter().all(is_told), "{outcomes:?}");
    assert_eq!((forum.count("corrections"), forum.count("cases"), forum.count("decisions")), (1, 1, 1));
}
