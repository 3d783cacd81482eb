//! Superseded answers: they sink below, and lead to the better one whoever may read it.

use std::time::Duration;

use peerdesk::corrections::{self, Target};
use peerdesk::error::Error;
use peerdesk::ids::PostId;

use super::corrections::accepted;
use crate::support::{Forum, Page, Person};

fn order(page: &Page<'_>) -> Vec<String> {
    page.attributes(".answers > .post", "id")
}

fn lead(person: &Person<'_>, answer: PostId, better: &str) -> u16 {
    person.forges(&format!("/posts/{answer}/supersession"), &[("better", better)]).status
}

#[test]
fn a_superseded_answer_sinks_and_leads_to_the_better_one() {
    let forum = Forum::new();
    let (_, _, thread, answer) = accepted(&forum);
    let (mia, emil, guest) = (forum.member("mia"), forum.expert("emil", "general"), forum.guest());
    let better = mia.answers(&thread, "Set the channel by hand.");
    assert_eq!(order(&guest.opens(&thread)), [format!("post-{answer}"), format!("post-{better}")]);
    let form = emil.opens(&*format!("/posts/{answer}/supersession"));
    assert!(form.shows(".check", "Mia Set the channel by hand."), "{}", form.html);
    let kept = form.fills("answer", &better.to_string()).presses("Point to it");
    assert!(kept.says("The answer leads to the better one now."), "{}", kept.html);

    let page = guest.opens(&thread);
    assert_eq!(order(&page), [format!("post-{better}"), format!("post-{answer}")]);
    let note = format!("#post-{answer} .correction");
    assert!(page.shows(&note, "There is a better answer The answer by Mia"), "{}", page.html);
    assert_eq!(page.attributes(&format!("{note} a"), "href"), [format!("/posts/{better}")]);
    assert!(page.shows(&format!("#post-{answer} details.original"), "Reset the gateway"));
    assert!(!page.shows(".in-short", ""), "what was superseded is nobody's summary");
    assert!(emil.opens(&thread).presses("Undo").says("Undone."));
    assert_eq!(order(&guest.opens(&thread))[0], format!("post-{answer}"));
}

#[test]
fn another_thread_is_led_to_by_its_address() {
    let forum = Forum::new();
    let (ada, _, thread, answer) = accepted(&forum);
    let emil = forum.expert("emil", "general");
    let other = ada.asks("How do I set the channel?");
    let form = emil.opens(&*format!("/posts/{answer}/supersession"));
    let kept = form.fills("better", &format!("https://community.example{}", other.url)).presses("Point to it");
    assert!(kept.shows(".correction a", "How do I set the channel?"), "{}", kept.html);
    forum.app.clock.advance(Duration::from_secs(601));
    let page = emil.opens(&thread);
    assert!(!page.offers("Undo"));
    let away = page.presses("Take this note away");
    assert!(!away.shows(".correction", "") && away.says("leads nowhere else any more"), "{}", away.html);
    let history = forum.guest().opens(&*format!("/threads/{}/history", thread.id)).texts(".revisions li").join(" ");
    assert!(history.contains("pointed from an answer") && history.contains("no longer points"), "{history}");
}

