//! Running providers: added, asked, changed, closed, removed; and as the only door.

use std::time::Duration;

use peerdesk::providers;
use peerdesk::rights::Role;

use crate::support::{Forum, Liar, Lie, PASSWORD, Person};

fn forum(liar: &Liar) -> Forum {
    let forum = Forum::with(Liar::configure);
    Liar::known_to(&forum, &[(liar, "company", "Company")]);
    forum
}

fn admin(forum: &Forum) -> Person<'_> {
    forum.with_role("grace", Role::Admin, None)
}

#[test]
fn a_secret_is_kept_encrypted_and_never_shown() {
    let liar = Liar::start();
    let forum = forum(&liar);
    let kept = forum.words("SELECT client_secret AS words FROM providers");
    assert!(!kept.contains("secret") && kept.len() > 60, "{kept}");
    let grace = admin(&forum);
    let page = grace.opens("/admin/providers/company");
    assert!(!page.html.contains("the secret that") && !page.html.contains(&kept), "{}", page.html);
    let saved = page.fills("name", "Firm").presses("Save");
    assert!(saved.says("Firm"), "{}", saved.html);
    assert_eq!(forum.words("SELECT client_secret AS words FROM providers"), kept, "an empty field leaves it");
}

#[test]
fn a_provider_is_asked_and_what_is_wrong_is_said() {
    let liar = Liar::start();
    let forum = forum(&liar);
    let grace = admin(&forum);
    let asks = || grace.opens("/admin/providers/company").presses("Ask the provider now");
    let good = asks();
    assert!(good.says("is who it says it is") && good.says("Signing out there fits"), "{}", good.html);
    liar.says(|story| story.lie = Some(Lie::OtherIssuerOfItself));
    assert!(asks().says("It says that it is another"));
    liar.says(|story| story.lie = Some(Lie::UnsafeAddress));
    assert!(asks().says("authorization_endpoint is not https"));
    forum.execute("UPDATE providers SET issuer = 'http://127.0.0.1:1'");
    assert!(asks().says("It cannot be reached"));
    forum.execute("UPDATE providers SET issuer = 'https://[::1]:1'");
    assert!(asks().says("is not a public one"));
}

#[test]
fn what_a_provider_cannot_be_is_said_beside_its_field() {
    let forum = Forum::new();
    let grace = admin(&forum);
    let form =
        grace.opens("/admin/providers/new").fills("slug", "new").fills("issuer", "ftp://x").fills("scopes", "email");
    let page = form.presses("Save");
    assert_eq!(page.status, 422);
    for words in ["The words new and only are taken", "begins with https://", "openid has to be among them"] {
        assert!(page.says(words), "{words}: {}", page.html);
    }
    assert_eq!(forum.count("providers"), 0);
}

#[test]
fn a_line_of_the_table_is_added_and_removed() {
    let liar = Liar::start();
    let forum = forum(&liar);
    let grace = admin(&forum);
    let page = grace.opens("/admin/providers/company").fills("claim", "groups").fills("value", "staff");
    let unfit = page.presses("Add the line");
    assert!(unfit.status == 422 && unfit.says("Choose what it gives"), "{}", unfit.html);
    let added =
        unfit.fills("claim", "groups").fills("value", "staff").fills("gift", "role-moderator").presses("Add the line");
    assert!(added.shows("table", "staff"), "{}", added.html);
    assert!(!added.presses("Remove groups staff").shows("table", "staff"));
}

#[test]
fn a_closed_provider_lets_nobody_in_and_a_removed_one_is_gone() {
    let liar = Liar::start();
    let forum = forum(&liar);
    let (ada, grace) = (forum.guest(), admin(&forum));
    liar.signs_in(&ada).presses("Make my account");
    let closed = grace.opens("/admin/providers/company").presses("Close");
    assert!(closed.offers("Open again"), "{}", closed.html);
    assert!(!ada.opens("/").offers("Sign out") && !ada.opens("/sign-in").offers("Continue with Company"));
    assert_eq!(ada.forges("/sign-in/with/company", &[]).status, 403);
    closed.presses("Open again");
    assert!(liar.signs_in(&ada).offers("Sign out"));
    grace.opens("/admin/providers/company").presses("Remove it");
    assert!(!ada.opens("/").offers("Sign out"));
    assert_eq!(forum.count("identities") + forum.count("providers") + forum.count("provider_sign_ins"), 0);
}

#[test]
fn only_this_way_closes_every_local_door_and_the_command_line_opens_them() {
    let liar = Liar::start();
    let forum = forum(&liar);
    let (grace, bea) = (admin(&forum), forum.member("bea"));
    let refused = grace.opens("/admin/providers").presses("Let people in only this way");
    assert!(refused.status == 403 && refused.says("lock yourself out"), "{}", refused.html);
    let back = liar.leads_back(&grace.opens("/settings/identities").presses("Join Company"));
    grace.opens(&*back);
    let only = grace.opens("/admin/providers").presses("Let people in only this way");
    assert!(only.says("People come in with providers only") && only.status == 200, "{}", only.html);
    assert!(!bea.opens("/").offers("Sign out") && grace.opens("/").offers("Sign out"));

    let guest = forum.guest();
    let door = guest.opens("/sign-in");
    assert!(door.offers("Continue with Company") && !door.html.contains("name=\"password\""), "{}", door.html);
    let typed = [("mail", "bea@example.org"), ("password", PASSWORD)];
    assert_eq!(guest.forges("/sign-in", &typed).status, 403);
    let account = [("name", "Eve"), ("handle", ""), ("mail", "eve@example.org"), ("password", PASSWORD)];
    assert_eq!(guest.forges("/sign-up", &account).status, 403);
    let change = [("present_password", PASSWORD), ("password", "another horse battery")];
    assert_eq!(grace.forges("/settings/password", &change).status, 403);
    assert_eq!(grace.forges("/admin/providers/company/close", &[]).status, 403, "the last door stays open");
    assert_eq!(grace.forges("/admin/providers/company/remove", &[]).status, 403);
    assert!(liar.signs_in(&guest).offers("Sign out"));

    forum.write(providers::open_local_doors);
    forum.app.refresh_settings().unwrap();
    forum.app.clock.advance(Duration::from_secs(1));
    assert_ne!(forum.guest().forges("/sign-in", &typed).status, 403);
}
