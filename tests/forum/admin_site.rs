//! Running the site: its settings, its pages and the first steps.

use peerdesk::pages::{self, PageName};
use peerdesk::rights::Role;

use crate::support::Forum;

const PAGES: [&str; 14] = [
    "/admin",
    "/admin/settings",
    "/admin/spaces",
    "/admin/spaces/new",
    "/admin/groups",
    "/admin/people",
    "/admin/people/ada",
    "/admin/tags",
    "/admin/pages",
    "/admin/pages/rules",
    "/admin/jobs",
    "/admin/health",
    "/admin/setup",
    "/admin/setup/space",
];

#[test]
fn only_those_who_run_the_site_find_its_administration() {
    let forum = Forum::new();
    let others = [forum.guest(), forum.member("ada"), forum.with_role("lea", Role::Lead, None)];
    let root = forum.with_role("root", Role::Admin, None);
    for path in PAGES {
        let page = root.gets(path);
        assert_eq!(page.status, 200, "{path}: {}", page.html);
        for other in &others {
            let expected = if other.handle == "guest" { 401 } else { 404 };
            assert_eq!(other.gets(path).status, expected, "{} at {path}", other.handle);
        }
    }
}

#[test]
fn settings_are_kept_and_show_on_the_next_page() {
    let forum = Forum::new();
    let root = forum.with_role("root", Role::Admin, None);
    let form = root.opens("/admin/settings");
    let saved = form
        .fills("name", "Lumen Community")
        .fills("zone", "Asia/Seoul")
        .fills("accent", "#2F6FAE")
        .fills("sign_up", "closed")
        .presses("Save");
    assert!(saved.says("Saved.") && saved.shows(".brand__name", "Lumen Community"));
    let sheets = forum.guest().opens("/threads").attributes("link[rel=stylesheet]", "href");
    assert!(sheets.iter().any(|sheet| sheet.contains("accent-")), "{sheets:?}");
    assert!(forum.guest().opens("/threads").says("Seoul"));
    assert_eq!(forum.app.settings().accent, "#2f6fae");
    assert_eq!(forum.count("audit WHERE kind = 'settings_changed'"), 1);
}

#[test]
fn an_accent_is_looked_at_before_it_is_kept_and_refused_with_one_that_works() {
    let forum = Forum::new();
    let root = forum.with_role("root", Role::Admin, None);
    let form = || root.opens("/admin/settings");
    let looked = form().fills("accent", "#aa3355").presses("See it first");
    assert!(looked.says("Nothing is saved yet"));
    assert!(looked.attributes("link[rel=stylesheet]", "href").iter().any(|sheet| sheet.contains("accent-")));
    assert_eq!(forum.app.settings().accent, "");

    let nonsense = form().fills("accent", "reddish").presses("Save");
    assert_eq!(nonsense.status, 422);
    assert!(nonsense.shows(".field__error", "such as #2f6f5e"));
    assert_eq!(nonsense.attributes("#field-accent", "value"), ["reddish"]);
    let elsewhere = form().fills("zone", "Mars/Olympus").presses("Save");
    assert!(elsewhere.shows(".field__error", "Choose one of the time zones"));
}

#[test]
fn the_first_steps_are_taken_one_after_the_other() {
    let forum = Forum::new();
    let root = forum.with_role("root", Role::Admin, None);
    let space = root.opens("/admin/setup").fills("name", "Lumen Community").presses("Save and go on");
    assert_eq!(space.path, "/admin/setup/space");
    let rules = space.fills("name", "Gateways").fills("products", "Gateway: 4.1, 4.2").presses("Save and go on");
    assert_eq!(rules.path, "/admin/setup/rules");
    let home = rules.fills("markdown", "Be **kind**.").presses("Save and open the community");
    assert!(home.says("The community is open.") && home.path == "/");
    assert!(forum.app.settings().is_set_up);
    assert!(forum.guest().opens("/spaces/gateways").shows("h1", "Gateways"));
    assert!(forum.guest().opens("/rules").shows(".prose strong", "kind"));
}

#[test]
fn every_first_step_can_be_skipped_and_is_then_still_to_be_done() {
    let forum = Forum::new();
    let root = forum.with_role("root", Role::Admin, None);
    let home = root.opens("/admin/setup").follows("Skip this").follows("Skip this").presses("Skip this");
    assert_eq!(home.path, "/");
    assert!(forum.app.settings().is_set_up);
    let left = root.opens("/admin").texts("main section li");
    assert_eq!(left.len(), 6, "{left:?}");
    assert_eq!(forum.count("site_pages") + forum.count("spaces"), 0);
}

#[test]
fn pages_always_answer_and_each_change_is_a_version() {
    let forum = Forum::new();
    let guest = forum.guest();
    for (path, title) in [("/rules", "Rules"), ("/privacy", "Privacy"), ("/terms", "Terms")] {
        assert!(guest.opens(path).shows("h1", title));
    }
    let root = forum.with_role("root", Role::Admin, None);
    let write = |text: &str| root.opens("/admin/pages/rules").fills("markdown", text).presses("Publish");
    assert!(write("Be kind.").shows(".prose", "Be kind.") && write("Be kind.").says("As of"));
    assert!(write("Be kind and <script>alert(1)</script> brief.").shows(".prose", "brief"));
    assert!(!guest.opens("/rules").html.contains("<script>alert"));
    assert_eq!(forum.count("site_pages"), 2, "the same text again is no new version");
    assert_eq!(forum.read(|conn| Ok(pages::current_ids(conn)?)).len(), 1);
    assert_eq!(root.opens("/admin/pages/rules").fills("markdown", " ").presses("Publish").status, 422);
    assert_eq!(root.gets("/admin/pages/other").status, 404);
}

#[test]
fn many_writers_of_a_page_leave_one_version_each() {
    let forum = Forum::new();
    let root = forum.with_role("root", Role::Admin, None);
    let by = forum.as_member(root.id());
    let outcomes = forum.at_once(8, |nth, tx| pages::save(tx, &by, PageName::Terms, &format!("Version of {nth}.")));
    assert!(outcomes.iter().all(Result::is_ok), "{outcomes:?}");
    assert_eq!(forum.count("site_pages WHERE version <= 8"), 8);
}
