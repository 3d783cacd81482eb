//! Rules for posts: made by administrators with a look at past posts, and what each finds.

use peerdesk::rights::Role;
use peerdesk::rules::{Does, RuleKind};

use crate::moderation_approvals::rule;
use crate::support::{Forum, Person};

const TEXT: &str = "The best watches of the whole world at a price that nobody believes, come and see.";

/// Somebody who joined just now.
fn newcomer<'f>(forum: &'f Forum, handle: &str) -> Person<'f> {
    let person = forum.member(handle);
    let now = forum.app.clock.now().micros();
    forum.execute(&format!("UPDATE people SET created_at = {now} WHERE id = {}", person.id()));
    person
}

fn held(forum: &Forum) -> i64 {
    forum.count("posts WHERE held_at IS NOT NULL")
}

#[test]
fn an_administrator_makes_a_rule_tries_it_on_past_posts_changes_it_and_ends_it() {
    let forum = Forum::new();
    let (ada, anna) = (forum.member("ada"), forum.with_role("anna", Role::Admin, None));
    let thread = ada.asks("How do I win at the casino?");
    ada.answers(&thread, "ＣＡＳＩＮＯs are not it, but a ca\u{ad}sino is.");
    anna.answers(&thread, "No casino.");
    let form = anna.opens("/admin/rules").follows("Phrases");
    let tried = form.fills("name", "Gambling").fills("words", "Casino").presses("Try it on past posts");
    assert_eq!(tried.status, 200);
    assert!(tried.says("2 of the 2 posts since"), "{}", tried.html);
    assert_eq!(forum.count("rules"), 0, "trying keeps nothing");
    tried.presses("Save");
    ada.answers(&thread, "A casino.");
    assert_eq!(held(&forum), 1);
    let list = anna.opens("/admin/rules");
    assert!(list.says("Gambling") && list.says("Hold the post"));
    // A change holds for the next post.
    list.follows("Gambling").fills("words", "roulette").presses("Save");
    ada.answers(&thread, "A casino again.");
    assert_eq!(held(&forum), 1);
    ada.answers(&thread, "Roulette.");
    assert_eq!(held(&forum), 2);
    anna.opens("/admin/rules").presses("Stop using it Gambling");
    ada.answers(&thread, "Roulette again.");
    assert_eq!(held(&forum), 2);
    anna.opens("/admin/rules").presses("Use it again Gambling");
    ada.answers(&thread, "Roulette once more.");
    assert_eq!(held(&forum), 3);
}

#[test]
fn looking_at_past_posts_goes_step_by_step() {
    let forum = Forum::new();
    let (ada, anna) = (forum.member("ada"), forum.with_role("anna", Role::Admin, None));
    ada.asks("How do I win at the casino?");
    let row = "INSERT INTO posts (thread_id, kind, author_id, markdown, html, markup_version, created_at) ";
    let text = "'A casino', '<p>A casino</p>', 1, 5 FROM threads t, numbers";
    let numbers = "WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 600)";
    let (id, author) = (forum.number("min(id) AS number FROM threads"), ada.id());
    forum.execute(&format!("{row} {numbers} SELECT {id}, 'answer', {author}, {text} WHERE t.id = {id}"));
    let form = anna.opens("/admin/rules/new?kind=phrases").fills("name", "Gambling").fills("words", "casino");
    let first = form.presses("Try it on past posts");
    assert!(first.says("500 of the 500 posts since") && first.says("The latest 20 are shown."), "{}", first.html);
    let second = first.presses("Look further back");
    assert!(second.says("101 of the 101 posts since"), "{}", second.html);
    assert!(!second.offers("Look further back"));
}

#[test]
fn patterns_that_are_broken_or_could_take_for_ever_are_refused() {
    let forum = Forum::new();
    let anna = forum.with_role("anna", Role::Admin, None);
    for (pattern, said) in [
        ("(", "This pattern cannot be read."),
        (r"(.+)\1", "This pattern cannot be read."),
        ("(?=x)y", "This pattern cannot be read."),
        ("((a{1,100}){1,100}){1,100}", "This pattern grows too large."),
        ("x*", "This pattern would be found in every post."),
        ("", "needs"),
    ] {
        let form = anna.opens("/admin/rules/new?kind=pattern").fills("name", "Pattern").fills("words", pattern);
        let refused = form.presses("Save");
        assert_eq!(refused.status, 422, "{pattern}");
        assert!(said == "needs" || refused.shows(".field__error", said), "{pattern}: {}", refused.html);
    }
    let form = anna.opens("/admin/rules/new?kind=links").fills("name", "Links").fills("most", "many");
    assert_eq!(form.presses("Save").status, 422);
    let form = anna.opens("/admin/rules/new?kind=phrases").fills("name", "Short").fills("words", "a");
    assert!(form.presses("Save").says("is too short"));
    let form = anna.opens("/admin/rules/new?kind=phrases").fills("name", "").fills("words", "casino");
    assert_eq!(form.presses("Try it on past posts").status, 422);
    assert_eq!(forum.count("rules"), 0);
}

