//! Appeals: who may make one and decide on it, and that everything comes back.

use std::time::Duration;

use peerdesk::appeals::{self, NewAnswer, Outcome};
use peerdesk::ids::{AppealId, DecisionId, PostId};
use peerdesk::rights::Role;

use crate::support::{Forum, Page, Person, Thread};

pub struct Scene<'f> {
    pub ada: Person<'f>,
    pub grace: Person<'f>,
    pub mona: Person<'f>,
    pub otto: Person<'f>,
    pub thread: Thread,
    pub answer: PostId,
}

/// An accepted and verified answer that somebody has flagged, and two moderators.
pub fn scene(forum: &Forum) -> Scene<'_> {
    let (ada, grace, mia) = (forum.member("ada"), forum.member("grace"), forum.member("mia"));
    let thread = ada.asks("How do I restore a backup?");
    let answer = grace.answers(&thread, "Call 555-0199 or delete the folder.");
    ada.opens(&thread).presses("Accept answer");
    forum.expert("emil", "general").forges(&format!("/posts/{answer}/verification"), &[]);
    mia.flags(answer, "inaccurate", &[("wrong", "It loses data.")]);
    let (mona, otto) = (forum.moderator("mona", "general"), forum.moderator("otto", "general"));
    Scene { ada, grace, mona, otto, thread, answer }
}

impl<'f> Scene<'f> {
    fn forum(&self) -> &'f Forum {
        self.grace.forum
    }

    /// Mona decides, and it stands.
    pub fn decides(&self, fields: &[(&str, &str)]) {
        let case = self.mona.claims_first();
        let decided = fields.iter().fold(case, |form, (name, value)| form.fills(name, value)).presses("End the case");
        assert!(decided.offers("Undo"), "{fields:?}: {}", decided.html);
        self.forum().decisions_stand();
    }

    /// Where the last decision is appealed against.
    pub fn way(&self) -> String {
        format!("/decisions/{}/appeal", self.forum().number("max(id) AS number FROM decisions"))
    }

    /// Grace appeals by the form.
    pub fn appeals(&self) -> Page<'_> {
        let form = self.grace.opens("/decisions").follows("Appeal");
        let made = form.fills("words", "It worked for me.").presses("Send the appeal");
        assert!(made.says("Somebody else looks at it") && made.says("Appeal waits"), "{}", made.html);
        made
    }

    /// Otto decides on it.
    pub fn answers(&self, outcome: &str) -> Page<'_> {
        let page = self.otto.opens("/cases").follows("One appeal waits for you.").follows("How do I restore a backup?");
        let decided = page.fills("outcome", outcome).fills("answer", "We looked again.").presses("Decide");
        assert!(decided.says("Decided. The author is told."), "{}", decided.html);
        self.forum().people_are_told();
        decided
    }
}

#[test]
fn a_removal_that_is_overturned_brings_the_post_back_with_its_marks() {
    let forum = Forum::new();
    let it = scene(&forum);
    it.decides(&[("outcome", "removed"), ("why", "dangerous")]);
    assert_eq!(forum.count("acceptances") + forum.count("verifications"), 0);
    assert!(it.grace.opens(&it.thread).says("What was decided, and how to appeal"));
    it.appeals();
    let decided = it.answers("overturned");
    assert!(decided.says("Otto looked again: the decision is taken back"), "{}", decided.html);
    assert!(forum.guest().opens(&it.thread).shows(".answer--accepted", "delete the folder"));
    assert_eq!(forum.count("acceptances") + forum.count("verifications"), 2);
    assert_eq!(forum.count("people WHERE handle = 'grace' AND accepted_count = 1"), 1);
    let told = it.grace.opens("/notifications");
    let mine = told.follows("Somebody has looked again at a decision on what you wrote");
    assert!(mine.says("The decision is taken back") && mine.says("We looked again."), "{}", mine.html);
    assert!(forum.signed_in_again("mia").opens("/flags").says("Looked at and found right."));
    assert_eq!(forum.count("decisions WHERE undo <> ''"), 0, "nothing is kept of it");
    assert!(it.mona.opens("/appeals?show=ended").says("The decision is taken back"));
    assert_eq!(forum.count("audit WHERE kind = 'appeal_decided'"), 1);
}

