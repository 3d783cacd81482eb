//! Acting on many at once: removed and suspended in one step, what cannot be done left and told, and all of it back.

use std::time::Duration;

use peerdesk::cases::{self, NewSweep, Term, Written};
use peerdesk::error::Error;
use peerdesk::ids::{CaseId, PostId};
use peerdesk::moderation::Hiding;
use peerdesk::rights::Role;

use crate::support::{Forum, Page, Person};

/// A thread that so many spammers have answered, each flagged by one person; all of them joined a while ago.
struct Wave<'f> {
    mona: Person<'f>,
    spammers: Vec<Person<'f>>,
    answers: Vec<PostId>,
    thread: String,
}

fn wave(forum: &Forum, many: usize) -> Wave<'_> {
    let (ada, mia) = (forum.member("ada"), forum.member("mia"));
    let thread = ada.asks("How do I restore a backup?");
    let spammers: Vec<_> = (0..many).map(|nth| forum.member(&format!("shop{nth}"))).collect();
    let answers: Vec<_> = spammers.iter().map(|it| it.answers(&thread, "Buy my pills.")).collect();
    for (nth, answer) in answers.iter().enumerate() {
        if nth > 0 && nth % 4 == 0 {
            forum.app.clock.advance(Duration::from_secs(25 * 3600));
        }
        forum.signed_in_again("mia").flags(*answer, "spam", &[]);
    }
    drop(mia);
    forum.people_are_told();
    let (mona, thread) = (forum.moderator("mona", "general"), thread.url);
    Wave { mona, spammers, answers, thread }
}

/// Chooses all of the queue and removes it.
fn sweeps<'p>(mona: &'p Person<'_>, term: &str) -> Page<'p> {
    mona.opens("/cases").fills("case", "yes").fills("term", term).presses("Remove what is chosen")
}

fn written() -> Written {
    Written { message: "Removed.".into(), suspension: "Spam.".into() }
}

fn of_cases(ids: &[i64], term: Option<Term>) -> NewSweep {
    let cases = ids.iter().map(|id| CaseId::new(*id)).collect();
    NewSweep { cases, posts: Vec::new(), why: Hiding::Spam, term }
}

#[test]
fn a_wave_is_removed_and_its_authors_suspended_in_one_step_and_undone_in_one() {
    let forum = Forum::new();
    let it = wave(&forum, 6);
    let before = forum.all_rows();
    let swept = sweeps(&it.mona, "week");
    assert!(swept.says("6 posts removed, 6 people suspended"), "{}", swept.html);
    assert!(swept.says("Nothing waits for you"));
    assert!(!forum.guest().opens(&*it.thread).says("Buy my pills."));
    assert_eq!(forum.count("people WHERE suspended_at IS NOT NULL"), 6);
    assert!(!it.spammers[0].opens("/").offers("Sign out"), "their sessions have ended");
    forum.people_are_told();
    assert_eq!(forum.count("notifications WHERE kind IN ('decided', 'flagged')"), 0, "nobody is told yet");
    forum.app.clock.advance(Duration::from_secs(60));
    let undone = swept.presses("Undo all of it");
    assert!(undone.says("Undone. All of it is as it was before."), "{}", undone.html);
    for ((table, was), (_, is)) in before.iter().zip(forum.all_rows()) {
        assert_eq!(*was, is, "undoing leaves something in {table}");
    }
    forum.decisions_stand();
    assert_eq!(forum.count("events WHERE kind = 'decision_stood'"), 0);
    assert!(it.mona.opens("/cases").says("6 open cases."));
}

#[test]
fn after_ten_minutes_it_stands_and_each_author_is_told_once() {
    let forum = Forum::new();
    let it = wave(&forum, 2);
    let thread = forum.signed_in_again("ada").asks("Another question?");
    it.spammers[0].answers(&thread, "More pills.");
    let author = format!("{}/author", forum.newest_case());
    let page = it.mona.opens(&author);
    assert_eq!(page.texts(".written__one").len(), 1, "what that author wrote: {}", page.html);
    let first = format!("/cases/{}/author?within=week", forum.number("min(id) AS number FROM cases"));
    let page = it.mona.opens(&first);
    assert_eq!(page.attributes("input[name=post][checked]", "value").len(), 2, "{}", page.html);
    let swept = page.fills("term", "day").presses("Remove what is chosen");
    assert!(swept.says("2 posts removed, one person suspended"), "{}", swept.html);
    assert_eq!(forum.count("cases"), 3, "what had no case got one");
    forum.decisions_stand();
    let told = "notifications n JOIN people p ON p.id = n.person_id WHERE p.handle = 'shop0' AND n.kind = 'decided'";
    assert_eq!(forum.count(told), 1);
    let sweep = forum.number("max(id) AS number FROM sweeps");
    let late = it.mona.forges(&format!("/sweeps/{sweep}/undo"), &[]);
    assert!(late.status == 403 && late.says("The ten minutes are over"), "{}", late.html);
    assert!(!it.mona.opens("/cases").offers("Undo all of it"));
}