#[test]
fn no_answer_leads_to_itself_in_a_circle_or_out_of_sight() {
    let forum = Forum::new();
    let (ada, grace, thread, answer) = accepted(&forum);
    let emil = forum.expert("emil", "general");
    let (second, third) = (grace.answers(&thread, "Second."), grace.answers(&thread, "Third."));
    let hidden = grace.answers(&thread, "Hidden.");
    forum.execute(&format!("UPDATE posts SET hidden_at = 1 WHERE id = {hidden}"));
    let vault = ada.asks_in("vault", "A closed question");
    let closed = grace.answers(&vault, "Closed.");
    forum.execute("UPDATE spaces SET access = 'groups' WHERE slug = 'vault'");
    assert_eq!(
        [lead(&emil, answer, &format!("/posts/{second}")), lead(&emil, second, &format!("/posts/{third}"))],
        [303; 2]
    );

    let own = format!("/posts/{third}");
    let refused = [
        own,
        format!("/posts/{answer}"),
        format!("/posts/{second}"),
        format!("/posts/{hidden}"),
        format!("/posts/{closed}"),
        format!("/posts/{}", answer.number() - 1),
        thread.url.clone(),
        vault.url.clone(),
        "/posts/999999".to_owned(),
        "nowhere".to_owned(),
        String::new(),
    ];
    for better in &refused {
        let page = emil.opens(&*format!("/posts/{third}/supersession")).fills("better", better).presses("Point to it");
        assert!(page.status == 422 && page.shows("#field-better-about .field__error", ""), "{better}: {}", page.html);
    }
    let told = |better: &str| {
        let page = emil.forges(&format!("/posts/{third}/supersession"), &[("better", better)]);
        page.texts("#field-better-about .field__error").join("")
    };
    assert_eq!(told(&format!("/posts/{closed}")), told("/posts/999999"), "a closed one is as one that never was");
    assert_eq!(forum.count("supersessions"), 2);
}

#[test]
fn a_target_that_went_out_of_sight_is_not_told() {
    let forum = Forum::new();
    let (ada, grace, thread, answer) = accepted(&forum);
    let (emil, guest) = (forum.expert("emil", "general"), forum.guest());
    let elsewhere = ada.asks_in("hub", "How do I set the channel?");
    let better = grace.answers(&elsewhere, "By hand.");
    assert_eq!(lead(&emil, answer, &format!("/posts/{better}")), 303);
    assert!(guest.opens(&thread).shows(".correction a", "How do I set the channel?"));
    let changes = [
        (
            "UPDATE spaces SET access = 'groups' WHERE slug = 'hub'".to_owned(),
            "UPDATE spaces SET access = 'everyone' WHERE slug = 'hub'".to_owned(),
        ),
        (
            format!("UPDATE posts SET hidden_at = 1 WHERE id = {better}"),
            format!("UPDATE posts SET hidden_at = NULL WHERE id = {better}"),
        ),
        (
            format!("UPDATE threads SET hidden_at = 1 WHERE id = {}", elsewhere.id),
            format!("UPDATE threads SET hidden_at = NULL WHERE id = {}", elsewhere.id),
        ),
    ];
    for (gone, back) in changes {
        forum.execute(&gone);
        let page = guest.opens(&thread);
        assert!(!page.says("How do I set the channel?") && page.says("Reset the gateway"), "{gone}");
        forum.execute(&back);
        assert!(guest.opens(&thread).shows(".correction a", "How do I set the channel?"), "{back}");
    }
}

#[test]
fn many_at_once_close_no_circle() {
    let forum = Forum::new();
    let (_, grace, thread, first) = accepted(&forum);
    let answers: Vec<PostId> =
        [first].into_iter().chain((0..4).map(|nth| grace.answers(&thread, &format!("Answer {nth}.")))).collect();
    let emil = forum.as_member(forum.expert("emil", "general").id());
    let outcomes = forum.at_once(50, |nth, tx| {
        let (from, to) = (answers[nth % 5], answers[(nth + 1 + nth / 5 % 4) % 5]);
        corrections::supersede(tx, &emil, from, Target::Answer(to))
    });
    let is_told = |outcome: &Result<_, Error>| matches!(outcome, Ok(_) | Err(Error::Conflict(_) | Error::Invalid(_)));
    assert!(outcomes.iter().all(is_told), "{outcomes:?}");
    // Five answers with one way from each would be a circle; and from any a way must end.
    for start in &answers {
        let (mut at, mut steps) = (start.number(), 0);
        while forum.count(&format!("supersessions WHERE post_id = {at}")) == 1 {
            at = forum.number(&format!("better_post_id AS number FROM supersessions WHERE post_id = {at}"));
            steps += 1;
            assert!(steps < 5, "a circle through {start}");
        }
    }
}
