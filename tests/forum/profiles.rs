//! What people show of themselves: handle, picture, the products they use, and who sees the lists of what they wrote.

use std::time::Duration;

use image::ImageFormat;
use peerdesk::ids::PostId;
use peerdesk::rights::Role;
use peerdesk::{people, posts};

use crate::support::files::picture;
use crate::support::{Forum, Page};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// A product with a version in the space `general`, by the value that its choice has.
fn gateway(forum: &Forum) -> String {
    let space = forum.space("general");
    forum.execute(&format!("INSERT INTO products (space_id, name, position) VALUES ({space}, 'Gateway', 0)"));
    forum.execute("INSERT INTO product_versions (product_id, name, position) SELECT id, '3', 0 FROM products");
    let number = |table: &str| forum.number(&format!("max(id) AS number FROM {table}"));
    format!("{}-{}", number("products"), number("product_versions"))
}

#[test]
fn an_old_handle_leads_on_and_is_nobody_elses_for_a_year() {
    let forum = Forum::new();
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    let thread = grace.asks("Did she say so?");
    grace.answers(&thread, "Ask @ada please.");
    let renamed = ada.opens("/settings/profile").fills("handle", "Countess").presses("Change handle");
    assert!(renamed.says("You can take another handle from"), "{}", renamed.html);
    let guest = forum.guest();
    let old = guest.gets("/people/ada");
    assert_eq!(old.header("location"), Some("/people/countess"));
    let take = |handle: &str| grace.forges("/settings/handle", &[("handle", handle)]);
    assert_eq!((take("ada").status, take("adа").status, take("countess").status), (422, 422, 422));
    let new = forum.write(|tx| people::propose_handle(tx, "Ada"));
    assert_ne!(new, "ada");

    forum.write(|tx| posts::render_again(tx, PostId::new(0), 50));
    assert!(grace.opens(&thread).html.contains(r#"href="/people/countess">@ada</a>"#));

    forum.app.clock.advance(366 * DAY);
    forum.write(|tx| Ok(people::forget_old_handles(tx)?));
    forum.write(|tx| people::rename(tx, grace.id(), "ada"));
}

#[test]
fn a_handle_is_changed_once_a_month_and_can_be_had_back() {
    let forum = Forum::new();
    let ada = forum.member("ada");
    let take = |handle: &str| ada.forges("/settings/handle", &[("handle", handle)]);
    assert_eq!(take("countess").status, 303);
    assert_eq!(take("ada").status, 422);
    forum.app.clock.advance(31 * DAY);
    forum.write(|tx| people::rename(tx, ada.id(), "ada"));
    assert_eq!(forum.guest().gets("/people/countess").header("location"), Some("/people/ada"));
    assert_eq!(forum.count("old_handles"), 1);
}

#[test]
fn of_many_who_want_a_handle_one_gets_it() {
    let forum = Forum::new();
    let people: Vec<_> = (0..8).map(|nth| forum.member(&format!("person{nth}")).id()).collect();
    let outcomes = forum.at_once(8, |nth, tx| people::rename(tx, people[nth], "wanted"));
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1);
    assert_eq!((forum.count("people WHERE handle = 'wanted'"), forum.count("old_handles")), (1, 1));
}

#[test]
fn a_picture_is_small_square_and_for_everybody_until_it_is_taken_away() {
    let forum = Forum::new();
    let ada = forum.member("ada");
    let profile = ada.opens("/settings/profile").attaches("file", "me.png", picture(900, 500, ImageFormat::Png));
    let saved = profile.presses("Use this picture");
    assert!(saved.says("Your picture is there."), "{}", saved.html);
    let address = forum.guest().opens("/people/ada").attributes("img.avatar", "src").remove(0);
    assert_eq!(forum.guest().gets(&address).status, 200);
    assert_eq!(forum.count("uploads WHERE width = 256 AND height = 256"), 1);
    forum.app.clock.advance(3 * DAY);
    peerdesk::uploads::forget_unused(&forum.app.db, &forum.app.store).unwrap();
    assert_eq!(forum.guest().gets(&address).status, 200, "it is in use");

    ada.opens("/settings/profile").presses("Take the picture away");
    assert_eq!(forum.guest().gets(&address).status, 404);
    assert!(forum.guest().opens("/people/ada").texts("span.avatar").contains(&"A".to_owned()));
}

#[test]
fn what_is_no_picture_is_refused_beside_the_field() {
    let forum = Forum::new();
    let ada = forum.member("ada");
    let again =
        |bytes: Vec<u8>| ada.opens("/settings/profile").attaches("file", "me.png", bytes).presses("Use this picture");
    assert!(again(b"a log".to_vec()).shows("#field-file-about", "png, jpeg"));
    assert_eq!(again(Vec::new()).status, 422);
    assert_eq!(forum.count("uploads"), 0);
}

fn beside(page: &Page<'_>) -> Vec<String> {
    page.texts(".post__uses")
}

#[test]
fn products_used_stand_on_the_page_and_beside_posts() {
    let forum = Forum::new();
    let (value, ada, grace) = (gateway(&forum), forum.member("ada"), forum.member("grace"));
    let form = || grace.opens("/settings/profile").fills("product", &value);
    let year = form().fills("since", "1821").presses("Add");
    assert!(year.status == 422 && year.shows("#field-since-about", "1970"), "{}", year.html);
    let saved = form().fills("since", "2021").presses("Add");
    assert!(saved.says("Gateway 3, since 2021"));
    assert!(forum.guest().opens("/people/grace").shows(".uses", "Gateway 3, since 2021"));

    let thread = ada.asks("Why does it blink?");
    grace.answers(&thread, "It waits for its update.");
    assert_eq!(beside(&ada.opens(&thread)), ["uses Gateway 3, since 2021"]);
    forum.execute("UPDATE threads SET product_id = (SELECT max(id) FROM products)");
    assert_eq!(beside(&ada.opens(&thread)), ["also uses Gateway 3, since 2021"]);

    forum.execute("UPDATE spaces SET access = 'groups'");
    assert!(!forum.guest().opens("/people/grace").says("Gateway"));
    forum.execute("UPDATE spaces SET access = 'everyone'");
    let removed = grace.opens("/settings/profile").presses("Remove");
    assert!(!removed.shows(".sessions", "Gateway"));
}

#[test]
fn lists_of_what_one_wrote_can_be_kept_from_others() {
    let forum = Forum::new();
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    let mona = forum.with_role("mona", Role::Moderator, Some("general"));
    ada.asks("A question that only some see listed");
    ada.opens("/settings/profile").fills("hides_activity", "true").presses("Save");
    let lists = |person: &crate::support::Person<'_>| person.opens("/people/ada").says("that only some see listed");
    assert!(lists(&ada) && lists(&mona) && !lists(&grace) && !lists(&forum.guest()));
    assert!(grace.opens("/people/ada").says("keeps the lists"));
}

#[test]
fn shortcuts_can_be_switched_off() {
    let forum = Forum::new();
    let ada = forum.member("ada");
    assert!(!ada.opens("/").html.contains("data-shortcuts=\"off\""));
    ada.opens("/settings/profile").fills("has_shortcuts", "").presses("Save");
    assert!(ada.opens("/").html.contains("data-shortcuts=\"off\""));
}

#[test]
fn who_keeps_lists_from_others_is_not_found_by_their_name_either() {
    let forum = Forum::new();
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    let mona = forum.with_role("mona", Role::Moderator, Some("general"));
    let thread = grace.asks("How dry is a cellar?");
    ada.answers(&thread, "Use the Restore tab.");
    let finds = |person: &crate::support::Person<'_>, query: &str| {
        forum.search_catches_up();
        let page = person.opens(&*format!("/search?q={query}"));
        assert_eq!(page.status, 200);
        page.says("How dry is a")
    };
    let guest = forum.guest();
    assert!(finds(&guest, "author:ada") && finds(&guest, "ada") && finds(&guest, "author:@Ada"));
    let hides = |value: &str| drop(ada.opens("/settings/profile").fills("hides_activity", value).presses("Save"));
    hides("true");
    for query in ["author:ada", "author:@Ada", "ada", "author:ada+cellar", "author:ada&state=open"] {
        assert!(!finds(&guest, query) && !finds(&grace, query), "{query}");
    }
    assert!(finds(&ada, "author:ada") && finds(&mona, "author:ada"), "they and staff may");
    assert!(finds(&guest, "cellar") && finds(&guest, "author:grace"), "the thread is as open as before");
    assert!(!guest.gets("/suggestions?title=ada").html.contains("cellar"));
    hides("");
    assert!(finds(&guest, "author:ada"));
}