#[test]
fn links_of_somebody_new_are_held_and_those_of_others_are_not() {
    let forum = Forum::new();
    let (ada, nova) = (forum.member("ada"), newcomer(&forum, "nova"));
    let thread = ada.asks("How do I restore a backup?");
    rule(&forum, RuleKind::Links, "docs.example", Does::Holds);
    nova.answers(&thread, "See [the manual](https://docs.example/x) or [this](/threads).");
    ada.answers(&thread, "See https://elsewhere.example/x.");
    assert_eq!(held(&forum), 0);
    nova.answers(&thread, "See https://elsewhere.example/x.");
    assert_eq!(held(&forum), 1);
}

#[test]
fn what_is_said_in_thread_after_thread_is_held_from_the_second_on() {
    let forum = Forum::new();
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    let threads = ["One question?", "Another question?", "A third question?"].map(|title| ada.asks(title));
    rule(&forum, RuleKind::Repeated, "", Does::Holds);
    grace.answers(&threads[0], TEXT);
    grace.answers(&threads[0], &format!("{TEXT} {TEXT}"));
    assert_eq!(held(&forum), 0);
    grace.answers(&threads[1], &TEXT.to_uppercase());
    assert_eq!(held(&forum), 1);
    forum.member("fred").answers(&threads[2], &format!("**{TEXT}** 7"));
    assert_eq!(held(&forum), 2);
    grace.answers(&threads[2], "Thank you.");
    grace.answers(&threads[1], "Thank you.");
    assert_eq!(held(&forum), 2, "short texts are said by many");
}

#[test]
fn numbers_and_addresses_are_found_and_first_posts_until_one_is_approved() {
    let forum = Forum::new();
    let (ada, mona) = (forum.member("ada"), forum.moderator("mona", "general"));
    let thread = ada.asks("How do I restore a backup?");
    for kind in [RuleKind::Cards, RuleKind::Addresses, RuleKind::Telephones] {
        rule(&forum, kind, "", Does::Flags);
    }
    for (text, kind) in [
        ("Charge 4111 1111 1111 1111.", "cards"),
        ("Write to ada@mail.com.", "addresses"),
        ("Call 010-1234-5678.", "telephones"),
    ] {
        let answer = ada.answers(&thread, text);
        let found =
            format!("rule_hits h JOIN rules r ON r.id = h.rule_id WHERE r.kind = '{kind}' AND post_id = {answer}");
        assert_eq!(forum.count(&found), 1, "{text}");
    }
    assert_eq!(held(&forum), 0, "a rule that only flags holds nothing");
    rule(&forum, RuleKind::First, "", Does::Holds);
    let fred = forum.member("fred");
    fred.answers(&thread, "My first.");
    fred.answers(&thread, "My second, while the first waits.");
    assert_eq!(held(&forum), 2);
    mona.opens("/approvals").presses_in(".waiting:first-of-type", "Approve");
    fred.answers(&thread, "My third.");
    assert_eq!(held(&forum), 1);
}

/// What looking costs: one query a post, none where staff post; the rules themselves are read once.
#[test]
fn a_post_is_looked_at_with_one_query() {
    let forum = Forum::new();
    let (ada, mona) = (forum.member("ada"), forum.moderator("mona", "general"));
    let thread = ada.asks("How do I restore a backup?");
    let of_rules = |queries: Vec<String>| queries.iter().filter(|it| it.contains("rules")).count();
    let posts = |person: &Person<'_>| of_rules(forum.asks(|| person.answers(&thread, "Use the Restore tab.")));
    posts(&ada);
    assert_eq!((posts(&ada), posts(&mona)), (1, 0), "without rules");
    for kind in RuleKind::ALL.iter().filter(|kind| **kind != RuleKind::Pattern) {
        rule(&forum, *kind, "casino", Does::Flags);
    }
    posts(&ada);
    let found = forum.count("rule_hits");
    assert_eq!((posts(&ada), posts(&mona)), (1, 0), "with rules");
    assert_eq!(forum.count("rule_hits"), found);
}

#[test]
fn only_administrators_come_to_the_rules() {
    let forum = Forum::new();
    let lena = forum.with_role("lena", Role::Lead, None);
    assert_eq!(lena.gets("/admin/rules").status, 404);
    let fields = [("kind", "cards"), ("name", "Cards"), ("does", "holds")];
    assert_eq!(lena.forges("/admin/rules", &fields).status, 404);
    assert_eq!(forum.count("rules"), 0);
}