#[test]
fn a_correction_or_a_better_answer_that_is_overturned_stands_no_longer() {
    for (fields, gone) in [
        ([("outcome", "corrected"), ("correction_body", "Copy it."), ("withdraws_marks", "true")], "Copy it."),
        ([("outcome", "superseded"), ("better", "/threads/2"), ("reply", "")], "There is a better answer"),
    ] {
        let forum = Forum::new();
        let it = scene(&forum);
        it.ada.asks("Is there a faster way?");
        it.decides(&fields);
        let changed = forum.count("corrections WHERE ended_at IS NULL") + forum.count("supersessions");
        assert_eq!(changed, 1, "{fields:?}");
        it.appeals();
        it.answers("overturned");
        let guest = forum.guest();
        let page = guest.opens(&it.thread);
        assert!(page.shows(".answer--accepted", "delete the folder") && !page.says(gone), "{}", page.html);
        let left = forum.count("corrections WHERE ended_at IS NULL") + forum.count("supersessions");
        assert_eq!((left, forum.count("verifications")), (0, 1), "{fields:?}");
        assert_eq!(forum.count("flags WHERE state = 'declined'"), 1);
    }
}

#[test]
fn a_redaction_that_is_overturned_gives_the_text_and_its_versions_back() {
    let forum = Forum::new();
    let it = scene(&forum);
    it.grace.opens(&format!("/posts/{}/edit", it.answer)).fills("body", "Call 555-0199, or copy it.").presses("Save");
    it.decides(&[("outcome", "redacted"), ("body", "Copy it.")]);
    assert_eq!(forum.count("decisions WHERE undo LIKE '%555-0199%'"), 0, "nothing private is kept");
    it.appeals();
    it.answers("overturned");
    let guest = forum.guest();
    assert!(guest.opens(&it.thread).says("Call 555-0199, or copy it."));
    let history = guest.opens(&format!("/posts/{}/history", it.answer));
    assert!(history.says("Call 555-0199 or delete the folder."), "{}", history.html);
    assert_eq!(forum.count("revisions WHERE hidden_at IS NOT NULL"), 0);
}

#[test]
fn a_decision_that_is_upheld_changes_nothing_and_says_so() {
    let forum = Forum::new();
    let it = scene(&forum);
    it.decides(&[("outcome", "removed"), ("why", "dangerous")]);
    it.appeals();
    let page = it.otto.opens("/appeals").follows("How do I restore a backup?");
    for words in ["It worked for me.", "Mona removed it", "delete the folder"] {
        assert!(page.says(words), "{words}: {}", page.html);
    }
    let again = page.presses("Decide");
    assert!(again.status == 422 && again.says("Please say whether the decision was right."), "{}", again.html);
    let again = again.fills("outcome", "upheld").presses("Decide");
    assert!(again.status == 422, "words are needed: {}", again.html);
    again.fills("answer", "It loses data indeed.").presses("Decide");
    forum.people_are_told();
    assert_eq!(forum.count("posts WHERE hidden_at IS NOT NULL"), 1);
    let mine = it.grace.opens("/decisions");
    assert!(mine.says("The decision stays") && mine.says("It loses data indeed."), "{}", mine.html);
    assert!(!mine.offers("Appeal"), "once");
    let twice = it.grace.forges(&it.way(), &[("words", "Please.")]);
    assert!(twice.status == 422 && twice.shows(".field__error", "You have appealed against this"), "{}", twice.html);
}

#[test]
fn an_appeal_has_its_time_its_words_and_its_author() {
    let forum = Forum::new();
    let it = scene(&forum);
    let case = it.mona.claims_first();
    case.fills("outcome", "removed").fills("why", "dangerous").presses("End the case");
    assert_eq!(it.grace.gets(&it.way()).status, 404, "what can be undone is told to nobody");
    forum.decisions_stand();
    let empty = it.grace.opens(&it.way()).presses("Send the appeal");
    assert!(empty.status == 422 && empty.html.contains("field__error"), "{}", empty.html);
    for other in [&it.ada, &it.mona, &it.otto] {
        assert_eq!((other.gets(&it.way()).status, other.forges(&it.way(), &[("words", "No.")]).status), (404, 404));
    }
    assert_eq!(it.ada.gets("/appeals").status, 404);
    forum.app.clock.advance(Duration::from_secs(30 * 24 * 3600));
    let grace = forum.signed_in_again("grace");
    assert!(grace.opens(&it.way()).says("The thirty days for an appeal are over."));
    let late = grace.forges(&it.way(), &[("words", "Please look again.")]);
    assert!(late.status == 422 && late.shows(".field__error", "The thirty days"), "{}", late.html);
    assert!(late.says("Please look again."), "what was typed comes back: {}", late.html);
    assert_eq!(forum.count("appeals"), 0);
}