#[test]
fn what_cannot_be_removed_is_left_and_told() {
    let forum = Forum::new();
    let it = wave(&forum, 4);
    let queue = it.mona.opens("/cases").fills("case", "yes").fills("term", "day");
    let (otto, emil) = (forum.moderator("otto", "general"), forum.expert("emil", "general"));
    let case_of = |nth: usize| forum.number(&format!("id AS number FROM cases WHERE post_id = {}", it.answers[nth]));
    otto.forges(&format!("/cases/{}/claim", case_of(0)), &[]);
    otto.forges(&format!("/cases/{}/decision", case_of(1)), &[("outcome", "abuse")]);
    forum.execute(&format!("UPDATE posts SET author_id = {} WHERE id = {}", emil.id(), it.answers[2]));
    let swept = queue.presses("Remove what is chosen");
    assert!(swept.says("One post removed, one person suspended"), "{}", swept.html);
    for left in ["another moderator is at it", "it was decided meanwhile", "staff wrote it"] {
        assert!(swept.says(left), "{left}: {}", swept.html);
    }
    assert_eq!(forum.count("posts WHERE hidden_at IS NOT NULL"), 1);
    assert_eq!(forum.count("people WHERE suspended_at IS NOT NULL"), 1);
    let ids = [case_of(1).to_string(), case_of(2).to_string()];
    let none = it.mona.forges("/sweeps", &[("case", ids[0].as_str()), ("why", "spam")]);
    assert!(none.status == 409 && none.says("Nothing was changed"), "{}", none.html);
}

#[test]
fn what_is_missing_or_needs_a_word_of_its_own_is_refused_beside_it() {
    let forum = Forum::new();
    let it = wave(&forum, 1);
    let case = forum.number("max(id) AS number FROM cases").to_string();
    let none = it.mona.opens("/cases").presses("Remove what is chosen");
    assert!(none.status == 422 && none.says("Please choose at least one post."), "{}", none.html);
    let criticism = it.mona.forges("/sweeps", &[("case", &case), ("why", "off_topic")]);
    assert!(criticism.status == 422 && criticism.says("decided one by one"), "{}", criticism.html);
    let good = it.mona.forges("/sweeps", &[("case", &case), ("why", "spam"), ("term", "for_good")]);
    assert!(good.status == 403 && good.says("Only a lead"), "{}", good.html);
    let many: Vec<(&str, String)> = (0..31).map(|nth| ("post", (nth + 100).to_string())).collect();
    let many: Vec<(&str, &str)> = many.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let many = it.mona.forges("/sweeps", &many);
    assert!(many.status == 422 && many.says("At most 30 posts"), "{}", many.html);
    assert_eq!(forum.count("decisions"), 0);
    let lead = forum.with_role("lena", Role::Lead, Some("general"));
    let all = lead.opens("/cases").fills("all", "yes").fills("term", "for_good").presses("Remove what is chosen");
    assert!(all.says("One post removed, one person suspended"), "{}", all.html);
    assert_eq!(forum.count("people WHERE suspended_at IS NOT NULL AND suspended_until IS NULL"), 1);
}

#[test]
fn fifty_at_once_by_several_moderators_remove_each_post_once() {
    let forum = Forum::new();
    let it = wave(&forum, 5);
    let by: Vec<_> =
        (0..5).map(|nth| forum.as_member(forum.moderator(&format!("otto{nth}"), "general").id())).collect();
    let cases: Vec<i64> =
        it.answers.iter().map(|id| forum.number(&format!("id AS number FROM cases WHERE post_id = {id}"))).collect();
    let outcomes = forum.at_once(50, |nth, tx| {
        let some: Vec<i64> = (0..3).map(|more| cases[(nth + more) % 5]).collect();
        cases::sweep(tx, &by[nth % 5], &of_cases(&some, Some(Term::Day)), &|_, _, _| Ok(written()))
    });
    let is_told = |outcome: &Result<_, Error>| matches!(outcome, Ok(_) | Err(Error::Conflict(_)));
    assert!(outcomes.iter().all(is_told), "{outcomes:?}");
    assert_eq!((forum.count("decisions"), forum.count("suspensions")), (5, 5));
    assert_eq!(forum.count("events WHERE kind = 'post_hidden'"), 5);
    assert_eq!(forum.count("sweeps WHERE id NOT IN (SELECT sweep_id FROM decisions)"), 0);
}

