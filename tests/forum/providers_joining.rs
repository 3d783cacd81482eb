//! Joining a provider to an account that is there: only with a proof of both.

use crate::support::{Forum, Liar, PASSWORD};

fn forum(liar: &Liar) -> Forum {
    let forum = Forum::with(Liar::configure);
    Liar::known_to(&forum, &[(liar, "company", "Company")]);
    forum
}

#[test]
fn the_account_of_the_address_is_joined_once_its_password_is_known() {
    let liar = Liar::start();
    let forum = forum(&liar);
    let ada = forum.member("ada").id();
    liar.says(|story| story.mail = Some("Ada@example.org".into()));
    let guest = forum.guest();
    let asked = liar.signs_in(&guest);
    assert!(asked.says("You have an account here") && !asked.offers("Sign out"), "{}", asked.html);
    assert_eq!(forum.count("identities"), 0);

    let before = forum.app.passwords.hashes_run();
    let wrong = asked.fills("password", "not the password").presses("Join the two");
    assert!(wrong.status == 422 && wrong.says("not the password of that account"), "{}", wrong.html);
    assert_eq!((forum.count("identities"), forum.app.passwords.hashes_run() - before), (0, 1));

    let joined = wrong.fills("password", PASSWORD).presses("Join the two");
    assert!(joined.offers("Sign out"), "{}", joined.html);
    assert_eq!(forum.number("person_id AS number FROM identities"), ada.number());
    assert!(liar.signs_in(&forum.guest()).offers("Sign out"));
}

#[test]
fn an_arrival_of_one_address_proves_no_other_account() {
    let liar = Liar::start();
    let forum = forum(&liar);
    let ada = forum.guest();
    liar.signs_in(&ada);
    let refused = ada.forges("/sign-in/first-time/proof", &[("password", PASSWORD)]);
    assert_eq!((refused.status, forum.count("identities")), (422, 0), "no account has the address");
}

#[test]
fn one_joins_and_leaves_a_provider_in_ones_settings() {
    let liar = Liar::start();
    let forum = forum(&liar);
    let ada = forum.member("ada");
    let leaving = ada.opens("/settings/identities").presses("Join Company");
    let back = liar.leads_back(&leaving);
    let joined = ada.opens(&*back);
    assert!(joined.path == "/settings/identities" && joined.says("ada@company.example"), "{}", joined.html);
    assert!(liar.signs_in(&forum.guest()).offers("Sign out"));
    assert_eq!(forum.count(&format!("sessions WHERE person_id = {}", ada.id())), 2);

    let left = joined.presses("Leave Company");
    assert!(left.offers("Join Company"), "{}", left.html);
    assert_eq!(forum.count(&format!("sessions WHERE person_id = {}", ada.id())), 1, "the others end");
    assert_eq!(forum.count("identities"), 0);
}

#[test]
fn the_last_way_to_sign_in_is_not_left() {
    let liar = Liar::start();
    let forum = forum(&liar);
    let ada = forum.guest();
    liar.signs_in(&ada).presses("Make my account");
    let page = ada.opens("/settings/identities");
    assert!(!page.offers("Leave Company") && page.says("your only way to sign in"), "{}", page.html);
    let id = forum.number("id AS number FROM identities").to_string();
    let refused = ada.forges("/settings/identities/leave", &[("identity", &id)]);
    assert_eq!((refused.status, forum.count("identities")), (403, 1));
}

#[test]
fn who_joins_is_who_began_and_one_account_there_is_one_here() {
    let liar = Liar::start();
    let forum = forum(&liar);
    let (ada, eve) = (forum.member("ada"), forum.member("eve"));
    let back = liar.leads_back(&ada.opens("/settings/identities").presses("Join Company"));
    ada.keeps_cookie("session", &eve.cookie("session").unwrap());
    assert!(ada.opens(&*back).says("Somebody else is signed in"));
    assert_eq!(forum.count("identities"), 0);

    let back = liar.leads_back(&eve.opens("/settings/identities").presses("Join Company"));
    assert_eq!(eve.opens(&*back).path, "/settings/identities");
    let grace = forum.member("grace");
    let back = liar.leads_back(&grace.opens("/settings/identities").presses("Join Company"));
    assert!(grace.opens(&*back).says("joined to another account here"));
    assert_eq!(forum.count("identities"), 1);

    liar.says(|story| story.subject = "subject-second".into());
    let refused = eve.forges("/settings/identities/join", &[("provider", "company")]);
    let back = liar.leads_back(&refused);
    assert!(eve.opens(&*back).says("joined to another account of Company"));
}

#[test]
fn somebody_suspended_comes_in_by_a_provider_and_reads_why() {
    let liar = Liar::start();
    let forum = forum(&liar);
    liar.signs_in(&forum.guest()).presses("Make my account");
    forum.execute("UPDATE people SET suspended_at = 0, suspended_why = 'Advertising.' WHERE name = 'Ada Company'");
    let guest = forum.guest();
    let told = liar.signs_in(&guest);
    assert!(told.path == "/suspended" && told.says("Advertising."), "{}", told.html);
}
