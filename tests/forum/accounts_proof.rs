//! Proving once more who one is: which addresses ask for it, for how long it counts, and by a mailed code.

use std::collections::BTreeSet;
use std::time::Duration;

use peerdesk::accounts;
use peerdesk::platform::tokens::Token;
use peerdesk::rights::Role;
use peerdesk::web::{self, Method};

use crate::support::accounts::signs_in;
use crate::support::{Forum, PASSWORD, Page, Person};

const ADA: &str = "ada@example.org";

/// Every address that asks, but the pages that show a form. A change of password asks for the present one itself.
const ASKING: [&str; 23] = [
    "/settings/privacy/export",
    "/settings/privacy/deletion",
    "/settings/address",
    "/spaces/{slug}/roles",
    "/spaces/{slug}/roles/withdraw",
    "/admin/people/{handle}/roles",
    "/admin/people/{handle}/roles/withdraw",
    "/admin/people/{handle}/confirmation",
    "/admin/people/{handle}/suspension",
    "/admin/people/{handle}/merge",
    "/admin/merges/{merge}/undo",
    "/admin/groups/{group}/members",
    "/admin/groups/{group}/members/remove",
    "/settings/identities/join",
    "/settings/identities/leave",
    "/admin/providers",
    "/admin/providers/only",
    "/admin/providers/{provider}",
    "/admin/providers/{provider}/close",
    "/admin/providers/{provider}/open",
    "/admin/providers/{provider}/remove",
    "/admin/providers/{provider}/rules",
    "/admin/providers/{provider}/rules/remove",
];

#[test]
fn what_matters_for_the_safety_of_accounts_asks_and_nothing_else_does() {
    let asks = web::declared().into_iter().filter(|declared| declared.asks_proof && declared.method == Method::POST);
    let asks: BTreeSet<&str> = asks.map(|declared| declared.pattern).collect();
    assert_eq!(asks, BTreeSet::from(ASKING));
    let forum = Forum::with_mail();
    forum.space("general");
    let root = forum.with_role("root", Role::Admin, None);
    forum.member("ada");
    let fields = [("role", "expert"), ("how", "go"), ("sure", "true"), ("mail", "x@example.org")];
    let rows = |forum: &Forum| ["role_grants", "mailed_links", "exports", "jobs", "audit"].map(|it| forum.count(it));
    for (after, is_asked) in [(29 * 60, false), (2 * 60, true)] {
        forum.app.clock.advance(Duration::from_secs(after));
        let before = rows(&forum);
        for pattern in ASKING {
            let address = pattern.replace("{slug}", "general").replace("{handle}", "ada");
            let address = address.replace("{provider}", "company");
            if is_asked {
                let led = root.forges(&address, &fields);
                let next = led.header("location").unwrap_or_default();
                assert!(led.status == 303 && next.starts_with("/proof?next="), "{address}: {} {next}", led.status);
            }
        }
        assert_eq!(rows(&forum), before, "nothing is done before it is proved");
    }
    assert_eq!(root.gets("/settings/address").header("location"), Some("/proof?next=%2Fsettings%2Faddress"));
    let wrong = root
        .forges("/settings/password", &[("present_password", "not it at all"), ("password", "four new words here")]);
    assert_eq!(wrong.status, 422);
}

/// Ada, whose proof is too old, and who has no password if it is taken away.
fn ada(forum: &Forum) -> Person<'_> {
    let ada = forum.member("ada");
    forum.app.clock.advance(Duration::from_secs(3600));
    ada
}

fn asks_for_code<'p>(person: &'p Person<'_>) -> Page<'p> {
    let page = person.opens("/settings/address").presses("Send me a code by mail");
    assert!(page.path.starts_with("/proof/code?next="), "{}: {}", page.path, page.html);
    page
}

#[test]
fn who_has_no_password_proves_it_by_a_mailed_code() {
    let forum = Forum::with_mail();
    let ada = ada(&forum);
    forum.execute("DELETE FROM passwords");
    assert!(!ada.opens("/settings/address").offers("Go on"), "no password is asked for");
    let page = asks_for_code(&ada);
    let code = forum.mailed_code(ADA);
    let wrong = page.fills("code", "0000 0000").presses("Go on");
    assert!(wrong.status == 422 && wrong.shows("#field-code-about", "not the code"), "{}", wrong.html);
    let form = wrong.fills("code", &code).presses("Go on");
    assert!(form.path == "/settings/address" && form.offers("Send the link"), "{}", form.html);
    assert_eq!(forum.count("audit WHERE kind = 'proved' AND detail = 'code'"), 1);
    forum.app.clock.advance(Duration::from_secs(31 * 60));
    assert!(ada.opens("/settings/address").offers("Send me a code by mail"), "it counts for half an hour");
}

#[test]
fn a_code_is_worth_something_once_and_in_its_session_only() {
    let forum = Forum::with_mail();
    let (ada, there) = (ada(&forum), forum.guest());
    signs_in(&there, ADA, PASSWORD);
    forum.app.clock.advance(Duration::from_secs(3600));
    asks_for_code(&ada);
    let first = forum.mailed_code(ADA);
    assert_eq!(there.forges("/proof/code", &[("code", &first)]).status, 422, "another session");
    asks_for_code(&ada);
    let second = forum.mailed_code(ADA);
    assert_eq!(ada.forges("/proof/code", &[("code", &first)]).status, 422, "an older one");
    assert_eq!(ada.forges("/proof/code", &[("code", &second)]).status, 303);
    assert_eq!(ada.forges("/proof/code", &[("code", &second)]).status, 422, "used");
    asks_for_code(&there);
    let third = forum.mailed_code(ADA);
    forum.app.clock.advance(Duration::from_secs(3601));
    assert_eq!(there.forges("/proof/code", &[("code", &third)]).status, 422, "its time is over");
}

#[test]
fn a_few_tries_and_no_more() {
    let forum = Forum::with_mail();
    let ada = ada(&forum);
    asks_for_code(&ada);
    let code = forum.mailed_code(ADA);
    (0..5).for_each(|_| assert_eq!(ada.forges("/proof/code", &[("code", "00000000")]).status, 422));
    let late = ada.forges("/proof/code", &[("code", &code)]);
    assert!(late.status == 422 && late.says("too many tries"), "{}", late.html);
}

#[test]
fn fifty_at_once_use_a_code_and_one_does() {
    let forum = Forum::with_mail();
    let ada = ada(&forum);
    asks_for_code(&ada);
    let code = forum.mailed_code(ADA);
    let (by, session) = (forum.as_member(ada.id()), Token::parse(&ada.cookie("session").unwrap()).unwrap());
    let outcomes = forum.at_once(50, |_, tx| accounts::prove_by_code(tx, &by, &session, &code));
    assert_eq!(outcomes.iter().filter(|it| matches!(it, Ok(true))).count(), 1);
}

#[test]
fn without_mail_and_password_a_fresh_sign_in_is_named() {
    let forum = Forum::new();
    let ada = ada(&forum);
    forum.execute("DELETE FROM passwords");
    let page = ada.opens("/settings/privacy").fills("how", "go").fills("sure", "true").presses("Delete my account");
    assert!(page.says("a fresh sign-in serves as well") && !page.offers("Send me a code by mail"), "{}", page.html);
    assert_eq!(ada.forges("/proof/mail", &[]).status, 403);
}
