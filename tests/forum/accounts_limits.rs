//! Request limits: who is counted for what, and that a form which came to nothing is not counted.

use crate::support::Forum;

fn limited() -> Forum {
    Forum::with(|config| config.limits = true)
}

#[test]
fn questions_are_counted_and_those_that_need_another_look_are_not() {
    let forum = limited();
    let ada = forum.member("ada");
    forum.space("general");
    for _ in 0..8 {
        assert_eq!(ada.opens("/ask").fills("title", "Too short a body").presses("Post the question").status, 422);
    }
    for nth in 0..6 {
        ada.asks(&format!("Question number {nth}"));
    }
    let space = forum.space("general").to_string();
    let form = ada.opens("/ask").fills("title", "One too many").fills("space", &space).fills("body", "It stopped.");
    let refused = form.presses("Post the question");
    assert_eq!((refused.status, refused.header("retry-after")), (429, Some("600")));
    assert!(refused.html.contains("It stopped."), "what was written is still there");
}

#[test]
fn requests_are_counted_by_network_before_anybody_is_known() {
    let forum = limited();
    let (ada, other) = (forum.guest(), forum.guest());
    let statuses: Vec<u16> = (0..601).map(|_| ada.opens("/sign-in").status).collect();
    assert!(statuses[..600].iter().all(|status| *status == 200));
    assert_eq!(statuses[600], 429);
    assert_eq!(ada.opens("/healthz").status, 200);
    assert_eq!(other.opens("/sign-in").status, 200);
}

#[test]
fn accounts_from_one_network_are_counted() {
    let forum = limited();
    let guest = forum.guest();
    let join = |nth: usize| {
        let mail = format!("ada{nth}@example.org");
        let fields = [("name", "Ada"), ("handle", ""), ("mail", &mail), ("password", "correct horse battery")];
        guest.forges("/sign-up", &fields)
    };
    for nth in 0..20 {
        assert_eq!(join(nth).status, 303);
        guest.loses_cookie("session");
    }
    assert_eq!(join(20).status, 429);
}

#[test]
fn off_is_off() {
    let forum = Forum::new();
    let guest = forum.guest();
    assert!((0..650).all(|_| guest.opens("/sign-in").status == 200));
}
