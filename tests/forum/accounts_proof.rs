//! A mailed code as the proof of who one is: for whoever has neither a password nor a provider.

use std::time::Duration;

use crate::support::{Forum, Person};

const ADA: &str = "ada@example.org";
const GUARDED: &str = "/settings/address";

/// Somebody without a password, whose last proof was half an hour ago.
fn ada(forum: &Forum) -> Person<'_> {
    let ada = forum.member("ada");
    forum.execute("DELETE FROM passwords");
    forum.app.clock.advance(Duration::from_secs(31 * 60));
    ada
}

#[test]
fn a_mailed_code_proves_it_in_the_session_that_asked_and_once() {
    let forum = Forum::with_mail();
    let (ada, there) = (ada(&forum), forum.guest());
    there.opens("/sign-in/mail").fills("mail", ADA).presses("Send link and code");
    there.opens(&*forum.mailed_link(ADA)).presses("Sign in");
    forum.app.clock.advance(Duration::from_secs(31 * 60));

    let page = ada.opens(GUARDED);
    assert!(page.path.starts_with("/proof") && !page.html.contains("name=\"password\""), "{}", page.html);
    let page = page.presses("Mail me a code");
    let code = forum.mailed_code(ADA);
    let elsewhere = there.forges("/proof/code", &[("code", &code), ("next", GUARDED)]);
    assert_eq!(elsewhere.status, 422, "another session of theirs");
    let wrong = page.fills("code", "0000 0000").presses("Go on");
    assert!(wrong.status == 422 && wrong.says("not the code"), "{}", wrong.html);
    assert_eq!(wrong.fills("code", &code).presses("Go on").path, GUARDED);
    forum.app.clock.advance(Duration::from_secs(31 * 60));
    assert_eq!(ada.forges("/proof/code", &[("code", &code), ("next", GUARDED)]).status, 422, "used");
}

#[test]
fn a_code_is_tried_a_few_times_and_is_no_sign_in() {
    let forum = Forum::with_mail();
    let ada = ada(&forum);
    ada.opens(GUARDED).presses("Mail me a code");
    let code = forum.mailed_code(ADA);
    assert_eq!(forum.guest().forges("/sign-in/code", &[("code", &code)]).status, 422);
    for _ in 0..5 {
        assert!(ada.forges("/proof/code", &[("code", "00000000")]).says("not the code"));
    }
    assert!(ada.forges("/proof/code", &[("code", &code)]).says("too many tries"));
}