#[test]
fn one_decision_of_it_undone_alone_leaves_the_rest_and_the_last_takes_the_suspension_along() {
    let forum = Forum::new();
    let it = wave(&forum, 1);
    let thread = forum.signed_in_again("ada").asks("Another question?");
    let more = it.spammers[0].answers(&thread, "More pills.");
    let by = forum.as_member(it.mona.id());
    let posts = vec![it.answers[0], more];
    let new = NewSweep { cases: Vec::new(), posts, why: Hiding::Spam, term: Some(Term::Week) };
    let before = forum.all_rows();
    let sweep = forum.write(|tx| cases::sweep(tx, &by, &new, &|_, _, _| Ok(written())));
    let decision = |which: &str| forum.number(&format!("{which}(id) AS number FROM decisions"));
    it.mona.forges(&format!("/decisions/{}/undo", decision("min")), &[]);
    assert_eq!(forum.count("people WHERE suspended_at IS NOT NULL"), 1);
    assert_eq!(forum.count("posts WHERE hidden_at IS NOT NULL"), 1);
    it.mona.forges(&format!("/decisions/{}/undo", decision("max")), &[]);
    for ((table, was), (_, is)) in before.iter().zip(forum.all_rows()) {
        assert_eq!(*was, is, "undoing leaves something in {table}");
    }
    assert_eq!(it.mona.forges(&format!("/sweeps/{sweep}/undo"), &[]).status, 404);
}

#[test]
fn only_who_moderates_the_space_and_is_not_suspended_acts_on_many() {
    let forum = Forum::new();
    let it = wave(&forum, 1);
    let (case, answer) = (forum.newest_case(), it.answers[0].to_string());
    let id = case.rsplit('/').next().unwrap().to_owned();
    let slept = forum.moderator("slept", "general");
    forum.execute("UPDATE people SET suspended_at = 1, suspended_why = 'x' WHERE handle = 'slept'");
    forum.signed_in_again("ada").asks_in("payments", "Where is my money?");
    let others = [
        ("a guest", forum.guest(), 303, 303),
        ("a member", forum.member("otto"), 404, 404),
        ("the author", forum.signed_in_again("shop0"), 404, 404),
        ("who flagged", forum.signed_in_again("mia"), 404, 404),
        ("an expert", forum.expert("emil", "general"), 404, 409),
        ("a moderator elsewhere", forum.moderator("olga", "payments"), 404, 409),
        ("a suspended moderator", slept, 404, 404),
    ];
    for (who, person, looks, acts) in others {
        assert!([looks, 401].contains(&person.gets(&format!("{case}/author")).status), "{who}");
        for field in [("case", id.as_str()), ("post", answer.as_str())] {
            let status = person.forges("/sweeps", &[field, ("why", "spam"), ("term", "day")]).status;
            assert!([acts, 401].contains(&status), "{who}: {status}");
        }
    }
    assert_eq!((forum.count("decisions"), forum.count("suspensions")), (0, 0));
    sweeps(&it.mona, "day");
    let undo = format!("/sweeps/{}/undo", forum.number("max(id) AS number FROM sweeps"));
    for person in [forum.signed_in_again("olga"), forum.signed_in_again("emil"), forum.moderator("nora", "general")] {
        assert_eq!(person.forges(&undo, &[]).status, 404);
    }
    assert_eq!(forum.count("decisions"), 1);
}

#[test]
fn thirty_are_removed_and_undone_well_within_a_second_and_few_queries_each() {
    let forum = Forum::new();
    let it = wave(&forum, 1);
    let (author, thread) = (it.spammers[0].id(), 1);
    let at = forum.app.clock.now().micros();
    forum.execute(&format!(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 29) \
         INSERT INTO posts (thread_id, kind, author_id, markdown, html, markup_version, created_at) \
         SELECT {thread}, 'answer', {author}, 'Pills ' || i, '<p>Pills</p>', 1, {at} FROM n"
    ));
    let page = it.mona.opens(&format!("{}/author?within=week", forum.newest_case())).fills("term", "day");
    let asked = forum.asks(|| {
        let swept = page.presses("Remove what is chosen");
        assert!(swept.says("30 posts removed, one person suspended"), "{}", swept.html);
    });
    assert!(asked.len() < 30 * 45, "{} queries for thirty", asked.len());
    let asked = forum.asks(|| {
        assert!(it.mona.opens("/cases").presses("Undo all of it").says("Undone"));
    });
    assert!(asked.len() < 30 * 45, "{} queries to undo thirty", asked.len());
    assert_eq!(forum.count("posts WHERE hidden_at IS NOT NULL"), 0);
}