#[test]
fn somebody_else_decides_and_the_same_person_only_where_there_is_nobody() {
    let forum = Forum::new();
    let it = scene(&forum);
    it.decides(&[("outcome", "removed"), ("why", "dangerous")]);
    it.appeals();
    let answer = [("outcome", "overturned"), ("answer", "Sorry.")];
    let own = it.mona.opens("/appeals");
    assert!(own.says("Decided by you"), "{}", own.html);
    assert!(own.follows("How do I restore a backup?").says("so somebody else looks at it again"));
    assert_eq!(it.mona.forges("/appeals/1/decision", &answer).status, 403);
    let elsewhere = forum.moderator("nils", "payments");
    assert_eq!(elsewhere.forges("/appeals/1/decision", &answer).status, 404);
    forum.execute("UPDATE people SET suspended_at = 1 WHERE handle = 'otto'");
    let early = it.mona.opens("/appeals/1");
    assert!(early.says("there is nobody else who could look at it"), "{}", early.html);
    assert_eq!(it.mona.forges("/appeals/1/decision", &answer).status, 403);
    forum.app.clock.advance(Duration::from_secs(24 * 3600));
    let page = it.mona.opens("/appeals/1");
    assert!(page.says("You look at a decision of your own"), "{}", page.html);
    page.fills("outcome", "overturned").fills("answer", "Sorry.").presses("Decide");
    assert!(it.grace.opens("/decisions").says("since nobody else here could"), "said openly");
    assert_eq!(forum.count("appeals WHERE is_same = 1 AND outcome = 'overturned'"), 1);
}

#[test]
fn who_is_suspended_appeals_too() {
    let forum = Forum::new();
    let it = scene(&forum);
    it.decides(&[("outcome", "removed"), ("why", "dangerous")]);
    forum.execute("UPDATE people SET suspended_at = 1, suspended_why = 'spam' WHERE handle = 'grace'");
    forum.execute("UPDATE spaces SET access = 'members' WHERE slug = 'general'");
    assert_eq!(it.grace.gets(&format!("/threads/{}", it.thread.id)).status, 404, "as a guest");
    let mine = it.grace.opens("/suspended").follows("What moderators said");
    assert!(mine.says("Removed") && !mine.shows("a", "How do I restore a backup?"), "{}", mine.html);
    let made = mine.follows("Appeal").fills("words", "It worked for me.").presses("Send the appeal");
    assert!(made.says("Appeal waits"), "{}", made.html);
    it.answers("overturned");
    assert!(it.grace.opens("/decisions").says("The decision is taken back"));
}

#[test]
fn many_appeals_at_once_are_one_and_many_answers_too() {
    let forum = Forum::new();
    let it = scene(&forum);
    it.decides(&[("outcome", "removed"), ("why", "dangerous")]);
    let grace = forum.as_member(it.grace.id());
    let id = DecisionId::new(forum.number("max(id) AS number FROM decisions"));
    let made = forum.at_once(8, |_, tx| appeals::appeal(tx, &grace, id, "Please look again."));
    assert_eq!(made.iter().filter(|it| it.is_ok()).count(), 1, "{made:?}");
    assert!(made.iter().all(|it| it.is_ok() || format!("{it:?}").contains("appeals-refused-twice")), "{made:?}");
    let lena = forum.with_role("lena", Role::Lead, Some("general"));
    let by = [it.otto.id(), lena.id()].map(|id| forum.as_member(id));
    let id = AppealId::new(forum.number("max(id) AS number FROM appeals"));
    let new = |outcome| NewAnswer { outcome, words: "We looked again.".into() };
    let ended = forum.at_once(12, |nth, tx| appeals::decide(tx, &by[nth % 2], id, &new(Outcome::ALL[nth % 2])));
    assert_eq!(ended.iter().filter(|it| it.is_ok()).count(), 1, "{ended:?}");
    assert!(ended.iter().all(|it| it.is_ok() || format!("{it:?}").contains("appeals-conflict-")), "{ended:?}");
    assert_eq!(forum.count("events WHERE kind = 'appeal_decided'"), 1);
    let fits = "appeals a, posts p WHERE p.hidden_at IS NOT NULL AND a.outcome = 'upheld'";
    let back = "appeals a, acceptances x WHERE a.outcome = 'overturned'";
    assert_eq!(forum.count(fits) + forum.count(back), 1, "what was done is what was decided");
}

#[test]
fn the_author_is_mailed_what_became_of_it_with_the_words() {
    let forum = Forum::with_mail();
    let it = scene(&forum);
    it.decides(&[("outcome", "removed"), ("why", "dangerous")]);
    it.appeals();
    it.answers("overturned");
    forum.sends_mail();
    let mails = forum.mails_to("grace@example.org");
    let mail = mails.last().expect("a mail");
    assert!(mail.text.contains("Somebody has looked again at a decision on what you wrote"), "{}", mail.text);
    assert!(mail.text.contains("We looked again.") && mail.text.contains("/decisions"), "{}", mail.text);
}
